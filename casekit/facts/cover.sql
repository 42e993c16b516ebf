-- One insurance policy read against the first claim made against the insured: its line, its term, its clause on AI, its limits.
-- is_compulsory: the cover that art. L. 1142-2 CSP demands of a liberal practitioner, an establishment or a maker of medical devices; the
-- personal policy of a salaried practitioner is not. contract_on: its last conclusion or renewal; where the file does not say whether it was
-- renewed, some day from its conclusion to the day the file is read at. is_other_called: another policy in force at the first claim covers
-- it; no other policy follows the one that ended with the practice or the life of the insured; else nothing is concluded from an absent one.
WITH maker AS (
    SELECT case_id, manufacturer, any_true(is_medical_device) AS makes_device FROM said.ai_system GROUP BY case_id, manufacturer
),
placed AS (
    SELECT p.*, f.claim_on, f.claim_on_contested, f.largest_eur, f.is_whole_amount, f.evidence AS claim_evidence, c.facts_on, c.as_of,
        i.name AS insurer_name, CASE WHEN q.person IS NOT NULL THEN q.name ELSE o.name END AS insured_name,
        CASE WHEN q.person IS NOT NULL THEN q.practice = 'liberal' WHEN o.kind <> 'practice' THEN FALSE END AS is_liberal,
        q.practice_contested IS TRUE OR o.kind_contested IS TRUE AS is_liberal_contested,
        CASE WHEN p.line IN ('cyber', 'general_liability') THEN FALSE
             WHEN p.line = 'product' THEN CASE WHEN o.kind = 'manufacturer' THEN m.makes_device WHEN o.kind IS NOT NULL OR q.person IS NOT NULL THEN FALSE END
             WHEN p.line = 'medical_liability'
             THEN CASE WHEN q.person IS NOT NULL THEN q.practice = 'liberal'
                       ELSE o.kind IN ('public_hospital', 'private_clinic', 'practice', 'laboratory') END END AS is_compulsory,
        CASE WHEN p.ai_clause IN ('covered', 'silent') THEN TRUE WHEN p.ai_clause = 'excluded' THEN FALSE
             WHEN p.ai_clause = 'conditional' THEN p.ai_condition_met END AS is_ai_accepted
    FROM said.policy AS p
    LEFT JOIN first_claim AS f ON f.case_id = p.case_id AND f.insured = p.insured
    LEFT JOIN practitioner AS q ON q.case_id = p.case_id AND q.person = p.insured
    LEFT JOIN said.organization AS o ON o.case_id = p.case_id AND o.organization = p.insured
    LEFT JOIN said.organization AS i ON i.case_id = p.case_id AND i.organization = p.insurer
    LEFT JOIN maker AS m ON m.case_id = p.case_id AND m.manufacturer = p.insured
    LEFT JOIN casefile AS c ON c.case_id = p.case_id
),
timed AS (
    SELECT *, NOT before(claim_on, from_on) AND NOT before(to_on, claim_on) AS is_in_force,
        from_on_contested OR to_on_contested OR claim_on_contested IS TRUE AS is_in_force_contested
    FROM placed
),
judged AS (
    SELECT *, is_compulsory AND is_in_force AND covers_activity AND is_ai_accepted AND known_at_conclusion IS DISTINCT FROM TRUE AS is_called FROM timed
),
beside AS (
    SELECT *, count(*) OVER (PARTITION BY case_id, insured) - 1 AS others, -- never NULL: counts the policies themselves
        sum(CASE WHEN is_called THEN 1 ELSE 0 END) OVER (PARTITION BY case_id, insured) -- never NULL: each is written to be 1 or 0
            - CASE WHEN is_called THEN 1 ELSE 0 END AS others_called,
        sum(CASE WHEN is_called IS NULL THEN 1 ELSE 0 END) OVER (PARTITION BY case_id, insured) -- never NULL: the same
            - CASE WHEN is_called IS NULL THEN 1 ELSE 0 END AS others_unknown
    FROM judged
)
SELECT p.case_id, p.policy, 'Contrat ' || p.policy || CASE WHEN p.insurer_name IS NOT NULL THEN ' (' || p.insurer_name || ')' ELSE '' END AS label,
    p.insurer, p.insurer_name, p.insured, p.insured_name, p.line, p.is_compulsory, p.line_contested OR p.is_liberal_contested AS is_compulsory_contested,
    p.is_liberal, p.is_liberal_contested, p.line = 'medical_liability' AND p.is_liberal AS is_liberal_cover,
    p.claim_on, p.claim_on_contested IS TRUE AS claim_on_contested,
    CASE WHEN p.renewed_on."from" IS NOT NULL THEN CASE WHEN before(p.renewed_on, p.concluded_on) THEN NULL ELSE p.renewed_on END
         WHEN p.renewed_on.happened IS FALSE THEN p.concluded_on
         WHEN p.renewed_on_contested THEN NULL
         WHEN p.as_of."to" >= p.concluded_on."to"
         THEN {'written': CAST(NULL AS VARCHAR), 'from': p.concluded_on."from", 'to': p.as_of."to", 'zone': 'none', 'happened': TRUE} END AS contract_on,
    p.from_on, p.from_on_contested, p.to_on AS ended_on, p.to_on_contested AS ended_on_contested, p.is_in_force, p.is_in_force_contested,
    p.ended_because IN ('cessation', 'death') AND p.is_liberal AS is_last_contract,
    p.ended_because_contested OR p.is_liberal_contested AS is_last_contract_contested,
    p.run_off_years, p.run_off_years_contested, p.facts_on,
    NOT before(p.facts_on, p.from_on) AND NOT before(p.to_on, p.facts_on) AS is_fact_in_term, NOT before(p.to_on, p.facts_on) AS is_fact_before_end,
    NOT before(p.facts_on, p.from_on) OR NOT before(p.facts_on, p.retroactive_from) AS is_past_covered,
    p.retroactive_from_contested AS is_past_covered_contested,
    p.covers_activity, p.covers_activity_contested, p.known_at_conclusion, p.known_at_conclusion_contested, p.ai_clause, p.ai_clause_contested,
    p.ai_condition, p.ai_condition_met, p.ai_condition_met_contested, p.is_ai_accepted,
    p.ai_clause_contested OR p.ai_condition_met_contested AS is_ai_accepted_contested,
    CASE WHEN p.insured IS NULL THEN NULL WHEN p.others_called > 0 THEN TRUE WHEN p.others_unknown > 0 THEN NULL
         WHEN p.others > 0 OR p.ended_because IN ('cessation', 'death') THEN FALSE END AS is_other_called,
    p.limit_per_claim_eur, p.limit_per_claim_eur_contested, p.limit_per_year_eur, p.limit_per_year_eur_contested, p.largest_eur,
    CASE WHEN p.largest_eur > p.limit_per_claim_eur THEN TRUE WHEN p.is_whole_amount THEN p.largest_eur > p.limit_per_claim_eur END AS exceeds_limit,
    p.evidence, p.claim_evidence
FROM beside AS p
