-- The capacity in which one person took part in one act, one use of AI or one decision: the one stated for that occasion, or else that
-- person's usual practice (participant.practice is filled only where it differs). Unknown where two exhibits state two capacities.
WITH taken AS (
    SELECT p.case_id, p.person, p.about, p.practice, p.practice_contested, p.evidence
    FROM said.participant AS p WHERE p.person IS NOT NULL AND p.about IS NOT NULL AND p.part IS DISTINCT FROM 'patient'
    UNION ALL
    SELECT a.case_id, a.professional, a.act, CAST(NULL AS VARCHAR), FALSE, a.evidence FROM said.act AS a WHERE a.professional IS NOT NULL
    UNION ALL
    SELECT u.case_id, u.professional, u.use, CAST(NULL AS VARCHAR), FALSE, u.evidence FROM said.ai_use AS u WHERE u.professional IS NOT NULL
    UNION ALL
    SELECT d.case_id, d.professional, d.decision, CAST(NULL AS VARCHAR), FALSE, d.evidence
    FROM said.decision AS d WHERE d.professional IS NOT NULL
),
together AS (
    SELECT case_id, person, about, agreed(practice) AS practice,
        any_true(practice_contested) IS TRUE OR disputed(practice) AS is_disputed,
        list_sort(flatten(list(evidence))) AS evidence
    FROM taken GROUP BY case_id, person, about
)
SELECT t.case_id, t.person, t.about,
    CASE WHEN t.practice IS NULL AND NOT t.is_disputed THEN p.practice ELSE t.practice END AS practice,
    t.is_disputed OR (t.practice IS NULL AND p.practice_contested IS TRUE) AS practice_contested, t.evidence
FROM together AS t LEFT JOIN said.person AS p ON p.case_id = t.case_id AND p.person = t.person
