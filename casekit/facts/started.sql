-- The day from which the ten years of L. 1142-28 first run against one defendant: the consolidation, or the majority of a victim who was then
-- a minor (18 years, as in law/norms/csp/l1142_28.toml, which a test compares). An emancipation has no date in the tables: a minor known
-- to be emancipated leaves that day unknown.
WITH victim AS (
    SELECT case_id, agreed_date(born_on) AS born_on, any_true(born_on_contested) IS TRUE OR disputed_date(born_on) AS is_birth_disputed,
        any_true(is_emancipated) AS is_emancipated, any_true(protection = 'tutelle') AS is_guarded, list_sort(flatten(list(evidence))) AS evidence
    FROM said.person WHERE role = 'patient' GROUP BY case_id
),
grown AS (
    SELECT d.case_id, d.party, c.consolidated_on, term(v.born_on, 18 * INTERVAL 1 YEAR) AS majority_on,
        c.consolidated_on_contested IS TRUE AS is_consolidation_disputed, v.is_birth_disputed IS TRUE AS is_birth_disputed,
        v.is_emancipated, v.is_guarded, v.evidence
    FROM sued AS d
    LEFT JOIN said.casefile AS c ON c.case_id = d.case_id
    LEFT JOIN victim AS v ON v.case_id = d.case_id
)
SELECT case_id, party, consolidated_on, is_consolidation_disputed, majority_on, is_birth_disputed, is_guarded,
    before(consolidated_on, majority_on) AS was_minor,
    CASE WHEN NOT before(consolidated_on, majority_on) THEN consolidated_on
         WHEN before(consolidated_on, majority_on) AND is_emancipated IS NOT TRUE THEN majority_on END AS runs_from,
    evidence
FROM grown
