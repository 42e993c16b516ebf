-- One answer to one request for consent (see facts/reply.sql), and what came after it, before the act or the use that it is about.
-- is_undone: a refusal or a withdrawal came after this answer; is_cured: an agreement came after this refusal or this withdrawal.
WITH followed AS (
    SELECT one.case_id, one.topic, one.subject, one.consent,
        any_true(before(one.given_at, other.stopped_at)) AS is_undone,
        any_true(other.consent <> one.consent AND before(one.stopped_at, other.given_at) AND other.agreed_to AND other.was_before) AS is_cured
    FROM reply AS one JOIN reply AS other
        ON other.case_id = one.case_id AND other.topic = one.topic AND other.subject = one.subject
    GROUP BY one.case_id, one.topic, one.subject, one.consent
)
SELECT s.case_id, s.consent, s.topic, s.subject, s.given_by, s.patient, s.answer, s.exception, s.agreed_to, s.was_before,
    s.was_withdrawn_before, s.withdrawn_at, s.withdrawn_at_contested, s.reiterated_at, f.is_undone, f.is_cured, s.is_disputed, s.evidence
FROM reply AS s
JOIN followed AS f ON f.case_id = s.case_id AND f.topic = s.topic AND f.subject = s.subject AND f.consent = s.consent
