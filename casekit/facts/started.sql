-- The day from which the ten years of L. 1142-28 first run against one defendant: the consolidation, or the majority of a victim who was then
-- a minor (18 years, as in law/norms/csp/l1142_28.toml, which a test compares). An emancipation has no date in the tables: a minor known
-- to be emancipated leaves that day unknown.
-- is_claimant_minor: somebody else who claims (an heir, a relative) was a minor on the day of the consolidation: against him the ten years run
-- later. Unknown where his birth is, or where the file names nobody who claims. died_on: of the patient.
WITH victim AS (
    SELECT case_id, agreed_date(born_on) AS born_on, any_true(born_on_contested) IS TRUE OR disputed_date(born_on) AS is_birth_disputed,
        any_true(is_emancipated) AS is_emancipated, any_true(protection = 'tutelle') AS is_guarded, agreed_date(died_on) AS died_on,
        list_sort(flatten(list(evidence))) AS evidence
    FROM said.person WHERE role = 'patient' GROUP BY case_id
),
grown AS (
    SELECT d.case_id, d.party, c.consolidated_on, term(v.born_on, 18 * INTERVAL 1 YEAR) AS majority_on,
        c.consolidated_on_contested IS TRUE AS is_consolidation_disputed, v.is_birth_disputed IS TRUE AS is_birth_disputed,
        v.is_emancipated, v.is_guarded, v.died_on, v.evidence
    FROM sued AS d
    LEFT JOIN said.casefile AS c ON c.case_id = d.case_id
    LEFT JOIN victim AS v ON v.case_id = d.case_id
),
claiming AS (
    SELECT y.case_id, y.party AS claimant, p.is_emancipated, term(p.born_on, 18 * INTERVAL 1 YEAR) AS majority_on, p.evidence,
        p.role IS NOT DISTINCT FROM 'patient' OR (y.person IS NULL AND y.organization IS NOT NULL) AS is_victim_or_body
    FROM said.party AS y LEFT JOIN said.person AS p ON p.case_id = y.case_id AND p.person = y.person
    WHERE y.role = 'claimant'
),
compared AS (
    SELECT d.case_id, d.party, c.majority_on, c.is_victim_or_body, c.evidence,
        CASE WHEN c.is_victim_or_body THEN FALSE WHEN c.is_emancipated AND before(k.consolidated_on, c.majority_on) THEN NULL
             ELSE before(k.consolidated_on, c.majority_on) END AS was_minor
    FROM sued AS d JOIN claiming AS c ON c.case_id = d.case_id LEFT JOIN said.casefile AS k ON k.case_id = d.case_id
),
others AS (
    SELECT case_id, party, any_true(was_minor) AS was_minor, agreed_date(CASE WHEN was_minor THEN majority_on END) AS majority_on,
        list_sort(flatten(list(evidence) FILTER (WHERE NOT is_victim_or_body))) AS evidence
    FROM compared GROUP BY case_id, party
)
SELECT g.case_id, g.party, g.consolidated_on, g.is_consolidation_disputed, g.majority_on, g.is_birth_disputed, g.is_guarded, g.died_on,
    before(g.consolidated_on, g.majority_on) AS was_minor,
    CASE WHEN NOT before(g.consolidated_on, g.majority_on) THEN g.consolidated_on
         WHEN before(g.consolidated_on, g.majority_on) AND g.is_emancipated IS NOT TRUE THEN g.majority_on END AS runs_from,
    o.was_minor AS is_claimant_minor, o.majority_on AS claimant_majority_on, g.evidence, o.evidence AS claimant_evidence
FROM grown AS g LEFT JOIN others AS o ON o.case_id = g.case_id AND o.party = g.party
