-- Information given about one subject (a use of AI, a risk, an act, a decision), the rows of one topic read together (see facts/given_information.sql).
-- status: in_time, late, not_given, contested; unknown in every other case, and where no row bears on the subject (no row here).
-- is_told is false where only a poster or a booklet is on file, whoever denies it; by_poster_only then says so. has_access: the data and
-- the results were open to those told. One row per subject, and per person told where the professionals are. Limits: who understood what
-- is not told here (see facts/information.sql).
WITH by_giver AS (
    SELECT case_id, topic, subject, whom, given_by,
        any_true(in_time) AS in_time, any_true(given) AS given, any_true(NOT given) AS denied,
        any_true(given IS TRUE AND in_time IS DISTINCT FROM FALSE) AS perhaps_in_time,
        any_true(in_time AND is_individual IS DISTINCT FROM FALSE) AS in_time_in_person,
        any_true(in_time AND is_individual) AS individually,
        any_true(given IS DISTINCT FROM FALSE AND is_individual IS NOT DISTINCT FROM FALSE) AS by_poster,
        any_true(given IS DISTINCT FROM FALSE AND is_individual IS DISTINCT FROM FALSE) AS otherwise,
        any_true(is_disputed) AS is_disputed, any_true(exception = 'emergency') AS in_emergency,
        any_true(exception = 'impossible') AS was_impossible, any_true(exception = 'patient_refused') AS patient_refused,
        any_true(data_accessible IS TRUE) AS is_open, any_true(data_accessible IS FALSE) AS is_closed,
        any_true(data_accessible_contested) AS is_access_disputed, flatten(list(evidence)) AS evidence
    FROM given_information GROUP BY case_id, topic, subject, whom, given_by
),
together AS (
    SELECT case_id, topic, subject, whom,
        any_true(in_time) AS in_time, any_true(given) AS given, any_true(denied) AS denied, any_true(perhaps_in_time) AS perhaps_in_time,
        any_true(in_time_in_person IS TRUE AND denied IS TRUE) IS TRUE
            OR (any_true(in_time_in_person) IS TRUE AND any_true(denied) IS TRUE
                AND any_true(given_by IS NULL AND (in_time_in_person IS TRUE OR denied IS TRUE)) IS TRUE) AS is_contradicted,
        any_true(in_time_in_person) AS in_time_in_person, any_true(individually) AS individually,
        any_true(by_poster) AS by_poster, any_true(otherwise) AS otherwise, any_true(is_disputed) IS TRUE AS is_disputed,
        any_true(in_emergency) AS in_emergency, any_true(was_impossible) AS was_impossible, any_true(patient_refused) AS patient_refused,
        any_true(is_open) AS is_open, any_true(is_closed) AS is_closed, any_true(is_access_disputed) IS TRUE AS is_access_disputed,
        list_sort(flatten(list(evidence))) AS evidence
    FROM by_giver GROUP BY case_id, topic, subject, whom
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
SELECT case_id, topic, subject, whom, status,
    CASE WHEN status = 'contested' THEN NULL WHEN status IN ('late', 'not_given') THEN FALSE ELSE in_time_in_person END AS is_told,
    CASE WHEN status = 'contested' THEN NULL WHEN status IN ('late', 'not_given') THEN FALSE ELSE individually END AS is_told_individually,
    by_poster AND NOT otherwise AS by_poster_only,
    status IS NOT DISTINCT FROM 'contested' AS is_told_contested,
    in_emergency, was_impossible, patient_refused,
    CASE WHEN is_open AND NOT is_closed THEN TRUE WHEN is_closed AND NOT is_open THEN FALSE END AS has_access,
    is_access_disputed OR (is_open AND is_closed) AS has_access_contested, evidence
FROM judged
