-- The day until which a hospital keeps one record: twenty years from the last contact or the twenty-eighth birthday if that is later; ten
-- years from a death within ten years of it. The figures, and 5 January 2007 before which another text counted, are those of
-- law/norms/csp/r1112_7.toml, which a test compares. base_term_on: whatever claims were made. term_on: with them; a claim that is not
-- over puts off every term, one made once the record was gone puts off none; one older than what the term is counted from is left open.
WITH looked AS (
    SELECT h.case_id, h.holding, h.last_contact_on, h.claimed_on, h.claim_ended_on, h.destroyed_on, l.died_on,
        h.destroyed_on.happened IS FALSE OR (h.destroyed_on.happened IS NULL AND NOT h.destroyed_on_contested AND h.is_located IS TRUE) AS is_kept,
        before(l.died_on, term(h.last_contact_on, 10 * INTERVAL 1 YEAR)) AS is_death_near,
        term(h.last_contact_on, 20 * INTERVAL 1 YEAR) AS base_on, term(p.born_on, 28 * INTERVAL 1 YEAR) AS birthday_on,
        term(l.died_on, 10 * INTERVAL 1 YEAR) AS death_on,
        CASE WHEN h.destroyed_on.happened THEN h.destroyed_on."from" >= DATE '2007-01-05' ELSE c.as_of."from" >= DATE '2007-01-05' END AS is_of_2007
    FROM said.holding AS h
    LEFT JOIN said.person AS p ON p.case_id = h.case_id AND p.person = h.patient
    LEFT JOIN lifetime AS l ON l.case_id = h.case_id AND l.person = h.patient
    LEFT JOIN casefile AS c ON c.case_id = h.case_id
),
counted AS (
    SELECT *,
        CASE WHEN is_of_2007 AND is_death_near AND death_on."from" IS NOT NULL THEN death_on
             WHEN is_of_2007 AND NOT is_death_near AND base_on."from" IS NOT NULL AND birthday_on."from" IS NOT NULL
             THEN {'written': CAST(NULL AS VARCHAR),
                   'from': CASE WHEN birthday_on."from" > base_on."from" THEN birthday_on."from" ELSE base_on."from" END,
                   'to': CASE WHEN birthday_on."to" > base_on."to" THEN birthday_on."to" ELSE base_on."to" END,
                   'zone': 'none', 'happened': TRUE} END AS base_term_on,
        CASE WHEN is_death_near THEN died_on ELSE last_contact_on END AS counted_from
    FROM looked
)
SELECT case_id, holding, base_term_on,
    CASE WHEN NOT before(claimed_on, base_term_on) OR (destroyed_on.happened AND NOT before(claimed_on, destroyed_on)) THEN base_term_on
         WHEN before(claimed_on, base_term_on) AND (is_kept OR before(claimed_on, destroyed_on))
         THEN CASE WHEN NOT before(claimed_on, counted_from) AND claim_ended_on."from" IS NOT NULL
                   THEN put_off(base_term_on, claimed_on, claim_ended_on)
                   WHEN claim_ended_on.happened IS FALSE
                   THEN {'written': CAST(NULL AS VARCHAR), 'from': CAST(NULL AS DATE), 'to': CAST(NULL AS DATE), 'zone': 'none', 'happened': FALSE} END
         END AS term_on
FROM counted
