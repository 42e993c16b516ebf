-- In whose name an act, a use of AI or a decision stands: the professional of the row or, where it names none, its one author; for a
-- resident who acted under a named supervisor, that supervisor. A resident without a named supervisor stands alone until the file
-- tells; two supervisors named for one resident leave it unknown. Who takes part in an act or a use takes part in the decision on it.
WITH part_taken AS (
    SELECT d.case_id, d.kind, d.subject, any_true(t.part = 'supervisor') IS TRUE AS is_supervised,
        agreed(CASE WHEN t.part = 'supervisor' THEN t.person END) AS supervisor,
        agreed(CASE WHEN t.part = 'author' AND t.about = d.subject THEN t.person END) AS author,
        any_true(t.part = 'resident' AND t.person = d.professional) IS TRUE AS is_resident,
        agreed(CASE WHEN t.part = 'resident' THEN t.person END) AS resident,
        any_true(t.part = 'rcp_member') IS TRUE AS is_collegial, any_true(t.part = 'requested') IS TRUE AS is_at_distance,
        agreed(CASE WHEN t.person = d.professional OR (d.professional IS NULL AND t.part = 'author') THEN t.practice END) AS practice,
        disputed(CASE WHEN t.person = d.professional OR (d.professional IS NULL AND t.part = 'author') THEN t.practice END)
            OR any_true(t.practice_contested) IS TRUE AS practice_contested
    FROM (
        SELECT case_id, 'act' AS kind, act AS subject, act AS about, professional FROM said.act
        UNION ALL
        SELECT case_id, 'ai_use', use, use, professional FROM said.ai_use
        UNION ALL
        SELECT case_id, 'ai_use', use, act, professional FROM said.ai_use
        UNION ALL
        SELECT case_id, 'decision', decision, decision, professional FROM said.decision
        UNION ALL
        SELECT case_id, 'decision', decision, act, professional FROM said.decision
        UNION ALL
        SELECT case_id, 'decision', decision, use, professional FROM said.decision
    ) AS d
    JOIN said.participant AS t ON t.case_id = d.case_id AND t.about = d.about
    GROUP BY d.case_id, d.kind, d.subject
),
acting AS (
    SELECT d.case_id, d.kind, d.subject, t.is_supervised, t.supervisor, t.is_collegial, t.is_at_distance, t.practice, t.practice_contested,
        CASE WHEN d.professional IS NOT NULL OR d.professional_contested THEN d.professional ELSE t.author END AS person,
        CASE WHEN d.professional IS NULL AND NOT d.professional_contested THEN t.resident = t.author ELSE t.is_resident END IS TRUE AS is_resident
    FROM (
        SELECT case_id, 'act' AS kind, act AS subject, professional, professional_contested FROM said.act
        UNION ALL
        SELECT case_id, 'ai_use', use, professional, professional_contested FROM said.ai_use
        UNION ALL
        SELECT case_id, 'decision', decision, professional, professional_contested FROM said.decision
    ) AS d
    LEFT JOIN part_taken AS t ON t.case_id = d.case_id AND t.kind = d.kind AND t.subject = d.subject
)
SELECT a.case_id, a.subject, a.kind, a.person, p.name AS person_name,
    CASE WHEN a.is_resident AND a.is_supervised THEN a.supervisor ELSE a.person END AS answerable,
    a.is_resident AND a.is_supervised AS is_supervised, s.name AS supervisor_name, a.is_collegial, a.is_at_distance,
    p.role = 'patient' AS is_by_patient, p.role_contested AS is_by_patient_contested,
    CASE WHEN a.practice IS NOT NULL OR a.practice_contested THEN a.practice ELSE p.practice END AS practice,
    a.practice_contested OR (a.practice IS NULL AND p.practice_contested IS TRUE) AS practice_contested
FROM acting AS a
LEFT JOIN said.person AS p ON p.case_id = a.case_id AND p.person = a.person
LEFT JOIN said.person AS s ON s.case_id = a.case_id AND s.person = a.supervisor
