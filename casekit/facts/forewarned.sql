-- Safety notices that bear on the version used: had one been received before the day of use? The same day, or an unknown day of receipt: unknown.
-- A notice that names no version may or may not bear on it; without any notice on file for the system there is no row.
WITH used AS (
    SELECT case_id, use, system, version, on_day(used_at) AS used_on, version_contested OR used_at_contested AS is_disputed FROM said.ai_use
),
listed AS (
    SELECT case_id, notice, system, unnest(string_split(CASE WHEN versions IS NULL THEN '?' ELSE versions END, ';')) AS pattern
    FROM said.safety_notice
),
matched AS (
    SELECT u.case_id, u.use, n.notice,
        any_true(CASE WHEN trim(n.pattern) = '?' THEN NULL WHEN trim(n.pattern) = '*' THEN TRUE
                      WHEN trim(n.pattern) LIKE '%*' THEN substr(u.version, 1, length(trim(n.pattern)) - 1) = substr(trim(n.pattern), 1, length(trim(n.pattern)) - 1)
                      ELSE u.version = trim(n.pattern) END) AS covers
    FROM used AS u JOIN listed AS n ON n.case_id = u.case_id AND n.system = u.system
    GROUP BY u.case_id, u.use, n.notice
),
judged AS (
    SELECT m.case_id, m.use, n.received_on,
        n.versions_contested OR n.published_on_contested OR n.received_on_contested OR u.is_disputed AS is_disputed,
        m.covers AND CASE WHEN before(n.received_on, u.used_on) THEN TRUE
                          WHEN before(u.used_on, n.received_on) OR before(u.used_on, n.published_on) THEN FALSE END AS warns
    FROM matched AS m
    JOIN used AS u ON u.case_id = m.case_id AND u.use = m.use
    JOIN said.safety_notice AS n ON n.case_id = m.case_id AND n.notice = m.notice
),
warning AS (
    SELECT case_id, use, latest(received_on) AS received_on FROM judged WHERE warns GROUP BY case_id, use
),
together AS (
    SELECT case_id, use, any_true(warns) AS is_warned, any_true(is_disputed) IS TRUE AS is_warned_contested
    FROM judged GROUP BY case_id, use
),
cited AS (
    SELECT u.case_id, u.use, list_sort(flatten(list(n.evidence))) AS evidence
    FROM said.ai_use AS u JOIN said.safety_notice AS n ON n.case_id = u.case_id AND n.system = u.system GROUP BY u.case_id, u.use
)
SELECT t.case_id, t.use, t.is_warned, t.is_warned_contested, w.received_on, c.evidence
FROM together AS t
LEFT JOIN warning AS w ON w.case_id = t.case_id AND w.use = t.use
LEFT JOIN cited AS c ON c.case_id = t.case_id AND c.use = t.use
