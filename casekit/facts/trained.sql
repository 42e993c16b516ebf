-- Training of the person who used the system (where unknown, of the one who decided to use it): in AI, or in that system.
-- is_trained: completed before the day of use (that same day: unknown); is_attested: and attested; is_independent: and given by another than
-- the maker (a trainer who is the maker is not independent, whatever the record says of him, and where it says he is nothing is settled).
-- Unknown where no training of that person is on file. trainer: the one body that gave the training before the use.
WITH used AS (
    SELECT u.case_id, u.use, u.system, on_day(u.used_at) AS used_on, s.manufacturer,
        CASE WHEN u.professional IS NOT NULL OR u.professional_contested THEN u.professional ELSE u.decided_by END AS person
    FROM said.ai_use AS u LEFT JOIN said.ai_system AS s ON s.case_id = u.case_id AND s.system = u.system
),
followed AS (
    SELECT u.case_id, u.use, t.attested, t.provider, t.evidence,
        t.completed_on_contested OR t.topic_contested OR t.system_contested AS is_disputed, t.attested_contested,
        t.is_independent_contested OR t.provider_contested AS is_source_disputed,
        CASE WHEN t.topic = 'regulation' THEN FALSE WHEN t.topic = 'ai' THEN TRUE WHEN t.topic = 'system' THEN t.system = u.system END AS bears,
        CASE WHEN before(t.completed_on, u.used_on) THEN TRUE WHEN before(u.used_on, t.completed_on) THEN FALSE END AS was_before,
        CASE WHEN t.provider = u.manufacturer THEN CASE WHEN t.is_independent THEN NULL ELSE FALSE END ELSE t.is_independent END AS is_independent
    FROM used AS u JOIN said.training AS t ON t.case_id = u.case_id AND t.person = u.person
),
grouped AS (
    SELECT case_id, use, any_true(bears AND was_before) AS is_trained, any_true(bears AND was_before AND attested) AS is_attested,
        any_true(bears AND was_before AND is_independent) AS is_independent,
        any_true(is_disputed) IS TRUE AS is_trained_contested,
        any_true(is_disputed OR attested_contested) IS TRUE AS is_attested_contested,
        any_true(is_disputed OR is_source_disputed) IS TRUE AS is_independent_contested,
        agreed(CASE WHEN bears AND was_before THEN provider END) AS trainer, list_sort(flatten(list(evidence))) AS evidence
    FROM followed GROUP BY case_id, use
)
SELECT g.*, o.name AS trainer_name
FROM grouped AS g LEFT JOIN said.organization AS o ON o.case_id = g.case_id AND o.organization = g.trainer
