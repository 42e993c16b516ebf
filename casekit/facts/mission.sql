-- One item of the mission, and whether the expert's answer to it is on file. As for the points of the parties, an item awaits its answer
-- until the report has been sent; once it has, and where other items have theirs, it had none.
WITH replied AS (
    SELECT case_id, mission, list_sort(flatten(list(evidence))) AS evidence FROM said.answer
    WHERE text IS NOT NULL AND mission IS NOT NULL GROUP BY case_id, mission
),
report AS (
    SELECT case_id, any_true(kind = 'report' AND sent_on.happened) AS is_sent, any_true(kind_contested) IS TRUE AS is_disputed,
        list_sort(flatten(list(evidence))) AS evidence
    FROM said.dispatch WHERE kind = 'report' OR kind IS NULL
    GROUP BY case_id
),
kept AS (SELECT case_id FROM said.answer WHERE text IS NOT NULL AND mission IS NOT NULL GROUP BY case_id)
SELECT m.case_id, 'mission:' || CAST(m.mission AS VARCHAR) AS item, 'Chef de mission n° ' || CAST(m.mission AS VARCHAR) AS label,
    m.mission, c.forum, c.forum_contested IS TRUE AS forum_contested, c.appointed_on AS mission_on,
    CASE WHEN a.mission IS NOT NULL THEN TRUE WHEN r.is_sent AND k.case_id IS NOT NULL THEN FALSE END AS is_answered,
    a.mission IS NULL AND r.is_sent IS NOT TRUE AND r.is_disputed IS TRUE AS is_answered_contested,
    m.evidence, a.evidence AS answer_evidence, r.evidence AS report_evidence
FROM said.mission AS m
LEFT JOIN replied AS a ON a.case_id = m.case_id AND a.mission = m.mission
LEFT JOIN report AS r ON r.case_id = m.case_id
LEFT JOIN kept AS k ON k.case_id = m.case_id
LEFT JOIN said.casefile AS c ON c.case_id = m.case_id
