-- Information given about one subject (a use of AI, a risk, an act), the rows of one topic read together.
-- status: in_time, late, not_given, contested; unknown in every other case, and where no row bears on the subject (no row here).
-- is_told is false where only a poster or a booklet is on file, whoever denies it; by_poster_only then says so. An information without a use but with
-- the act of the use bears on that use. Limits: who understood what is not told here (see facts/information.sql).
WITH subject AS (
    SELECT u.case_id, u.use AS subject, u.use, u.act,
        CASE WHEN u.used_at.happened IS NOT NULL OR u.used_at_contested THEN u.used_at ELSE a.performed_at END AS due,
        u.used_at_contested OR (u.used_at.happened IS NULL AND a.performed_at_contested IS TRUE) AS due_contested
    FROM said.ai_use AS u LEFT JOIN said.act AS a ON a.case_id = u.case_id AND a.act = u.act
),
bearing AS (
    SELECT i.*, s.subject, s.due, s.due_contested, i.topic = 'ai_interpretation' AS has_no_term
    FROM said.information AS i JOIN subject AS s ON s.case_id = i.case_id AND s.use = i.use
    WHERE i.topic IN ('ai_use', 'ai_interpretation')
    UNION ALL
    SELECT i.*, s.subject, s.due, s.due_contested, i.topic = 'ai_interpretation' AS has_no_term
    FROM said.information AS i JOIN subject AS s ON s.case_id = i.case_id AND s.act = i.act
    WHERE i.topic IN ('ai_use', 'ai_interpretation') AND i.use IS NULL AND NOT i.use_contested
    UNION ALL
    SELECT i.*, r.risk AS subject, a.performed_at AS due, a.performed_at_contested IS TRUE AS due_contested, FALSE AS has_no_term
    FROM said.information AS i JOIN said.risk AS r ON r.case_id = i.case_id AND r.risk = i.risk
    LEFT JOIN said.act AS a ON a.case_id = r.case_id AND a.act = r.act
    WHERE i.topic = 'risk'
    UNION ALL
    SELECT i.*, a.act AS subject, a.performed_at AS due, a.performed_at_contested AS due_contested, FALSE AS has_no_term
    FROM said.information AS i JOIN said.act AS a ON a.case_id = i.case_id AND a.act = i.act
    WHERE i.topic = 'alternative'
),
timed AS (
    SELECT *,
        given AND (has_no_term OR CASE WHEN before_act IS NOT NULL THEN before_act ELSE before(given_at, due) END) AS in_time,
        CASE WHEN topic = 'alternative' OR mode IN ('interview', 'signed_sheet', 'record_entry', 'letter') THEN TRUE
             WHEN mode IN ('poster', 'booklet') THEN FALSE END AS is_individual,
        given_contested OR given_at_contested OR before_act_contested OR (due_contested AND NOT has_no_term) AS is_disputed
    FROM bearing
),
by_giver AS (
    SELECT case_id, topic, subject, given_by,
        any_true(in_time) AS in_time, any_true(given) AS given, any_true(NOT given) AS denied,
        any_true(given IS TRUE AND in_time IS DISTINCT FROM FALSE) AS perhaps_in_time,
        any_true(in_time AND is_individual IS DISTINCT FROM FALSE) AS in_time_in_person,
        any_true(in_time AND is_individual) AS individually,
        any_true(given IS DISTINCT FROM FALSE AND is_individual IS NOT DISTINCT FROM FALSE) AS by_poster,
        any_true(given IS DISTINCT FROM FALSE AND is_individual IS DISTINCT FROM FALSE) AS otherwise,
        any_true(is_disputed) AS is_disputed, any_true(exception = 'emergency') AS in_emergency,
        any_true(exception = 'impossible') AS was_impossible, any_true(exception = 'patient_refused') AS patient_refused,
        flatten(list(evidence)) AS evidence
    FROM timed GROUP BY case_id, topic, subject, given_by
),
together AS (
    SELECT case_id, topic, subject,
        any_true(in_time) AS in_time, any_true(given) AS given, any_true(denied) AS denied, any_true(perhaps_in_time) AS perhaps_in_time,
        any_true(in_time_in_person IS TRUE AND denied IS TRUE) IS TRUE
            OR (any_true(in_time_in_person) IS TRUE AND any_true(denied) IS TRUE
                AND any_true(given_by IS NULL AND (in_time_in_person IS TRUE OR denied IS TRUE)) IS TRUE) AS is_contradicted,
        any_true(in_time_in_person) AS in_time_in_person, any_true(individually) AS individually,
        any_true(by_poster) AS by_poster, any_true(otherwise) AS otherwise, any_true(is_disputed) IS TRUE AS is_disputed,
        any_true(in_emergency) AS in_emergency, any_true(was_impossible) AS was_impossible, any_true(patient_refused) AS patient_refused,
        list_sort(flatten(list(evidence))) AS evidence
    FROM by_giver GROUP BY case_id, topic, subject
),
judged AS (
    SELECT *,
        CASE WHEN is_contradicted THEN 'contested'
             WHEN in_time IS TRUE THEN 'in_time'
             WHEN given IS TRUE AND NOT perhaps_in_time THEN 'late'
             WHEN given IS DISTINCT FROM TRUE AND denied IS TRUE THEN 'not_given'
             WHEN is_disputed THEN 'contested' END AS status
    FROM together
)
SELECT case_id, topic, subject, status,
    CASE WHEN status = 'contested' THEN NULL WHEN status IN ('late', 'not_given') THEN FALSE ELSE in_time_in_person END AS is_told,
    CASE WHEN status = 'contested' THEN NULL WHEN status IN ('late', 'not_given') THEN FALSE ELSE individually END AS is_told_individually,
    by_poster AND NOT otherwise AS by_poster_only,
    status IS NOT DISTINCT FROM 'contested' AS is_told_contested,
    in_emergency, was_impossible, patient_refused, evidence
FROM judged
