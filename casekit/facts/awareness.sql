-- Since when the case may be known to be one: the first claim, and the first discovery of its damage. One row per case.
-- The first claim: the earliest on file, or that of case.toml where the file has none; an undated claim may be the first.
-- A head of damage without a date follows the others.
WITH claimed AS (
    SELECT case_id,
        CASE WHEN any_true(claimed_on.happened IS TRUE)
             THEN {'written': CAST(NULL AS VARCHAR), 'from': CASE WHEN all_true(claimed_on.happened IS FALSE OR claimed_on."from" IS NOT NULL)
                       THEN min(claimed_on."from") END, -- never NULL: each claim made is dated
                   'to': min(claimed_on."to"), -- never NULL: the first was made by that day, whatever the days of the others
                   'zone': 'none', 'happened': TRUE}
             WHEN all_true(claimed_on.happened IS FALSE)
             THEN {'written': 'aucun', 'from': CAST(NULL AS DATE), 'to': CAST(NULL AS DATE), 'zone': 'none', 'happened': FALSE} END AS claimed_on,
        any_true(claimed_on_contested) IS TRUE AS is_disputed
    FROM said.claim GROUP BY case_id
),
discovered AS (
    SELECT case_id, {'written': CAST(NULL AS VARCHAR), 'from': min(discovered_on."from"), 'to': min(discovered_on."to"), -- never NULL: only dated rows
        'zone': 'none', 'happened': TRUE} AS discovered_on
    FROM said.harm WHERE discovered_on."from" IS NOT NULL GROUP BY case_id
)
SELECT c.case_id, c.casefile, h.discovered_on, CASE WHEN f.case_id IS NOT NULL THEN f.claimed_on ELSE c.first_claim_on END AS claimed_on,
    f.is_disputed IS TRUE AS is_disputed
FROM casefile AS c
LEFT JOIN claimed AS f ON f.case_id = c.case_id
LEFT JOIN discovered AS h ON h.case_id = c.case_id
