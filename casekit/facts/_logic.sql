-- The logic of unknowns, once: expanded into plain SQL before any engine sees it. TRUE, FALSE, or NULL where the file does not tell.
-- A date x is one of: NULL (unknown), happened = false (known not to have happened: later than everything),
-- happened = true without bounds (on an unknown day), or an interval with both ends included.

-- One is true; else unknown if one is unknown or none exists; else false.
CREATE MACRO any_true(x) AS
    CASE WHEN bool_or(x) THEN TRUE WHEN count(*) = count(x) AND count(*) > 0 THEN FALSE END;

-- All are true; else unknown if none is false and one is unknown or none exists.
CREATE MACRO all_true(x) AS
    CASE WHEN NOT bool_and(x) THEN FALSE WHEN count(*) = count(x) AND count(*) > 0 THEN TRUE END;

-- The one value on which the rows that speak agree; a blank contradicts nobody.
CREATE MACRO agreed(x) AS CASE WHEN min(x) = max(x) THEN max(x) END;
CREATE MACRO disputed(x) AS min(x) IS DISTINCT FROM max(x);

-- The same for dates: the part common to all intervals.
CREATE MACRO agreed_date(x) AS
    CASE WHEN bool_or(x.happened) = bool_and(x.happened)
          AND (max(x."from") IS NULL OR max(x."from") <= min(x."to"))
         THEN {'written': CASE WHEN min(x.written) = max(x.written) THEN max(x.written) END,
               'from': max(x."from"), 'to': min(x."to"),
               'zone': CASE WHEN min(x.zone) = max(x.zone) THEN max(x.zone) ELSE 'assumed' END,
               'happened': bool_or(x.happened)} END;
CREATE MACRO disputed_date(x) AS
    bool_or(x.happened) IS DISTINCT FROM bool_and(x.happened)
    OR (max(x."from") IS NOT NULL AND max(x."from") > min(x."to"));

-- The latest of the dates of a group: unknown where one is unknown or has no bounds, or where there is none.
CREATE MACRO latest(x) AS
    CASE WHEN count(*) = count(x."from") AND count(*) > 0
         THEN {'written': CASE WHEN min(x.written) = max(x.written) THEN max(x.written) END,
               'from': max(x."from"), 'to': max(x."to"),
               'zone': CASE WHEN min(x.zone) = max(x.zone) THEN max(x.zone) ELSE 'assumed' END, 'happened': TRUE} END;

-- The same, of the rows of the group where w is true alone.
CREATE MACRO latest_where(x, w) AS
    CASE WHEN count(*) FILTER (WHERE w) = count(x."from") FILTER (WHERE w) AND count(*) FILTER (WHERE w) > 0
         THEN {'written': CASE WHEN min(x.written) FILTER (WHERE w) = max(x.written) FILTER (WHERE w) THEN max(x.written) FILTER (WHERE w) END,
               'from': max(x."from") FILTER (WHERE w), 'to': max(x."to") FILTER (WHERE w),
               'zone': CASE WHEN min(x.zone) FILTER (WHERE w) = max(x.zone) FILTER (WHERE w) THEN max(x.zone) FILTER (WHERE w)
                            ELSE 'assumed' END, 'happened': TRUE} END;

-- a is strictly earlier than b.
CREATE MACRO before(a, b) AS
    CASE WHEN a.happened IS FALSE THEN FALSE
         WHEN a.happened AND b.happened IS FALSE THEN TRUE
         WHEN a."to" < b."from" THEN TRUE
         WHEN a."from" >= b."to" THEN FALSE END;

-- The same of days on which several things may happen: of two of one day, nobody knows which came first.
CREATE MACRO on_earlier_day(a, b) AS
    CASE WHEN a.happened IS FALSE THEN FALSE WHEN before(a, b) THEN TRUE WHEN before(b, a) THEN FALSE END;

-- The day a falls from the day b to the end of the term that starts on b, both included.
CREATE MACRO within(a, b, step) AS
    CASE WHEN a.happened IS FALSE THEN FALSE
         WHEN b.happened IS FALSE THEN FALSE
         WHEN a."from" >= b."to" AND a."to" <= CAST(b."from" + step AS DATE) THEN TRUE
         WHEN a."to" < b."from" OR a."from" > CAST(b."to" + step AS DATE) THEN FALSE END;

-- The day on which a term that starts on the day b ends: an interval, as b is one.
CREATE MACRO term(b, step) AS
    CASE WHEN b.happened IS NOT NULL
         THEN {'written': CAST(NULL AS VARCHAR), 'from': CAST(b."from" + step AS DATE), 'to': CAST(b."to" + step AS DATE),
               'zone': b.zone, 'happened': b.happened} END;

-- The day of an instant.
CREATE MACRO on_day(x) AS
    CASE WHEN x.happened IS NOT NULL
         THEN {'written': x.written, 'from': CAST(x."from" AS DATE), 'to': CAST(x."to" AS DATE), 'zone': x.zone, 'happened': x.happened} END;

-- The day d put off by the time that passes from a to b (a term suspended, then resumed).
CREATE MACRO put_off(d, a, b) AS
    CASE WHEN d.happened AND a.happened AND b.happened
         THEN {'written': CAST(NULL AS VARCHAR),
               'from': d."from" + CAST(CASE WHEN b."from" > a."to" THEN date_diff('day', a."to", b."from")
                                            WHEN b."from" <= a."to" THEN 0 END AS INTEGER),
               'to': d."to" + CAST(CASE WHEN b."to" > a."from" THEN date_diff('day', a."from", b."to")
                                        WHEN b."to" <= a."from" THEN 0 END AS INTEGER),
               'zone': d.zone, 'happened': TRUE} END;

-- A measure that lies between low and high (one of them unknown: it may be anything on that side) is greater than the bar.
CREATE MACRO above(low, high, bar) AS CASE WHEN low > bar THEN TRUE WHEN high <= bar THEN FALSE END;

-- The same: it is the bar at least.
CREATE MACRO reaches(low, high, bar) AS CASE WHEN low >= bar THEN TRUE WHEN high < bar THEN FALSE END;
