-- One answer to one request for consent (to an act, or to the use of AI), beside the day of what it is about: agreed or not, before it or not.
-- stopped_at: the refusal or the withdrawal that it holds, where that came before. A consent to AI without a use but with the act of the
-- use bears on that use. What came after each answer: see facts/answered.sql.
WITH bearing AS (
    SELECT c.*, a.act AS subject, a.performed_at AS used_at, a.performed_at_contested AS used_at_contested,
        a.performed_at, a.performed_at_contested
    FROM said.consent AS c JOIN said.act AS a ON a.case_id = c.case_id AND a.act = c.act
    WHERE c.topic = 'act'
    UNION ALL
    SELECT c.*, u.use, u.used_at, u.used_at_contested, a.performed_at, a.performed_at_contested
    FROM said.consent AS c JOIN said.ai_use AS u ON u.case_id = c.case_id AND u.use = c.use
    LEFT JOIN said.act AS a ON a.case_id = c.case_id AND a.act = u.act
    WHERE c.topic = 'ai_use'
    UNION ALL
    SELECT c.*, u.use, u.used_at, u.used_at_contested, a.performed_at, a.performed_at_contested
    FROM said.consent AS c JOIN said.ai_use AS u ON u.case_id = c.case_id AND u.act = c.act
    LEFT JOIN said.act AS a ON a.case_id = c.case_id AND a.act = u.act
    WHERE c.topic = 'ai_use' AND c.use IS NULL AND NOT c.use_contested
),
placed AS (
    SELECT *, CASE WHEN used_at.happened IS NOT NULL OR used_at_contested THEN used_at ELSE performed_at END AS due,
        used_at_contested OR (used_at.happened IS NULL AND performed_at_contested IS TRUE) AS due_contested
    FROM bearing
),
timed AS (
    SELECT *,
        CASE WHEN answer = 'given' THEN TRUE WHEN answer IN ('refused', 'deferred') THEN FALSE ELSE given END AS agreed_to,
        CASE WHEN before_act IS NOT NULL THEN before_act ELSE before(given_at, due) END AS was_before,
        before(withdrawn_at, due) AS was_withdrawn_before,
        given_contested OR answer_contested OR given_at_contested OR before_act_contested OR due_contested AS is_disputed
    FROM placed
)
SELECT case_id, consent, topic, subject, given_by, patient, answer, exception, agreed_to, was_before, was_withdrawn_before, given_at,
    withdrawn_at, withdrawn_at_contested, reiterated_at,
    CASE WHEN answer = 'refused' AND was_before THEN given_at WHEN was_withdrawn_before THEN withdrawn_at END AS stopped_at, is_disputed, evidence
FROM timed
