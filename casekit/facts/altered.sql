-- Significant changes of the system used, over its versions on file, those certainly later than the use apart: was there one, and when the latest.
-- last_change_on is the latest day of the versions not known to be free of such a change: its placing on the market, else its release, else its installation.
WITH changed AS (
    SELECT u.case_id, u.use, on_day(u.used_at) AS used_on, v.is_significant_change,
        CASE WHEN v.placed_on_market_on.happened THEN v.placed_on_market_on
             WHEN v.released_on.happened THEN v.released_on ELSE v.installed_on END AS changed_on,
        v.is_significant_change_contested OR v.placed_on_market_on_contested OR v.released_on_contested OR v.installed_on_contested AS is_disputed
    FROM said.ai_use AS u JOIN said.system_version AS v ON v.case_id = u.case_id AND v.system = u.system
),
known AS (
    SELECT case_id, use, any_true(is_significant_change) AS is_changed, any_true(is_disputed) IS TRUE AS is_changed_contested,
        latest_where(changed_on, is_significant_change IS DISTINCT FROM FALSE) AS last_change_on
    FROM changed WHERE before(used_on, changed_on) IS DISTINCT FROM TRUE GROUP BY case_id, use
),
cited AS (
    SELECT u.case_id, u.use, list_sort(flatten(list(v.evidence))) AS evidence
    FROM said.ai_use AS u JOIN said.system_version AS v ON v.case_id = u.case_id AND v.system = u.system GROUP BY u.case_id, u.use
)
SELECT k.case_id, k.use, k.is_changed, k.is_changed_contested, k.last_change_on, c.evidence
FROM known AS k LEFT JOIN cited AS c ON c.case_id = k.case_id AND c.use = k.use
