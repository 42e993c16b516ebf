-- What the European regulation on AI looks at in the tool of one use: is it an AI assessed as a device by a third party, or an AI of annex III,
-- and when was it placed on the market or, since, last changed significantly. Where the versions on file do not tell whether it was changed,
-- that day lies anywhere from its placing on the market to the use.
WITH told AS (
    SELECT u.case_id, u.use, any_true(v.is_significant_change) AS is_changed
    FROM said.ai_use AS u JOIN said.system_version AS v ON v.case_id = u.case_id AND v.system = u.system
    WHERE before(on_day(u.used_at), v.placed_on_market_on) IS DISTINCT FROM TRUE
    GROUP BY u.case_id, u.use
),
changed AS (
    SELECT u.case_id, u.use, all_true(v.is_significant_change) AS is_told, latest(v.placed_on_market_on) AS changed_on
    FROM said.ai_use AS u JOIN said.system_version AS v ON v.case_id = u.case_id AND v.system = u.system
    WHERE before(on_day(u.used_at), v.placed_on_market_on) IS DISTINCT FROM TRUE AND v.is_significant_change IS DISTINCT FROM FALSE
    GROUP BY u.case_id, u.use
)
SELECT u.case_id, u.use, s.is_ai AND s.is_third_party_assessed AS is_assessed_ai, s.is_ai AND s.is_annex_iii AS is_annex_iii_ai,
    s.is_ai_contested OR s.is_third_party_assessed_contested AS is_assessed_ai_contested,
    s.is_ai_contested OR s.is_annex_iii_contested AS is_annex_iii_ai_contested,
    CASE WHEN NOT t.is_changed THEN s.market_on WHEN c.is_told THEN c.changed_on
         WHEN s.market_on.happened AND u.used_at.happened AND NOT before(on_day(u.used_at), s.market_on)
         THEN {'written': CAST(NULL AS VARCHAR), 'from': s.market_on."from", 'to': CAST(u.used_at."to" AS DATE),
               'zone': s.market_on.zone, 'happened': TRUE} END AS last_changed_on,
    s.market_on_contested AS last_changed_on_contested
FROM said.ai_use AS u
LEFT JOIN ai_system AS s ON s.case_id = u.case_id AND s.system = u.system
LEFT JOIN told AS t ON t.case_id = u.case_id AND t.use = u.use
LEFT JOIN changed AS c ON c.case_id = u.case_id AND c.use = u.use
