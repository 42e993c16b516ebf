-- One text of the record that an AI drafted (a scribe, a use for documentation, a text of a generative AI kept in the record), and whether
-- a person validated it. Another tool's result in words may or may not be such a text: unknown. Validation: a validator named for the
-- use or for the decision on it, or a critical examination documented there. It is late where it certainly came after the text was
-- entered (the event that bears the id of the use says when); an undated one is not known to be.
WITH validations AS (
    SELECT t.case_id, t.about AS use, t.part = 'validator' AS is_validated, NULL AS validated_at,
        t.part_contested AS is_disputed, t.evidence
    FROM said.participant AS t JOIN said.ai_use AS u ON u.case_id = t.case_id AND u.use = t.about
    WHERE t.part = 'validator' OR t.part_contested
    UNION ALL
    SELECT d.case_id, d.use, CASE WHEN t.participant IS NOT NULL THEN TRUE ELSE d.critical_review END, d.decided_at,
        d.critical_review_contested OR d.decided_at_contested, d.evidence
    FROM said.decision AS d
    LEFT JOIN said.participant AS t ON t.case_id = d.case_id AND t.about = d.decision AND t.part = 'validator'
    WHERE d.use IS NOT NULL
),
judged AS (
    SELECT v.case_id, v.use, any_true(v.is_validated) AS is_validated,
        all_true(CASE WHEN v.is_validated THEN before(n.recorded_at, v.validated_at) WHEN v.is_validated IS NULL THEN NULL ELSE TRUE END) AS is_late,
        any_true(v.is_disputed OR n.recorded_at_contested) IS TRUE AS is_disputed, list_sort(flatten(list(v.evidence))) AS evidence
    FROM validations AS v LEFT JOIN said.event AS n ON n.case_id = v.case_id AND n.event = v.use
    GROUP BY v.case_id, v.use
)
SELECT u.case_id, u.use, u.used_at,
    CASE WHEN s.name IS NOT NULL THEN 'Texte rédigé par ' || s.name END AS label, w.person AS professional, w.person_name AS professional_name,
    w.answerable, a.organization, o.name AS organization_name,
    u.purpose = 'documentation' OR s.kind = 'scribe'
        OR (u.output_kind = 'text' AND u.output_kept AND CASE WHEN s.kind = 'generative' THEN TRUE END) AS is_record_draft,
    u.purpose_contested OR s.kind_contested OR u.output_kind_contested OR u.output_kept_contested AS is_record_draft_contested,
    j.is_validated, j.is_disputed AS is_validated_contested, j.is_validated AND j.is_late AS is_validated_late,
    j.is_disputed AS is_validated_late_contested, n.recorded_at, u.evidence, j.evidence AS validation_evidence
FROM said.ai_use AS u
LEFT JOIN said.ai_system AS s ON s.case_id = u.case_id AND s.system = u.system
LEFT JOIN said.act AS a ON a.case_id = u.case_id AND a.act = u.act
LEFT JOIN said.organization AS o ON o.case_id = u.case_id AND o.organization = a.organization
LEFT JOIN said.event AS n ON n.case_id = u.case_id AND n.event = u.use
LEFT JOIN answerable AS w ON w.case_id = u.case_id AND w.subject = u.use AND w.kind = 'ai_use'
LEFT JOIN judged AS j ON j.case_id = u.case_id AND j.use = u.use
