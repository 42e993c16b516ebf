-- One claim, as it counts for the insurance of one person or organization: the one it is made against, whatever name the row gives him (his
-- own, or the party's), and the establishment on whose staff he is. A recourse (payer, co-defendant, fund), a claim against an insurer and
-- a claim whose target is unknown count for nobody: insured is then blank.
WITH known_as AS (
    SELECT case_id, unnest([party, person, organization]) AS id FROM said.party WHERE role IN ('payer', 'oniam', 'insurer', 'defendant')
),
recourse AS (SELECT case_id, id FROM known_as WHERE id IS NOT NULL GROUP BY case_id, id),
aimed AS (
    SELECT c.case_id, c.claim, c.claimed_on, c.claimed_on_contested, c.amount_eur, c.evidence, r.id IS NOT NULL AS is_recourse,
        CASE WHEN y.party IS NULL THEN c.against WHEN y.person IS NOT NULL THEN y.person ELSE y.organization END AS target
    FROM said.claim AS c
    LEFT JOIN said.party AS y ON y.case_id = c.case_id AND y.party = c.against
    LEFT JOIN recourse AS r ON r.case_id = c.case_id AND r.id = c.claimant
),
made AS (
    SELECT a.case_id, a.claim, a.claimed_on, a.claimed_on_contested, a.amount_eur, a.evidence,
        CASE WHEN a.is_recourse OR o.kind = 'insurer' THEN NULL ELSE a.target END AS target
    FROM aimed AS a LEFT JOIN said.organization AS o ON o.case_id = a.case_id AND o.organization = a.target
)
SELECT m.case_id, m.claim, m.claimed_on, m.claimed_on_contested, m.amount_eur, m.evidence,
    unnest(CASE WHEN q.insured_by <> q.person THEN [m.target, q.insured_by] ELSE [m.target] END) AS insured
FROM made AS m LEFT JOIN practitioner AS q ON q.case_id = m.case_id AND q.person = m.target
