-- The longest stretch of one stay without a dated trace, for the words of facts/stay.sql: whole days in hospital (first_on, last_on), the time between two
-- traces dated to the minute in an emergency department (from_at, to_at). The admission and the discharge count as traces. The traces on
-- file are not the record, and no text sets an interval.
WITH trace AS (
    SELECT case_id, encounter, kind, started_at AS traced_at FROM said.encounter WHERE kind IN ('inpatient', 'emergency')
    UNION ALL
    SELECT case_id, encounter, kind, ended_at FROM said.encounter WHERE kind IN ('inpatient', 'emergency')
    UNION ALL
    SELECT e.case_id, e.encounter, e.kind, v.occurred_at
    FROM said.event AS v JOIN said.encounter AS e ON e.case_id = v.case_id AND e.encounter = v.encounter
    WHERE e.kind IN ('inpatient', 'emergency')
      AND CAST(v.occurred_at."from" AS DATE) BETWEEN CAST(e.started_at."from" AS DATE) AND CAST(e.ended_at."to" AS DATE)
),
placed AS (
    SELECT case_id, encounter,
        CASE WHEN kind = 'inpatient' AND CAST(traced_at."from" AS DATE) = CAST(traced_at."to" AS DATE) THEN CAST(traced_at."from" AS DATE) END AS noted_on,
        CASE WHEN kind = 'emergency' AND CAST(traced_at."from" AS DATE) = CAST(traced_at."to" AS DATE)
              AND extract(hour FROM traced_at."from") = extract(hour FROM traced_at."to")
              AND extract(minute FROM traced_at."from") = extract(minute FROM traced_at."to") THEN traced_at."from" END AS noted_at
    FROM trace
),
followed AS (
    SELECT case_id, encounter, noted_on, noted_at,
        max(noted_on) OVER w AS next_on, max(noted_at) OVER w AS next_at -- never NULL: of the one trace that comes next
    FROM placed
    WINDOW w AS (PARTITION BY case_id, encounter ORDER BY noted_on NULLS LAST, noted_at NULLS LAST ROWS BETWEEN 1 FOLLOWING AND 1 FOLLOWING)
),
stretch AS (
    SELECT case_id, encounter, noted_on + 1 AS first_on, next_on - 1 AS last_on, noted_at AS from_at, next_at AS to_at,
        CASE WHEN noted_on IS NOT NULL THEN date_diff('day', noted_on, next_on) - 1
             ELSE 1440 * date_diff('day', CAST(noted_at AS DATE), CAST(next_at AS DATE))
                + 60 * (extract(hour FROM next_at) - extract(hour FROM noted_at))
                + extract(minute FROM next_at) - extract(minute FROM noted_at) END AS lasted
    FROM followed
),
ranked AS (
    SELECT *, row_number() OVER (PARTITION BY case_id, encounter ORDER BY lasted DESC NULLS LAST, first_on NULLS LAST, from_at NULLS LAST) = 1 AS is_longest
    FROM stretch WHERE lasted > 0
)
SELECT case_id, encounter, agreed(CASE WHEN is_longest THEN first_on END) AS first_on, agreed(CASE WHEN is_longest THEN last_on END) AS last_on,
    agreed(CASE WHEN is_longest THEN from_at END) AS from_at, agreed(CASE WHEN is_longest THEN to_at END) AS to_at
FROM ranked GROUP BY case_id, encounter
