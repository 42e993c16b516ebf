-- Safety notices that bear on the version used: had one been received before the day of use? The same day, or an unknown day of receipt: unknown.
-- A notice that names no version may or may not bear on it; without any notice on file for the system there is no row.
WITH listed AS (
    SELECT case_id, notice, system, unnest(string_split(CASE WHEN versions IS NULL THEN '?' ELSE versions END, ';')) AS pattern
    FROM said.safety_notice
),
matched AS (
    SELECT u.case_id, u.use, n.notice,
        any_true(CASE WHEN trim(n.pattern) = '?' THEN NULL WHEN trim(n.pattern) = '*' THEN TRUE
                      WHEN trim(n.pattern) LIKE '%*' THEN substr(u.version, 1, length(trim(n.pattern)) - 1) = substr(trim(n.pattern), 1, length(trim(n.pattern)) - 1)
                      ELSE u.version = trim(n.pattern) END) AS covers
    FROM said.ai_use AS u JOIN listed AS n ON n.case_id = u.case_id AND n.system = u.system
    GROUP BY u.case_id, u.use, n.notice
),
judged AS (
    SELECT m.case_id, m.use, n.received_on, n.evidence,
        n.versions_contested OR n.published_on_contested OR n.received_on_contested OR u.version_contested OR u.used_at_contested AS is_disputed,
        m.covers AND CASE WHEN before(n.received_on, on_day(u.used_at)) THEN TRUE
                          WHEN before(on_day(u.used_at), n.received_on) OR before(on_day(u.used_at), n.published_on) THEN FALSE END AS warns
    FROM matched AS m
    JOIN said.ai_use AS u ON u.case_id = m.case_id AND u.use = m.use
    JOIN said.safety_notice AS n ON n.case_id = m.case_id AND n.notice = m.notice
)
SELECT case_id, use, any_true(warns) AS is_warned, any_true(is_disputed) IS TRUE AS is_warned_contested,
    latest_where(received_on, warns) AS received_on, list_sort(flatten(list(evidence))) AS evidence
FROM judged GROUP BY case_id, use
