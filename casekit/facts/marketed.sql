-- The version of the system used at one use, on the register: the day it was placed on the market, the day it was installed on the site
-- of the use, and whether it is itself a significant change. Where the site is unknown, the installations on file must agree.
SELECT u.case_id, u.use, agreed_date(v.placed_on_market_on) AS placed_on, agreed_date(v.installed_on) AS installed_on,
    any_true(v.placed_on_market_on.happened IS NOT NULL OR v.placed_on_market_on_contested) AS has_placing,
    any_true(v.installed_on.happened IS NOT NULL OR v.installed_on_contested) AS has_installing,
    agreed(v.is_significant_change) AS is_significant_change, any_true(v.is_significant_change_contested) IS TRUE AS is_significant_change_contested,
    disputed_date(v.placed_on_market_on) OR disputed_date(CASE WHEN v.organization = a.organization THEN v.installed_on END)
        OR any_true(v.placed_on_market_on_contested) IS TRUE OR any_true(v.installed_on_contested) IS TRUE AS is_disputed,
    list_sort(flatten(list(v.evidence))) AS evidence
FROM said.ai_use AS u
LEFT JOIN said.act AS a ON a.case_id = u.case_id AND a.act = u.act
JOIN said.system_version AS v ON v.case_id = u.case_id AND v.system = u.system AND v.version = u.version
WHERE v.organization = a.organization OR v.organization IS NULL OR a.organization IS NULL
GROUP BY u.case_id, u.use
