-- Whether the output of one use of AI was shown to a professional: an output that someone saw before deciding was shown.
WITH seen AS (
    SELECT case_id, use, any_true(output_seen_at.happened IS TRUE) IS TRUE AS is_seen FROM said.decision GROUP BY case_id, use
)
SELECT u.case_id, u.use, CASE WHEN s.is_seen THEN TRUE ELSE u.was_displayed END AS was_displayed, u.was_displayed_contested
FROM said.ai_use AS u
LEFT JOIN seen AS s ON s.case_id = u.case_id AND s.use = u.use
