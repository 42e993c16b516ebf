-- The stretches without a gap of a work stoppage, or of a temporary deficit of 50 % at least (art. D. 1142-1: law/norms/csp/d1142_1.toml, which a
-- test compares): those certainly covered, victim by victim (bound low; a harm that names no victim is that of one and the same), and those
-- possibly covered, all victims together (bound high). Run 0 holds what makes no stretch; is_unbounded: a period there has no known end.
WITH qualified AS (
    SELECT *,
        CASE WHEN NOT counts THEN FALSE WHEN head = 'DFT' THEN CASE WHEN low >= 50 THEN counts WHEN high < 50 THEN FALSE END
             WHEN value = 0 THEN FALSE WHEN value = 1 OR (value IS NULL AND sure_from IS NOT NULL) THEN counts END AS is_met
    FROM bearing_harm WHERE head IN ('DFT', 'work_stoppage')
),
doubled AS (
    SELECT *, unnest(['low', 'high']) AS bound FROM qualified
),
placed AS (
    SELECT case_id, topic, subject, head, harm, bound, CASE WHEN bound = 'low' THEN victim ELSE '' END AS victim,
        CASE WHEN bound = 'low' AND is_met AND belongs AND sure_from <= sure_to THEN sure_from
             WHEN bound = 'high' AND is_met IS DISTINCT FROM FALSE AND widest_from <= widest_to THEN widest_from END AS starts,
        CASE WHEN bound = 'low' AND is_met AND belongs AND sure_from <= sure_to THEN sure_to
             WHEN bound = 'high' AND is_met IS DISTINCT FROM FALSE AND widest_from <= widest_to THEN widest_to END AS ends,
        bound = 'high' AND is_met IS DISTINCT FROM FALSE AND (widest_from IS NULL OR widest_to IS NULL) AS is_unbounded
    FROM doubled
),
followed AS (
    SELECT *,
        -- never NULL: a stretch has both its days, and what has none comes last
        max(ends) OVER (PARTITION BY case_id, topic, subject, head, bound, victim ORDER BY starts NULLS LAST, harm NULLS LAST
                        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered_to
    FROM placed
),
numbered AS (
    SELECT *, sum(CASE WHEN covered_to IS NULL OR starts > covered_to + 1 THEN 1 ELSE 0 END) -- never NULL: it is 1 or 0
            OVER (PARTITION BY case_id, topic, subject, head, bound, victim ORDER BY starts NULLS LAST, harm NULLS LAST
                  ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS number
    FROM followed
),
named AS (
    SELECT *, CASE WHEN starts IS NULL THEN 0 ELSE number END AS run FROM numbered
)
SELECT case_id, topic, subject, head, bound, victim, run,
    min(starts) AS starts, max(ends) + 1 AS day_after, -- never NULL: a stretch has both its days; run 0 has none
    any_true(is_unbounded) AS is_unbounded
FROM named GROUP BY case_id, topic, subject, head, bound, victim, run
