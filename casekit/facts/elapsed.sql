-- For each thing brought against one defendant (pursued.sql), the day from which the ten years were then running: the first day (started.sql),
-- or the report of the expert asked for before, whichever is later; with the number of days for which they did not run (stayed.sql).
-- is_halted: an expert asked for before had not yet reported, or what keeps them from running had not ended. Nothing is read after the
-- first claim on the merits. The figure (10 years) is that of law/norms/csp/l1142_28.toml, which a test compares.
WITH preceded AS (
    SELECT p.*, s.runs_from,
        -- never NULL: the bounds of what resumed before; the next but one says where one of them is unknown
        max(p.resumed_on."from") OVER w AS resumed_low, max(p.resumed_on."to") OVER w AS resumed_high,
        -- never NULL: it is 1 or 0, and nothing for the first row
        max(CASE WHEN p.is_pending THEN 1 ELSE 0 END) OVER w AS pending,
        -- never NULL: the same
        max(CASE WHEN p.kind = 'interim_expertise' AND NOT p.is_pending AND p.resumed_on."from" IS NULL THEN 1 ELSE 0 END) OVER w AS unknown,
        -- never NULL: the same
        max(CASE WHEN p.kind = 'interim_expertise' THEN 1 ELSE 0 END) OVER w AS interrupted,
        -- never NULL: the same
        max(CASE WHEN p.kind = 'merits' THEN 1 ELSE 0 END) OVER w AS judged
    FROM pursued AS p JOIN started AS s ON s.case_id = p.case_id AND s.party = p.party
    WINDOW w AS (PARTITION BY p.case_id, p.party ORDER BY CASE WHEN p.kind = 'as_of' THEN 1 ELSE 0 END NULLS LAST,
                 p.filed_on."from" NULLS LAST, p.proceeding NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
based AS (
    SELECT *, interrupted IS NOT DISTINCT FROM 1 AS is_interrupted, pending IS NOT DISTINCT FROM 1 AS is_waiting,
        CASE WHEN pending = 1 OR unknown = 1 THEN NULL WHEN interrupted = 1 AND resumed_low > runs_from."from" THEN resumed_low
             ELSE runs_from."from" END AS base_low,
        CASE WHEN pending = 1 OR unknown = 1 THEN NULL WHEN interrupted = 1 AND resumed_high > runs_from."to" THEN resumed_high
             ELSE runs_from."to" END AS base_high
    FROM preceded WHERE judged IS DISTINCT FROM 1
),
due AS (
    SELECT *, CAST(base_low + 10 * INTERVAL 1 YEAR AS DATE) AS term_low, CAST(base_high + 10 * INTERVAL 1 YEAR AS DATE) AS term_high FROM based
),
kept AS (
    SELECT d.*, s.period,
        s.is_sure AND s.from_on."to" IS NOT NULL AND (s.to_on."from" IS NOT NULL OR s.to_on.happened IS FALSE) IS TRUE AS is_known,
        CASE WHEN s.to_on.happened IS FALSE THEN CASE WHEN s.from_on."to" <= d.term_low THEN TRUE WHEN s.from_on."from" > d.term_high THEN FALSE END
             ELSE FALSE END AS is_running,
        CASE WHEN s.from_on."to" > d.term_low THEN 0 WHEN s.from_on."to" > d.base_high THEN date_diff('day', s.from_on."to", s.to_on."from")
             ELSE date_diff('day', d.term_high, CAST(s.to_on."from" + 10 * INTERVAL 1 YEAR AS DATE)) END AS low,
        CASE WHEN s.from_on."from" > d.term_high THEN 0 WHEN s.from_on."from" > d.base_low THEN date_diff('day', s.from_on."from", s.to_on."to")
             ELSE date_diff('day', d.term_low, CAST(s.to_on."to" + 10 * INTERVAL 1 YEAR AS DATE)) END AS high
    FROM due AS d LEFT JOIN stayed AS s ON s.case_id = d.case_id AND s.party = d.party
)
SELECT case_id, party, proceeding, kind, filed_on, is_disputed, has_doubt, is_interrupted, base_low, term_low, term_high,
    CASE WHEN is_waiting OR any_true(is_running IS TRUE AND period IS NOT NULL) THEN TRUE
         WHEN any_true(period IS NOT NULL AND is_known IS NOT TRUE) OR any_true(period IS NOT NULL AND is_running IS NULL) THEN NULL
         ELSE FALSE END AS is_halted,
    sum(CASE WHEN low > 0 THEN low ELSE 0 END) AS days_low, -- never NULL: it is a number; is_halted says where one is unknown
    sum(CASE WHEN high > 0 THEN high ELSE 0 END) AS days_high -- never NULL: the same
FROM kept
GROUP BY case_id, party, proceeding, kind, filed_on, is_disputed, has_doubt, is_interrupted, is_waiting, base_low, term_low, term_high
