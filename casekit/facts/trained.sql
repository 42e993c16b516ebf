-- Training of the person who used the system (where unknown, of the one who decided to use it): in AI, or in that system.
-- is_trained: completed before the day of use (that same day: unknown); is_attested: and attested. Unknown where no training of that
-- person is on file.
WITH used AS (
    SELECT u.case_id, u.use, u.system, on_day(u.used_at) AS used_on,
        CASE WHEN u.professional IS NOT NULL OR u.professional_contested THEN u.professional ELSE u.decided_by END AS person
    FROM said.ai_use AS u
),
followed AS (
    SELECT u.case_id, u.use, t.attested, t.evidence, t.completed_on_contested OR t.topic_contested OR t.system_contested AS is_disputed,
        t.attested_contested,
        CASE WHEN t.topic = 'regulation' THEN FALSE WHEN t.topic = 'ai' THEN TRUE WHEN t.topic = 'system' THEN t.system = u.system END AS bears,
        CASE WHEN before(t.completed_on, u.used_on) THEN TRUE WHEN before(u.used_on, t.completed_on) THEN FALSE END AS was_before
    FROM used AS u JOIN said.training AS t ON t.case_id = u.case_id AND t.person = u.person
)
SELECT case_id, use, any_true(bears AND was_before) AS is_trained, any_true(bears AND was_before AND attested) AS is_attested,
    any_true(is_disputed) IS TRUE AS is_trained_contested,
    any_true(is_disputed OR attested_contested) IS TRUE AS is_attested_contested,
    list_sort(flatten(list(evidence))) AS evidence
FROM followed GROUP BY case_id, use
