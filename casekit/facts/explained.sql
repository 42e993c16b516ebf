-- The explanation of what the output of one use meant: asked for by the person, and given. Without a row on file nothing is concluded.
SELECT case_id, use, any_true(requested_on.happened) AS is_asked, any_true(requested_on_contested) IS TRUE AS is_asked_contested,
    any_true(given) AS is_given, any_true(given_contested) IS TRUE AS is_given_contested, list_sort(flatten(list(evidence))) AS evidence
FROM said.information WHERE topic = 'ai_interpretation' AND use IS NOT NULL GROUP BY case_id, use
