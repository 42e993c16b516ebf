-- How many months a work stoppage, or a temporary deficit of 50 % at least, lasted: in one stretch, or in several within twelve months
-- (art. D. 1142-1: law/norms/csp/d1142_1.toml, which a test compares). The best twelve months start or end with a stretch.
-- months_low: certainly so; months_high: possibly so, unknown where a period or a rate is. No text says how to add up months that do not
-- follow one another: 184 days always make six months, fewer than 180 never do; between the two the bounds straddle.
WITH added AS (
    SELECT w.case_id, w.topic, w.subject, w.head, w.bound, w.victim, w.run, w.starts, w.day_after, w.is_unbounded,
        -- never NULL: where a stretch is missing there is nothing to add
        sum(CASE WHEN r.run > 0 AND r.starts < CAST(w.starts + 12 * INTERVAL 1 MONTH AS DATE) AND r.day_after > w.starts
                 THEN date_diff('day', CASE WHEN r.starts > w.starts THEN r.starts ELSE w.starts END,
                     CASE WHEN r.day_after < CAST(w.starts + 12 * INTERVAL 1 MONTH AS DATE) THEN r.day_after
                          ELSE CAST(w.starts + 12 * INTERVAL 1 MONTH AS DATE) END) ELSE 0 END) AS days_after,
        -- never NULL: the same
        sum(CASE WHEN r.run > 0 AND r.starts < w.day_after AND r.day_after > CAST(w.day_after - 12 * INTERVAL 1 MONTH AS DATE)
                 THEN date_diff('day', CASE WHEN r.starts > CAST(w.day_after - 12 * INTERVAL 1 MONTH AS DATE) THEN r.starts
                                            ELSE CAST(w.day_after - 12 * INTERVAL 1 MONTH AS DATE) END,
                     CASE WHEN r.day_after < w.day_after THEN r.day_after ELSE w.day_after END) ELSE 0 END) AS days_before
    FROM run AS w JOIN run AS r ON r.case_id = w.case_id AND r.topic = w.topic AND r.subject = w.subject AND r.head = w.head
        AND r.bound = w.bound AND r.victim = w.victim
    GROUP BY w.case_id, w.topic, w.subject, w.head, w.bound, w.victim, w.run, w.starts, w.day_after, w.is_unbounded
),
spanned AS (
    SELECT *, CASE WHEN days_after > days_before THEN days_after ELSE days_before END AS days,
        extract(year FROM day_after) * 12 + extract(month FROM day_after) - extract(year FROM starts) * 12 - extract(month FROM starts) AS months
    FROM added
),
whole AS (
    SELECT *, CASE WHEN run = 0 THEN 0 WHEN CAST(starts + months * INTERVAL 1 MONTH AS DATE) <= day_after THEN months ELSE months - 1 END AS full_months
    FROM spanned
),
by_bound AS (
    SELECT case_id, topic, subject, head, bound, victim, any_true(is_unbounded) AS is_unbounded,
        max(run) > 1 AS is_broken, max(full_months) AS months, max(days) AS days -- never NULL: each is counted above
    FROM whole GROUP BY case_id, topic, subject, head, bound, victim
),
counted AS (
    SELECT *,
        CASE WHEN bound = 'low' THEN CASE WHEN is_broken AND days * 6 / 184 > months THEN days * 6 / 184 ELSE months END END AS low,
        CASE WHEN bound = 'high' THEN CASE WHEN is_broken AND days / 30 > months THEN days / 30 ELSE months END END AS high
    FROM by_bound
)
SELECT case_id, topic, subject, head,
    max(low) AS months_low, -- never NULL: each victim has one; the harm of one victim is enough
    CASE WHEN NOT any_true(is_unbounded) THEN max(high) END AS months_high -- never NULL: there is one
FROM counted GROUP BY case_id, topic, subject, head
