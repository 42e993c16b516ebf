-- The side of each person whose words may be reported: that of the party he is, or works for; a patient, a relative, an heir or a
-- representative who is no party speaks on the claimant's side; 'both': he belongs to the two; 'none': a third party.
-- NULL, or no row: nobody knows for whom he speaks, and his words establish nothing for anyone.
WITH spoken AS (
    SELECT p.case_id, p.person,
        y.side IS NOT DISTINCT FROM 'claimant' OR z.side IS NOT DISTINCT FROM 'claimant'
            OR (y.party IS NULL AND (p.role IN ('patient', 'relative', 'representative', 'heir')) IS TRUE) AS is_claimant,
        y.side IS NOT DISTINCT FROM 'defence' OR z.side IS NOT DISTINCT FROM 'defence' AS is_defendant,
        CASE WHEN y.party IS NOT NULL THEN y.side WHEN z.party IS NOT NULL THEN z.side ELSE p.role END IS NOT NULL AS is_known
    FROM main.person AS p
    LEFT JOIN main.party AS y ON y.case_id = p.case_id AND y.person = p.person
    LEFT JOIN main.party AS z ON z.case_id = p.case_id AND z.organization = p.organization
)
SELECT case_id, person,
    CASE WHEN bool_or(is_claimant) AND bool_or(is_defendant) THEN 'both' -- never NULL: each is written to be true or false
         WHEN bool_or(is_claimant) THEN 'claimant' -- never NULL: the same
         WHEN bool_or(is_defendant) THEN 'defence' -- never NULL: the same
         WHEN bool_or(is_known) THEN 'none' END AS side -- never NULL: the same
FROM spoken GROUP BY case_id, person
