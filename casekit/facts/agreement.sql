-- Consent to one subject (an act, or the use of AI), the answers of one topic read together: was it given in time, by whom, refused, withdrawn.
-- status: in_time, late, not_given, refused, withdrawn, contested; unknown in every other case. A consent that a refusal or a withdrawal
-- followed before the act is no consent, unless the patient agreed again; where their order is unknown, they contradict each other.
WITH timed AS (
    SELECT *,
        CASE WHEN is_undone OR was_withdrawn_before THEN FALSE ELSE agreed_to AND was_before END AS in_time,
        CASE WHEN is_cured THEN FALSE WHEN was_withdrawn_before THEN TRUE ELSE NOT agreed_to END AS denies
    FROM answered
),
by_giver AS (
    SELECT case_id, topic, subject, given_by,
        any_true(in_time) AS in_time, any_true(agreed_to) AS agreed_to, any_true(denies) AS denied,
        any_true(agreed_to IS TRUE AND in_time IS DISTINCT FROM FALSE) AS perhaps_in_time,
        any_true(in_time AND given_by = patient) AS by_patient,
        any_true(answer = 'refused') AS is_refused, any_true(answer = 'refused' AND was_before AND NOT is_cured) AS is_refused_before,
        any_true(withdrawn_at.happened) AS is_withdrawn, any_true(was_withdrawn_before AND NOT is_cured) AS is_withdrawn_before,
        any_true(reiterated_at.happened) AS is_reiterated, any_true(withdrawn_at_contested) AS is_withdrawn_contested,
        any_true(is_disputed) AS is_disputed, any_true(exception = 'emergency') AS in_emergency,
        any_true(exception = 'unable') AS was_unable, any_true(exception = 'legal_authorisation') AS has_legal_authorisation,
        flatten(list(evidence)) AS evidence
    FROM timed GROUP BY case_id, topic, subject, given_by
),
together AS (
    SELECT case_id, topic, subject,
        any_true(in_time) AS in_time, any_true(agreed_to) AS agreed_to, any_true(denied) AS denied, any_true(perhaps_in_time) AS perhaps_in_time,
        any_true(in_time IS TRUE AND denied IS TRUE) IS TRUE
            OR (any_true(in_time) IS TRUE AND any_true(denied) IS TRUE
                AND any_true(given_by IS NULL AND (in_time IS TRUE OR denied IS TRUE)) IS TRUE) AS is_contradicted,
        any_true(by_patient) AS by_patient, any_true(is_refused) AS is_refused, any_true(is_refused_before) AS is_refused_before,
        any_true(is_withdrawn) AS is_withdrawn, any_true(is_withdrawn_before) AS is_withdrawn_before, any_true(is_reiterated) AS is_reiterated,
        any_true(is_withdrawn_contested) IS TRUE AS is_withdrawn_contested, any_true(is_disputed) IS TRUE AS is_disputed,
        any_true(in_emergency) AS in_emergency, any_true(was_unable) AS was_unable,
        any_true(has_legal_authorisation) AS has_legal_authorisation, list_sort(flatten(list(evidence))) AS evidence
    FROM by_giver GROUP BY case_id, topic, subject
),
judged AS (
    SELECT *,
        CASE WHEN is_contradicted THEN 'contested'
             WHEN in_time IS TRUE THEN 'in_time'
             WHEN agreed_to IS TRUE AND NOT perhaps_in_time
                 THEN CASE WHEN is_refused_before THEN 'refused' WHEN is_withdrawn_before THEN 'withdrawn' ELSE 'late' END
             WHEN agreed_to IS DISTINCT FROM TRUE AND denied IS TRUE THEN 'not_given'
             WHEN is_disputed THEN 'contested' END AS status
    FROM together
)
SELECT case_id, topic, subject, status,
    CASE WHEN status = 'in_time' THEN TRUE WHEN status <> 'contested' THEN FALSE END AS is_agreed,
    status IS NOT DISTINCT FROM 'contested' AS is_agreed_contested,
    by_patient, is_refused, is_refused_before, is_disputed AS is_refused_contested, is_reiterated,
    is_withdrawn, is_withdrawn_before, is_withdrawn_contested,
    in_emergency, was_unable, has_legal_authorisation, evidence
FROM judged
