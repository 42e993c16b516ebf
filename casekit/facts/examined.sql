-- What was done with the output of one use, over the decisions that rest on it: followed by one of them, critically examined in one of them.
-- Without a decision on file there is no row: nothing is concluded from it.
SELECT case_id, use,
    any_true(follows_output) AS is_followed, any_true(follows_output_contested) IS TRUE AS is_followed_contested,
    any_true(critical_review) AS is_reviewed, any_true(critical_review_contested) IS TRUE AS is_reviewed_contested,
    list_sort(flatten(list(evidence))) AS evidence
FROM said.decision WHERE use IS NOT NULL GROUP BY case_id, use
