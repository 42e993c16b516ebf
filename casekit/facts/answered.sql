-- One answer to one request for consent (to an act, or to the use of AI): agreed or not, before the act or not, and what came after it.
-- stopped_at: the refusal or the withdrawal that it holds, where that came before the act. is_undone: such a refusal or withdrawal came
-- after this answer; is_cured: an agreement before the act came after this refusal or withdrawal. A consent to AI without a use but
-- with the act of the use bears on that use.
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
),
stopping AS (
    SELECT *, CASE WHEN answer = 'refused' AND was_before THEN given_at WHEN was_withdrawn_before THEN withdrawn_at END AS stopped_at
    FROM timed
),
followed AS (
    SELECT one.case_id, one.topic, one.subject, one.consent,
        any_true(before(one.given_at, other.stopped_at)) AS is_undone,
        any_true(other.consent <> one.consent AND before(one.stopped_at, other.given_at) AND other.agreed_to AND other.was_before) AS is_cured
    FROM stopping AS one JOIN stopping AS other
        ON other.case_id = one.case_id AND other.topic = one.topic AND other.subject = one.subject
    GROUP BY one.case_id, one.topic, one.subject, one.consent
)
SELECT s.case_id, s.consent, s.topic, s.subject, s.given_by, s.patient, s.answer, s.exception, s.agreed_to, s.was_before,
    s.was_withdrawn_before, s.withdrawn_at, s.withdrawn_at_contested, s.reiterated_at, f.is_undone, f.is_cured, s.is_disputed, s.evidence
FROM stopping AS s
JOIN followed AS f ON f.case_id = s.case_id AND f.topic = s.topic AND f.subject = s.subject AND f.consent = s.consent
