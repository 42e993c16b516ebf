-- The first claim made against each person or organization whose insurance may be called: the victim's, addressed to him or to his insurer
-- (see claimed.sql). A claim that counts for nobody makes it unknown where it may have come earlier. The date in case.toml serves only
-- where the table of claims is empty.
WITH first AS (
    SELECT case_id, insured, all_true(claimed_on.happened IS FALSE) AS is_none, any_true(claimed_on_contested) IS TRUE AS is_disputed,
        all_true(claimed_on."from" IS NOT NULL OR claimed_on.happened IS FALSE) AS is_dated,
        min(claimed_on."from") AS earliest, min(claimed_on."to") AS latest, -- never NULL: read only where every claim is dated
        CASE WHEN min(claimed_on.written) = max(claimed_on.written) THEN max(claimed_on.written) END AS written, -- never NULL: the same
        max(amount_eur) AS largest_eur, -- never NULL: what is known to be claimed at least
        all_true(amount_eur IS NOT NULL) AND count(*) = 1 AS is_whole_amount, -- never NULL: counts the rows themselves
        list_sort(flatten(list(evidence))) AS evidence
    FROM claimed WHERE insured IS NOT NULL GROUP BY case_id, insured
),
astray AS (
    SELECT case_id, any_true(is_astray) AS has_one, all_true(NOT is_astray OR claimed_on."from" IS NOT NULL) AS is_dated,
        min(CASE WHEN is_astray THEN claimed_on."from" END) AS earliest -- never NULL: read only where each is dated
    FROM (SELECT case_id, claimed_on, insured IS NULL AND claimed_on.happened IS DISTINCT FROM FALSE AS is_astray FROM claimed) AS counted
    GROUP BY case_id
),
named AS (
    SELECT case_id, insured FROM said.policy
    UNION ALL SELECT case_id, CASE WHEN person IS NOT NULL THEN person ELSE organization END FROM said.party
    UNION ALL SELECT case_id, insured FROM claimed
),
placed AS (
    SELECT n.case_id, unnest(CASE WHEN q.insured_by <> q.person THEN [n.insured, q.insured_by] ELSE [n.insured] END) AS insured
    FROM named AS n LEFT JOIN practitioner AS q ON q.case_id = n.case_id AND q.person = n.insured
),
concerned AS (SELECT case_id, insured FROM placed WHERE insured IS NOT NULL GROUP BY case_id, insured)
SELECT n.case_id, n.insured,
    CASE WHEN s.case_id IS NULL THEN c.first_claim_on
         WHEN f.is_none AND NOT s.has_one
         THEN {'written': 'aucun', 'from': CAST(NULL AS DATE), 'to': CAST(NULL AS DATE), 'zone': 'none', 'happened': FALSE}
         WHEN f.is_dated AND NOT f.is_none AND NOT f.is_disputed AND (NOT s.has_one OR (s.is_dated AND s.earliest >= f.latest))
         THEN {'written': f.written, 'from': f.earliest, 'to': f.latest, 'zone': 'none', 'happened': TRUE} END AS claim_on,
    f.is_disputed IS TRUE AS claim_on_contested, f.largest_eur, f.is_whole_amount,
    CASE WHEN s.case_id IS NULL THEN c.evidence ELSE f.evidence END AS evidence
FROM concerned AS n
LEFT JOIN first AS f ON f.case_id = n.case_id AND f.insured = n.insured
LEFT JOIN astray AS s ON s.case_id = n.case_id
LEFT JOIN casefile AS c ON c.case_id = n.case_id
