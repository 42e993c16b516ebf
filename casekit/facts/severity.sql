-- How serious the harm is, for the whole case and for each accident: what the criteria of art. D. 1142-1 and L. 1142-1-1 are compared with.
-- impairment_low: the greatest of the rates that certainly count (two rates do not add up, and never fall below the greater);
-- impairment_high: their sum, unknown where one is; impairment_rate: the rate itself, of one alone. stoppage_*, deficit_*: months (see stretch.sql).
WITH impaired AS (
    SELECT case_id, topic, subject,
        max(CASE WHEN NOT counts THEN 0 WHEN belongs AND counts THEN low END) AS low, -- never NULL: a rate not assessed can only add to the others
        CASE WHEN any_true(counts AND high IS NULL) IS FALSE
             THEN sum(CASE WHEN counts IS DISTINCT FROM FALSE THEN high ELSE 0 END) END AS high, -- never NULL: each is known there
        CASE WHEN count(*) = 1 THEN agreed(CASE WHEN counts AND belongs AND low IS NOT NULL THEN value END) END AS rate -- never NULL: counts the rows themselves
    FROM bearing_harm WHERE head = 'DFP' GROUP BY case_id, topic, subject
),
marked AS (
    SELECT case_id, topic, subject, head,
        any_true(CASE WHEN NOT counts OR value = 0 THEN FALSE WHEN value = 1 OR head = 'death' THEN belongs AND counts END) AS is_met
    FROM bearing_harm WHERE head IN ('death', 'unfit_for_former_work', 'serious_disturbance') GROUP BY case_id, topic, subject, head
),
marks AS (
    SELECT case_id, topic, subject, agreed(CASE WHEN head = 'death' THEN is_met END) AS has_died,
        agreed(CASE WHEN head = 'unfit_for_former_work' THEN is_met END) AS is_unfit,
        agreed(CASE WHEN head = 'serious_disturbance' THEN is_met END) AS is_disturbed
    FROM marked GROUP BY case_id, topic, subject
),
lasting AS (
    SELECT case_id, topic, subject, agreed(CASE WHEN head = 'work_stoppage' THEN months_low END) AS stoppage_low,
        agreed(CASE WHEN head = 'work_stoppage' THEN months_high END) AS stoppage_high,
        agreed(CASE WHEN head = 'DFT' THEN months_low END) AS deficit_low, agreed(CASE WHEN head = 'DFT' THEN months_high END) AS deficit_high
    FROM stretch GROUP BY case_id, topic, subject
),
all_heads AS (
    SELECT case_id, topic, subject,
        any_true(is_disputed AND head = 'DFP') IS TRUE AS is_impairment_disputed,
        any_true(is_disputed AND head = 'work_stoppage') IS TRUE AS is_stoppage_disputed,
        any_true(is_disputed AND head = 'DFT') IS TRUE AS is_deficit_disputed,
        any_true(is_disputed AND head IN ('death', 'unfit_for_former_work', 'serious_disturbance')) IS TRUE AS is_mark_disputed,
        list_sort(flatten(list(evidence))) AS evidence
    FROM bearing_harm GROUP BY case_id, topic, subject
)
SELECT a.case_id, a.topic, a.subject, i.low AS impairment_low, i.high AS impairment_high, i.rate AS impairment_rate,
    l.stoppage_low, l.stoppage_high, l.deficit_low, l.deficit_high, m.is_unfit, m.is_disturbed, m.has_died,
    a.is_impairment_disputed, a.is_stoppage_disputed, a.is_deficit_disputed, a.is_mark_disputed, a.evidence
FROM all_heads AS a
LEFT JOIN impaired AS i ON i.case_id = a.case_id AND i.topic = a.topic AND i.subject = a.subject
LEFT JOIN lasting AS l ON l.case_id = a.case_id AND l.topic = a.topic AND l.subject = a.subject
LEFT JOIN marks AS m ON m.case_id = a.case_id AND m.topic = a.topic AND m.subject = a.subject
