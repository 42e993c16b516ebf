-- One act beside what was known and recommended on its day (the day on which it was due, where it was omitted, refused or put off): was the
-- risk in proportion to the benefit (the expert's appraisal), was an AI recommended for it, and was that AI used. An act that was omitted
-- or refused used none; for an act performed the absence of a use on file says nothing: the record must say that no AI served.
WITH served AS (
    SELECT r.case_id, r.subject AS act, r.standard, r.is_of_the_day AND r.is_for_it AND r.recommends = 'ai_use' AS is_recommended,
        r.system IS NULL AND NOT r.system_contested AS is_any, r.is_disputed,
        any_value(r.evidence) AS evidence, -- never NULL: one and the same list on every row of one recommendation
        any_true(CASE WHEN r.system IS NULL AND NOT r.system_contested THEN u.purpose IN ('prevention', 'diagnosis', 'care', 'triage')
                      ELSE r.system = u.system END) IS TRUE AS is_on_file
    FROM recommended AS r
    LEFT JOIN said.ai_use AS u ON u.case_id = r.case_id AND u.act = r.subject
    WHERE r.subject_kind = 'act'
    GROUP BY r.case_id, r.subject, r.standard, r.is_of_the_day, r.is_for_it, r.recommends, r.system, r.system_contested, r.is_disputed
),
told AS (
    SELECT s.case_id, s.act, s.is_recommended, s.is_disputed OR (s.is_on_file AND a.ai_was_used IS FALSE) AS is_disputed, s.evidence,
        CASE WHEN s.is_on_file AND a.ai_was_used IS FALSE THEN NULL WHEN s.is_on_file OR (a.ai_was_used AND s.is_any) THEN TRUE
             WHEN NOT a.ai_was_used THEN FALSE
             WHEN a.status IN ('omitted', 'refused') AND a.performed_at.happened IS NOT TRUE AND NOT a.ai_was_used_contested
                  AND a.ai_was_used IS NULL THEN FALSE END AS is_used
    FROM served AS s JOIN said.act AS a ON a.case_id = s.case_id AND a.act = s.act
),
advised AS (
    SELECT case_id, act, any_true(is_recommended) AS is_ai_recommended, any_true(is_recommended AND NOT is_used) AS is_ai_unused,
        any_true(is_disputed) IS TRUE AS is_disputed, list_sort(flatten(list(evidence))) AS evidence
    FROM told GROUP BY case_id, act
),
refusals AS (
    SELECT case_id, act, any_true(answer = 'refused') AS is_refused, any_true(answer_contested) IS TRUE AS is_disputed,
        list_sort(flatten(list(evidence))) AS evidence
    FROM said.consent WHERE topic = 'ai_use' AND act IS NOT NULL GROUP BY case_id, act
)
SELECT a.case_id, a.act, a.label, a.status, a.performed_at, d.acted_at, w.person AS professional, w.person_name AS professional_name, w.answerable,
    a.organization, o.name AS organization_name,
    CASE WHEN a.performed_at.happened IS NOT NULL THEN a.performed_at.happened WHEN a.status = 'performed' THEN TRUE
         WHEN a.status IN ('omitted', 'refused') THEN FALSE END AS is_performed,
    a.status_contested OR a.performed_at_contested AS is_performed_contested,
    a.is_proportionate, a.is_proportionate_contested, v.is_ai_recommended, v.is_disputed IS TRUE AS is_ai_recommended_contested,
    v.is_ai_unused, v.is_disputed IS TRUE OR a.ai_was_used_contested AS is_ai_unused_contested,
    CASE WHEN a.status = 'refused' OR r.is_refused THEN TRUE WHEN a.status IS NOT NULL THEN r.is_refused END AS is_refused,
    a.status_contested OR r.is_disputed IS TRUE AS is_refused_contested,
    a.evidence, v.evidence AS standard_evidence, r.evidence AS refusal_evidence
FROM said.act AS a
LEFT JOIN acted AS d ON d.case_id = a.case_id AND d.act = a.act
LEFT JOIN said.organization AS o ON o.case_id = a.case_id AND o.organization = a.organization
LEFT JOIN answerable AS w ON w.case_id = a.case_id AND w.subject = a.act AND w.kind = 'act'
LEFT JOIN advised AS v ON v.case_id = a.case_id AND v.act = a.act
LEFT JOIN refusals AS r ON r.case_id = a.case_id AND r.act = a.act
