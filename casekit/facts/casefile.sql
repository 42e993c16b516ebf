-- The case itself: who asked what, the day of the facts, the day the file is read at.
SELECT c.case_id, c.casefile, c.title AS label, c.forum, c.body, c.docket, c.facts_on, c.first_claim_on, c.consolidated_on, c.as_of, c.evidence
FROM said.casefile AS c
