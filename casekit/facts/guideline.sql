-- The recommendations of the day beside one decision: is there one that bears on it, and does the decision depart from one of them.
-- Whether it applies them is what the expert notes; where he notes nothing, the use on which the decision rests shows that AI served (a tool
-- that drafts or administers is not what a recommendation on AI means), and nothing shows that none did.
WITH bearing AS (
    SELECT r.case_id, r.subject AS decision, r.evidence, r.is_disputed, d.follows_guideline_contested,
        r.is_of_the_day AND r.is_for_it
            AND CASE WHEN r.recommends IN ('ai_use', 'against_ai_use') OR (r.system IS NULL AND NOT r.system_contested) THEN TRUE
                     WHEN r.recommends = 'other' THEN r.system = u.system END AS bears,
        CASE WHEN d.follows_guideline IS NOT NULL OR d.follows_guideline_contested THEN d.follows_guideline
             WHEN r.recommends IN ('ai_use', 'against_ai_use')
                  AND CASE WHEN r.system IS NULL AND NOT r.system_contested THEN u.purpose IN ('prevention', 'diagnosis', 'care', 'triage')
                           ELSE r.system = u.system END
                 THEN r.recommends = 'ai_use' END AS applies
    FROM recommended AS r
    JOIN said.decision AS d ON d.case_id = r.case_id AND d.decision = r.subject
    LEFT JOIN said.ai_use AS u ON u.case_id = d.case_id AND u.use = d.use
    WHERE r.subject_kind = 'decision'
)
SELECT case_id, decision, any_true(bears) AS has_guideline, any_true(bears AND NOT applies) AS departs_from_guideline,
    any_true(is_disputed) IS TRUE AS has_guideline_contested,
    any_true(is_disputed OR follows_guideline_contested) IS TRUE AS departs_from_guideline_contested, list_sort(flatten(list(evidence))) AS evidence
FROM bearing GROUP BY case_id, decision
