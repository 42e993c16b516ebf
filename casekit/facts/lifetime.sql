-- One person: the day on which he died, if he did. Where no record speaks of a death, a person who is himself a party on the claimant's
-- side is alive (party_evidence says where he is that party); of any other, nothing is known.
WITH claimants AS (
    SELECT case_id, person, flatten(list(evidence)) AS evidence
    FROM said.party WHERE role = 'claimant' AND person IS NOT NULL GROUP BY case_id, person
)
SELECT p.case_id, p.person, p.role,
    CASE WHEN p.died_on.happened IS NULL AND NOT p.died_on_contested AND y.person IS NOT NULL
         THEN {'written': 'aucun', 'from': CAST(NULL AS DATE), 'to': CAST(NULL AS DATE), 'zone': 'none', 'happened': FALSE}
         ELSE p.died_on END AS died_on,
    p.died_on_contested, p.evidence, CASE WHEN p.died_on.happened IS NULL AND NOT p.died_on_contested THEN y.evidence END AS party_evidence
FROM said.person AS p LEFT JOIN claimants AS y ON y.case_id = p.case_id AND y.person = p.person
