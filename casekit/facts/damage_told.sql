-- One damage, and the days between its discovery, or the express request, and the information on its circumstances and causes. Days are
-- counted here, the term is the law's. told_days_most: the fewest days in which he was certainly told (one row is enough); told_days_least:
-- the fewest that may have passed, where every information given is dated; a request that no row mentions is not looked for.
-- is_damage: the damage itself (whole, death, or a bodily head with its own discovery or information), not one more head of its assessment.
WITH damaged AS (
    SELECT h.case_id, h.harm, h.victim, h.discovered_on, CASE WHEN k.organization IS NOT NULL THEN k.organization ELSE a.organization END AS organization, a.professional,
        CASE WHEN h.head IN ('whole', 'death') THEN TRUE
             WHEN h.head IN ('DFT', 'SE', 'PET', 'DFP', 'PA', 'PEP', 'PS', 'PE', 'PPE', 'PEV')
             THEN CASE WHEN h.discovered_on.happened OR h.discovered_on_contested THEN TRUE END
             WHEN h.head IS NOT NULL THEN FALSE END AS is_named
    FROM said.harm AS h
    LEFT JOIN said.accident AS k ON k.case_id = h.case_id AND k.accident = h.accident
    LEFT JOIN said.act AS a ON a.case_id = h.case_id AND a.act = k.act
),
named AS (
    SELECT case_id, victim,
        any_true(head IN ('whole', 'death')
            OR (head IN ('DFT', 'SE', 'PET', 'DFP', 'PA', 'PEP', 'PS', 'PE', 'PPE', 'PEV') AND discovered_on.happened IS TRUE)) AS has_named
    FROM said.harm GROUP BY case_id, victim
),
bearing_on AS (
    SELECT i.*, h.harm AS subject, h.discovered_on, TRUE AS is_linked
    FROM said.harm AS h JOIN said.information AS i ON i.case_id = h.case_id AND i.harm = h.harm WHERE i.topic = 'damage'
    UNION ALL
    SELECT i.*, h.harm AS subject, h.discovered_on, FALSE AS is_linked
    FROM said.harm AS h JOIN said.information AS i ON i.case_id = h.case_id AND i.patient = h.victim
    WHERE i.topic = 'damage' AND i.harm IS NULL AND NOT i.harm_contested
),
counted AS (
    SELECT *, date_diff('day', discovered_on."to", CAST(given_at."from" AS DATE)) AS least_found,
        date_diff('day', discovered_on."from", CAST(given_at."to" AS DATE)) AS most_found,
        date_diff('day', requested_on."to", CAST(given_at."from" AS DATE)) AS least_asked,
        date_diff('day', requested_on."from", CAST(given_at."to" AS DATE)) AS most_asked
    FROM bearing_on
),
timed AS (
    SELECT case_id, subject, given_by, given, is_linked, evidence, given_contested OR given_at_contested OR requested_on_contested AS is_disputed,
        CASE WHEN NOT given OR requested_on_contested THEN NULL WHEN requested_on.happened IS NOT TRUE THEN least_found
             WHEN least_asked < least_found THEN least_asked WHEN least_found <= least_asked THEN least_found END AS days_least,
        CASE WHEN NOT given THEN NULL WHEN most_asked <= most_found THEN most_asked
             WHEN most_found IS NOT NULL THEN most_found ELSE most_asked END AS days_most,
        given IS TRUE AND (mode IN ('letter', 'poster', 'booklet')) IS TRUE AS in_writing,
        given IS TRUE AND (mode IN ('letter', 'poster', 'booklet')) IS NOT TRUE AS otherwise
    FROM counted
),
by_giver AS (
    SELECT case_id, subject, given_by, any_true(given IS TRUE) AS given, any_true(given IS FALSE) AS denied,
        any_true(given IS TRUE AND days_least IS NULL) AS is_undated, any_true(is_disputed) AS is_disputed, any_true(is_linked) AS is_linked,
        min(CASE WHEN given THEN days_least END) AS days_least, -- never NULL: an undated row is told apart by is_undated
        min(CASE WHEN given THEN days_most END) AS days_most, -- never NULL: one row certainly in time is enough
        any_true(in_writing) AS in_writing, any_true(otherwise) AS otherwise, flatten(list(evidence)) AS evidence
    FROM timed GROUP BY case_id, subject, given_by
),
told AS (
    SELECT case_id, subject, any_true(given) AS given, any_true(denied) AS denied, any_true(is_linked) AS is_linked,
        any_true(given AND denied) OR (any_true(given) AND any_true(denied) AND any_true(given_by IS NULL AND (given OR denied))) AS is_contradicted,
        any_true(is_undated) AS is_undated, any_true(is_disputed) AS is_disputed,
        min(days_least) AS days_least, -- never NULL: the same
        min(days_most) AS days_most, -- never NULL: the same
        any_true(in_writing) AND NOT any_true(otherwise) AS in_writing_only, list_sort(flatten(list(evidence))) AS evidence
    FROM by_giver GROUP BY case_id, subject
)
SELECT h.case_id, h.harm,
    CASE WHEN h.label IS NOT NULL THEN 'Dommage : ' || h.label WHEN h.head = 'death' THEN 'Décès' WHEN h.head = 'whole' THEN 'Dommage'
         ELSE 'Poste ' || h.head END AS label,
    h.head, h.discovered_on, h.discovered_on_contested, c.as_of, d.professional, p.name AS professional_name, d.organization,
    o.name AS organization_name,
    CASE WHEN d.is_named IS NOT NULL THEN d.is_named WHEN t.is_linked THEN TRUE WHEN n.has_named THEN FALSE END AS is_damage,
    CASE WHEN t.is_contradicted THEN NULL WHEN t.given THEN TRUE WHEN t.denied THEN FALSE END AS is_told,
    t.is_contradicted OR t.is_disputed AS is_told_contested,
    CASE WHEN t.given AND NOT t.is_undated THEN t.days_least END AS told_days_least,
    CASE WHEN NOT t.is_contradicted THEN t.days_most END AS told_days_most, t.is_contradicted OR t.is_disputed AS told_days_most_contested,
    t.in_writing_only AS is_told_in_writing_only, h.evidence, t.evidence AS told_evidence
FROM said.harm AS h
LEFT JOIN damaged AS d ON d.case_id = h.case_id AND d.harm = h.harm
LEFT JOIN named AS n ON n.case_id = h.case_id AND n.victim = h.victim
LEFT JOIN told AS t ON t.case_id = h.case_id AND t.subject = h.harm
LEFT JOIN casefile AS c ON c.case_id = h.case_id
LEFT JOIN said.person AS p ON p.case_id = h.case_id AND p.person = d.professional
LEFT JOIN said.organization AS o ON o.case_id = h.case_id AND o.organization = d.organization
