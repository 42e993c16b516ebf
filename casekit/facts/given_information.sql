-- One item of information as it bears on one subject (a use of AI, a risk, an act, a decision): given or not, and in the time that its
-- topic asks for. An information without a use but with the act of the use bears on that use; the same for a decision. Of the reasons to
-- depart from the AI, the day on which the patient was told (table decision) is one more item. The damage has its own fact (damage_told).
-- whom: for the professionals, each of whom is told apart, the one who was told; blank elsewhere.
WITH on_subject AS (
    SELECT i.*, u.use AS subject, u.used_at, u.used_at_contested, a.performed_at, a.performed_at_contested
    FROM said.information AS i JOIN said.ai_use AS u ON u.case_id = i.case_id AND u.use = i.use
    LEFT JOIN said.act AS a ON a.case_id = u.case_id AND a.act = u.act
    WHERE i.topic IN ('ai_use', 'ai_interpretation', 'ai_interaction', 'professionals')
    UNION ALL
    SELECT i.*, u.use AS subject, u.used_at, u.used_at_contested, a.performed_at, a.performed_at_contested
    FROM said.information AS i JOIN said.ai_use AS u ON u.case_id = i.case_id AND u.act = i.act
    LEFT JOIN said.act AS a ON a.case_id = u.case_id AND a.act = u.act
    WHERE i.topic IN ('ai_use', 'ai_interpretation', 'ai_interaction', 'professionals') AND i.use IS NULL AND NOT i.use_contested
    UNION ALL
    SELECT i.*, r.risk AS subject, a.performed_at AS used_at, a.performed_at_contested AS used_at_contested, a.performed_at, a.performed_at_contested
    FROM said.information AS i JOIN said.risk AS r ON r.case_id = i.case_id AND r.risk = i.risk
    LEFT JOIN said.act AS a ON a.case_id = r.case_id AND a.act = r.act
    WHERE i.topic = 'risk'
    UNION ALL
    SELECT i.*, a.act AS subject, a.performed_at AS used_at, a.performed_at_contested AS used_at_contested, a.performed_at, a.performed_at_contested
    FROM said.information AS i JOIN said.act AS a ON a.case_id = i.case_id AND a.act = i.act
    WHERE i.topic = 'alternative'
    UNION ALL
    SELECT i.*, d.decision AS subject, d.decided_at AS used_at, FALSE AS used_at_contested, d.decided_at AS performed_at, FALSE AS performed_at_contested
    FROM said.information AS i JOIN said.decision AS d ON d.case_id = i.case_id AND d.decision = i.decision
    WHERE i.topic = 'ai_departure'
    UNION ALL
    SELECT i.*, d.decision AS subject, d.decided_at AS used_at, FALSE AS used_at_contested, d.decided_at AS performed_at, FALSE AS performed_at_contested
    FROM said.information AS i JOIN said.decision AS d ON d.case_id = i.case_id AND d.use = i.use
    WHERE i.topic = 'ai_departure' AND i.decision IS NULL AND NOT i.decision_contested
    UNION ALL
    SELECT i.*, d.decision AS subject, d.decided_at AS used_at, FALSE AS used_at_contested, d.decided_at AS performed_at, FALSE AS performed_at_contested
    FROM said.information AS i JOIN said.decision AS d ON d.case_id = i.case_id AND d.act = i.act
    WHERE i.topic = 'ai_departure' AND i.decision IS NULL AND NOT i.decision_contested AND i.use IS NULL AND NOT i.use_contested
),
placed AS (
    SELECT *, topic IN ('ai_interpretation', 'professionals', 'ai_departure') AS has_no_term,
        CASE WHEN used_at.happened IS NOT NULL OR used_at_contested THEN used_at ELSE performed_at END AS due,
        used_at_contested IS TRUE OR (used_at.happened IS NULL AND performed_at_contested IS TRUE) AS due_contested
    FROM on_subject
)
SELECT case_id, topic, subject, CASE WHEN topic = 'professionals' THEN recipient END AS whom, given_by, given,
    given AND (has_no_term OR CASE WHEN before_act IS NOT NULL THEN before_act
                                   WHEN topic = 'ai_interaction' THEN NOT before(due, given_at)
                                   ELSE before(given_at, due) END) AS in_time,
    CASE WHEN topic NOT IN ('ai_use', 'ai_interpretation', 'risk') OR mode IN ('interview', 'signed_sheet', 'record_entry', 'letter') THEN TRUE
         WHEN mode IN ('poster', 'booklet') THEN FALSE END AS is_individual,
    given_contested OR given_at_contested OR before_act_contested OR (due_contested AND NOT has_no_term) AS is_disputed,
    data_accessible, data_accessible_contested, exception, evidence
FROM placed
UNION ALL
SELECT case_id, 'ai_departure' AS topic, decision AS subject, CAST(NULL AS VARCHAR) AS whom, professional AS given_by,
    told_patient_at.happened AS given, told_patient_at.happened AS in_time, TRUE AS is_individual, told_patient_at_contested AS is_disputed,
    CAST(NULL AS BOOLEAN) AS data_accessible, FALSE AS data_accessible_contested, CAST(NULL AS VARCHAR) AS exception, evidence
FROM said.decision
WHERE told_patient_at.happened IS NOT NULL OR told_patient_at_contested
