-- Whom the items of information on one topic and one subject reached, read together: the patient himself, the one who represents him.
-- Several items on uses or decisions of one act are read together; an item that names no subject is read alone. A poster reaches nobody.
WITH keyed AS (
    SELECT i.case_id, i.information, i.topic,
        CASE WHEN i.topic = 'risk' AND i.risk IS NOT NULL THEN 'risk ' || i.risk
             WHEN i.act IS NOT NULL THEN 'act ' || i.act WHEN u.act IS NOT NULL THEN 'act ' || u.act WHEN d.act IS NOT NULL THEN 'act ' || d.act
             WHEN i.use IS NOT NULL THEN 'use ' || i.use WHEN i.decision IS NOT NULL THEN 'decision ' || i.decision
             ELSE 'information ' || i.information END AS subject,
        CASE WHEN i.mode = 'poster' THEN FALSE ELSE i.given AND i.recipient = i.patient END AS reached_patient,
        CASE WHEN i.mode = 'poster' THEN FALSE ELSE i.given AND i.recipient = t.represented_by END AS reached_representative,
        i.given_contested OR i.recipient_contested AS is_disputed, t.represented_by_contested
    FROM said.information AS i
    LEFT JOIN said.person AS t ON t.case_id = i.case_id AND t.person = i.patient
    LEFT JOIN said.ai_use AS u ON u.case_id = i.case_id AND u.use = i.use
    LEFT JOIN said.decision AS d ON d.case_id = i.case_id AND d.decision = i.decision
),
reached AS (
    SELECT case_id, topic, subject, any_true(reached_patient) AS is_patient_told, any_true(reached_representative) AS is_representative_told,
        any_true(is_disputed) IS TRUE AS is_patient_told_contested,
        any_true(is_disputed OR represented_by_contested IS TRUE) IS TRUE AS is_representative_told_contested
    FROM keyed GROUP BY case_id, topic, subject
)
SELECT k.case_id, k.information, r.is_patient_told, r.is_patient_told_contested, r.is_representative_told, r.is_representative_told_contested
FROM keyed AS k
JOIN reached AS r ON r.case_id = k.case_id AND r.topic = k.topic AND r.subject = k.subject
