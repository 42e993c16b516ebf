-- Each date text read once: what it says as an interval of wall time in the zone of the case; unreadable texts are absent.
-- Reads date_written(x) and doubled_hour(h): the hours that the clocks of that zone show twice, either of which is possible.
CREATE OR REPLACE TEMP TABLE date_text AS
WITH clean AS (SELECT x, trim(x, ' ' || chr(9) || chr(10) || chr(13) || chr(160)) AS t FROM date_written),
shaped AS (
    SELECT x, t, CASE WHEN length(t) > 10 THEN nullif(regexp_extract(t, '(Z|[+-]\d\d(?::?\d\d)?)$'), '') END AS written_offset
    FROM clean
    WHERE regexp_full_match(t, '[0-9]{4}(-[0-9]{2}(-[0-9]{2}([T ]([01][0-9]|2[0-3])(:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?)?(Z|[+-](0[0-9]|1[0-4])(:?[0-5][0-9])?)?)?)?)?')
),
bare AS (SELECT *, CASE WHEN written_offset IS NULL THEN t ELSE left(t, length(t) - length(written_offset)) END AS b FROM shaped),
started AS (
    SELECT *, try_cast(CASE length(b) WHEN 4 THEN b || '-01-01' WHEN 7 THEN b || '-01' WHEN 13 THEN replace(b, 'T', ' ') || ':00'
                                      WHEN 10 THEN b ELSE replace(left(b, 26), 'T', ' ') END AS TIMESTAMP) AS first
    FROM bare
),
bounded AS (
    SELECT *,
        CASE length(b)
            WHEN 4 THEN first + INTERVAL 1 YEAR - INTERVAL 1 MICROSECOND
            WHEN 7 THEN first + INTERVAL 1 MONTH - INTERVAL 1 MICROSECOND
            WHEN 10 THEN first + to_microseconds(86399999999)
            WHEN 13 THEN first + to_microseconds(3599999999)
            WHEN 16 THEN first + to_microseconds(59999999)
            WHEN 19 THEN first + to_microseconds(999999)
            ELSE first
        END AS last
    FROM started WHERE first IS NOT NULL
),
wall AS (
    SELECT x, t, length(b) > 10 AS has_time, written_offset,
        CASE WHEN written_offset IS NULL THEN first ELSE timezone(getvariable('zone'),
            CAST(CAST(first AS VARCHAR) || replace(written_offset, 'Z', '+00') AS TIMESTAMPTZ)) END AS first,
        CASE WHEN written_offset IS NULL THEN last ELSE timezone(getvariable('zone'),
            CAST(CAST(last AS VARCHAR) || replace(written_offset, 'Z', '+00') AS TIMESTAMPTZ)) END AS last
    FROM bounded
),
moment AS (
    SELECT x, t,
        CASE WHEN has_time AND early.h IS NOT NULL THEN early.h ELSE first END AS first,
        CASE WHEN has_time AND late.h IS NOT NULL THEN late.h + to_microseconds(3599999999) ELSE last END AS last,
        CASE WHEN written_offset IS NOT NULL THEN 'known' WHEN has_time THEN 'assumed' ELSE 'none' END AS zone,
        TRUE AS happened
    FROM wall
    LEFT JOIN doubled_hour AS early ON early.h = date_trunc('hour', first)
    LEFT JOIN doubled_hour AS late ON late.h = date_trunc('hour', last)
    WHERE first >= TIMESTAMP '0001-01-01' AND last <= TIMESTAMP '9999-12-31 23:59:59.999999'
    UNION ALL
    SELECT x, t, NULL, NULL, 'none', t = '?' FROM clean WHERE t = '?' OR lower(t) IN ('none', 'aucun', 'aucune')
)
SELECT x,
    CAST({'written': t, 'from': first, 'to': last, 'zone': zone, 'happened': happened} AS MOMENT) AS as_moment,
    CAST({'written': t, 'from': CAST(first AS DATE), 'to': CAST(last AS DATE), 'zone': zone, 'happened': happened} AS DAY) AS as_day
FROM moment;
