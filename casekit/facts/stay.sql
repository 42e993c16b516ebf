-- One contact of the patient with a place of care, and the traces dated in it: is there a time of which nothing was written?
-- No text sets an interval. In hospital the unit is the calendar day, the days of admission and discharge counted as traced; in an
-- emergency department any interval is one. The events on file are not the record: a silent day is a gap only where the follow-up
-- of that stay (items 1g and 1n, 1f for an emergency) was looked for and is incomplete, which is the expert's appraisal.
WITH days AS (
    SELECT e.case_id, e.encounter, CAST(e.started_at."from" AS DATE) AS noted_on FROM said.encounter AS e
    UNION ALL SELECT e.case_id, e.encounter, CAST(e.ended_at."from" AS DATE) FROM said.encounter AS e
    UNION ALL
    SELECT e.case_id, e.encounter, CAST(v.occurred_at."from" AS DATE)
    FROM said.event AS v JOIN said.encounter AS e ON e.case_id = v.case_id AND e.encounter = v.encounter
    WHERE CAST(v.occurred_at."from" AS DATE) = CAST(v.occurred_at."to" AS DATE)
      AND CAST(v.occurred_at."from" AS DATE) BETWEEN CAST(e.started_at."from" AS DATE) AND CAST(e.ended_at."to" AS DATE)
),
traced AS (
    SELECT case_id, encounter, count(DISTINCT noted_on) AS n -- never NULL: an unknown day is no traced day
    FROM days GROUP BY case_id, encounter
),
told AS (
    SELECT case_id, encounter,
        any_true((CAST(occurred_at."from" AS DATE) = CAST(occurred_at."to" AS DATE)) IS NOT TRUE) AS has_undated,
        list_sort(flatten(list(evidence))) AS evidence
    FROM said.event WHERE encounter IS NOT NULL GROUP BY case_id, encounter
),
followed AS (
    SELECT i.case_id, i.encounter, any_true(NOT i.is_present OR NOT i.is_complete) AS is_incomplete,
        any_true(i.kind = '1f' AND i.is_present AND i.is_complete) AS has_emergency,
        any_true(i.kind = '1g' AND i.is_present AND i.is_complete) AND any_true(i.kind = '1n' AND i.is_present AND i.is_complete) AS has_care,
        any_true(i.is_present_contested OR i.is_complete_contested) IS TRUE AS is_disputed, list_sort(flatten(list(i.evidence))) AS evidence
    FROM said.record_item AS i JOIN said.encounter AS e ON e.case_id = i.case_id AND e.encounter = i.encounter
    WHERE (e.kind = 'emergency' AND i.kind = '1f') OR (e.kind = 'inpatient' AND i.kind IN ('1g', '1n'))
    GROUP BY i.case_id, i.encounter
),
measured AS (
    SELECT e.*, t.has_undated, t.evidence AS event_evidence, t.encounter IS NOT NULL AS has_events, d.n AS traced_days,
        CASE WHEN CAST(e.started_at."from" AS DATE) = CAST(e.started_at."to" AS DATE) AND CAST(e.ended_at."from" AS DATE) = CAST(e.ended_at."to" AS DATE)
              AND e.ended_at."from" >= e.started_at."from"
             THEN 1 + date_diff('day', CAST(e.started_at."from" AS DATE), CAST(e.ended_at."from" AS DATE)) END AS stay_days
    FROM said.encounter AS e
    LEFT JOIN told AS t ON t.case_id = e.case_id AND t.encounter = e.encounter
    LEFT JOIN traced AS d ON d.case_id = e.case_id AND d.encounter = e.encounter
)
SELECT m.case_id, m.encounter,
    CASE WHEN m.kind = 'inpatient' THEN 'Hospitalisation' WHEN m.kind = 'emergency' THEN 'Passage aux urgences' ELSE 'Consultation' END
        || CASE WHEN o.name IS NOT NULL THEN ' (' || o.name || ')' ELSE ' (référence ' || m.encounter || ')' END AS label,
    m.kind, m.kind_contested, m.started_at, m.ended_at, m.organization, o.name AS organization_name,
    m.kind IN ('inpatient', 'emergency') AS is_stay, m.kind_contested AS is_stay_contested, m.kind = 'inpatient' AS is_inpatient,
    m.stay_days, CASE WHEN m.kind = 'inpatient' THEN m.stay_days - m.traced_days END AS silent_days,
    CASE WHEN m.kind = 'emergency' THEN CASE WHEN m.has_events THEN TRUE END
         WHEN m.kind = 'inpatient' THEN CASE WHEN m.stay_days = m.traced_days THEN FALSE
              WHEN m.has_events AND NOT m.has_undated AND m.stay_days > m.traced_days THEN TRUE END END AS has_silence,
    m.started_at_contested OR m.ended_at_contested AS has_silence_contested,
    CASE WHEN f.is_incomplete THEN TRUE
         WHEN m.kind = 'emergency' AND f.has_emergency THEN FALSE WHEN m.kind = 'inpatient' AND f.has_care THEN FALSE END AS is_follow_up_incomplete,
    f.is_disputed AS is_follow_up_incomplete_contested, s.first_on AS silent_first_on, s.last_on AS silent_last_on,
    s.from_at AS silent_from_at, s.to_at AS silent_to_at, m.evidence, m.event_evidence, f.evidence AS item_evidence
FROM measured AS m
LEFT JOIN silence AS s ON s.case_id = m.case_id AND s.encounter = m.encounter
LEFT JOIN followed AS f ON f.case_id = m.case_id AND f.encounter = m.encounter
LEFT JOIN said.organization AS o ON o.case_id = m.case_id AND o.organization = m.organization
