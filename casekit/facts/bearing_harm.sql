-- The heads of harm that measure how serious an accident is (permanent impairment, temporary deficit, work stoppage, the exceptional
-- criteria, death), each as it bears on the whole case (topic case) and on each accident (topic accident).
-- belongs: a harm that names no accident may belong to any of them: unknown. counts: it is established; where nothing says so, unknown,
-- whoever wrote the row (a measure, or a death, is not yet a consequence of the accident). What is not established counts for nothing.
-- low, high: the bounds of a rate; the share of a prior state may or may not already have been taken off. An impairment counts only
-- where it is measured on the scale of the code (annexe 11-2), a rate only where it is written as a percentage.
-- sure_*: the days certainly covered, both counted; widest_*: those possibly covered. A period still running goes to the day of the file.
WITH borne AS (
    SELECT h.case_id, 'case' AS topic, c.casefile AS subject, TRUE AS belongs, h.harm
    FROM said.harm AS h JOIN casefile AS c ON c.case_id = h.case_id
    UNION ALL
    SELECT h.case_id, 'accident' AS topic, a.accident AS subject, TRUE AS belongs, h.harm
    FROM said.harm AS h JOIN said.accident AS a ON a.case_id = h.case_id AND a.accident = h.accident
    UNION ALL
    SELECT h.case_id, 'accident' AS topic, a.accident AS subject, CAST(NULL AS BOOLEAN) AS belongs, h.harm
    FROM said.harm AS h JOIN said.accident AS a ON a.case_id = h.case_id
    WHERE h.accident IS NULL
),
rated AS (
    SELECT h.case_id, h.harm, h.head, h.is_established AS counts,
        CASE WHEN h.victim IS NULL THEN '?' ELSE h.victim END AS victim, h.value,
        CASE WHEN h.is_not_assessed THEN NULL
             WHEN h.head = 'DFP' AND (h.scale IS DISTINCT FROM 'csp_11_2' OR NOT regexp_matches(lower(h.unit), '^ *(%|pour ?cent)')) THEN NULL
             WHEN h.head = 'DFT' AND regexp_matches(lower(h.unit), '^ *(%|pour ?cent)') IS NOT TRUE THEN NULL
             WHEN h.value_low IS NOT NULL THEN h.value_low ELSE h.value END AS low,
        CASE WHEN h.value_high IS NOT NULL THEN h.value_high ELSE h.value END AS high,
        CASE WHEN h.prior_state_share > 0 THEN 1 - h.prior_state_share ELSE 1 END AS kept,
        h.from_on."to" AS sure_from, h.from_on."from" AS widest_from,
        CASE WHEN h.to_on.happened IS FALSE THEN c.as_of."from" ELSE h.to_on."from" END AS sure_to,
        CASE WHEN h.to_on.happened IS FALSE THEN c.as_of."to" ELSE h.to_on."to" END AS widest_to,
        h.value_contested OR h.value_low_contested OR h.value_high_contested OR h.scale_contested OR h.head_contested OR h.is_established_contested
            OR h.from_on_contested OR h.to_on_contested OR h.accident_contested OR h.is_not_assessed_contested AS is_disputed, h.evidence
    FROM said.harm AS h LEFT JOIN casefile AS c ON c.case_id = h.case_id
    WHERE h.head IN ('DFP', 'DFT', 'death', 'work_stoppage', 'unfit_for_former_work', 'serious_disturbance')
)
SELECT b.case_id, b.topic, b.subject, b.belongs, b.harm, r.head, r.counts, r.victim, r.value,
    r.low * r.kept AS low, CASE WHEN r.low IS NOT NULL THEN r.high END AS high,
    r.sure_from, r.sure_to, r.widest_from, r.widest_to, r.is_disputed, r.evidence
FROM borne AS b JOIN rated AS r ON r.case_id = b.case_id AND r.harm = b.harm
