-- Each professional, the capacity in which he acted (his usual one where his interventions do not say), and whose insurance answers for
-- him (insured_by): his own where he is liberal, his establishment's where he is on its staff; unknown where his capacity is.
WITH acted AS (
    SELECT case_id, person, agreed(practice) AS practice,
        disputed(practice) OR any_true(practice_contested) IS TRUE AS practice_contested, list_sort(flatten(list(evidence))) AS evidence
    FROM said.participant WHERE practice IS NOT NULL OR practice_contested
    GROUP BY case_id, person
),
placed AS (
    SELECT p.case_id, p.person, p.name, p.organization, p.organization_contested,
        CASE WHEN a.person IS NULL THEN p.practice ELSE a.practice END AS practice,
        CASE WHEN a.person IS NULL THEN p.practice_contested ELSE a.practice_contested END AS practice_contested,
        p.evidence, a.evidence AS acting_evidence
    FROM said.person AS p LEFT JOIN acted AS a ON a.case_id = p.case_id AND a.person = p.person
    WHERE p.role = 'professional'
)
SELECT case_id, person, name, practice, practice_contested,
    CASE WHEN practice = 'liberal' THEN person WHEN practice IN ('public_hospital', 'private_salaried') THEN organization END AS insured_by,
    practice_contested OR (organization_contested AND practice <> 'liberal') AS insured_by_contested, evidence, acting_evidence
FROM placed
