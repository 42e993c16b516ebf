-- What was brought against one defendant, in the order of time: applications for an expert (they interrupt the ten years, which run anew
-- from the report), then the claim on the merits. Where no claim on the merits is on file, the last row is the day the file is read at.
-- has_doubt: nobody says by whom or against whom, or when; a criminal complaint may hold a claim for damages (partie civile). What another
-- than the claimant brought, or against another, bears on nobody here. resumed_on: the day from which the ten years run again; before
-- the law of 17 June 2008 the expert's work did not suspend them: unknown (see csp-l1142-28, which a test compares).
WITH sides AS (
    SELECT case_id, party AS id, side FROM said.party WHERE side IS NOT NULL
    UNION
    SELECT case_id, person AS id, side FROM said.party WHERE side IS NOT NULL AND person IS NOT NULL
    UNION
    SELECT case_id, organization AS id, side FROM said.party WHERE side IS NOT NULL AND organization IS NOT NULL
),
brought AS (
    SELECT d.case_id, d.party, p.proceeding, p.kind, p.filed_on, p.decided_on, p.ended_on, p.evidence,
        CASE WHEN p.against_contested THEN NULL WHEN p.against IS NOT NULL
             THEN p.against = d.party OR (p.against = d.person) IS TRUE OR (p.against = d.organization) IS TRUE END AS is_against,
        CASE WHEN p.claimant_contested OR p.claimant IS NULL THEN NULL ELSE s.side IS NOT DISTINCT FROM 'claimant' END AS is_by_claimant,
        p.filed_on_contested OR p.decided_on_contested OR p.ended_on_contested OR p.against_contested OR p.claimant_contested AS is_disputed
    FROM sued AS d JOIN said.proceeding AS p ON p.case_id = d.case_id
    LEFT JOIN sides AS s ON s.case_id = p.case_id AND s.id = p.claimant
    WHERE p.kind IN ('interim_expertise', 'merits', 'criminal')
)
SELECT case_id, party, proceeding, kind, filed_on, is_disputed,
    (is_against AND is_by_claimant AND kind <> 'criminal' AND filed_on."from" IS NOT NULL) IS NOT TRUE AS has_doubt,
    kind = 'interim_expertise' AND ended_on.happened IS FALSE
        AND (filed_on."from" >= DATE '2008-06-19' OR decided_on."from" >= DATE '2008-06-19') IS TRUE AS is_pending,
    CASE WHEN kind = 'interim_expertise' AND (filed_on."from" >= DATE '2008-06-19' OR decided_on."from" >= DATE '2008-06-19')
         THEN ended_on END AS resumed_on, evidence
FROM brought WHERE is_against IS DISTINCT FROM FALSE AND is_by_claimant IS DISTINCT FROM FALSE
UNION ALL
SELECT d.case_id, d.party, '' AS proceeding, 'as_of' AS kind, c.as_of AS filed_on, FALSE AS is_disputed, FALSE AS has_doubt, FALSE AS is_pending,
    CASE WHEN FALSE THEN c.as_of END AS resumed_on, CASE WHEN FALSE THEN d.evidence END AS evidence
FROM sued AS d JOIN casefile AS c ON c.case_id = d.case_id
