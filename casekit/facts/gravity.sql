-- The case as a commission of conciliation and compensation (CCI) looks at it: how serious the harm is, all accidents together.
-- act_on: the day of the facts, or else the one day of the acts from which the accidents came. has_died: of the accident, as a harm of the
-- case that is established; is_deceased: whatever the cause.
WITH dated AS (
    SELECT x.case_id, agreed_date(on_day(a.performed_at)) AS act_on
    FROM said.accident AS x JOIN said.act AS a ON a.case_id = x.case_id AND a.act = x.act GROUP BY x.case_id
),
patients AS (
    SELECT case_id, any_true(died_on.happened) AS has_died FROM lifetime WHERE role = 'patient' GROUP BY case_id
)
SELECT c.case_id, c.casefile, 'Gravité du dommage' AS label, c.forum,
    CASE WHEN c.facts_on.happened IS NOT NULL THEN c.facts_on ELSE d.act_on END AS act_on,
    s.impairment_low, s.impairment_high, s.impairment_rate, s.is_impairment_disputed IS TRUE AS impairment_low_contested,
    s.stoppage_low, s.stoppage_high, s.is_stoppage_disputed IS TRUE AS stoppage_low_contested,
    s.deficit_low, s.deficit_high, s.is_deficit_disputed IS TRUE AS deficit_low_contested,
    s.is_unfit, s.is_mark_disputed IS TRUE AS is_unfit_contested, s.is_disturbed, s.is_mark_disputed IS TRUE AS is_disturbed_contested,
    CASE WHEN s.has_died IS NOT NULL THEN s.has_died WHEN NOT p.has_died THEN FALSE END AS has_died, p.has_died AS is_deceased,
    s.is_mark_disputed IS TRUE AS has_died_contested, c.evidence, s.evidence AS harm_evidence
FROM casefile AS c
LEFT JOIN severity AS s ON s.case_id = c.case_id AND s.topic = 'case' AND s.subject = c.casefile
LEFT JOIN patients AS p ON p.case_id = c.case_id
LEFT JOIN dated AS d ON d.case_id = c.case_id
