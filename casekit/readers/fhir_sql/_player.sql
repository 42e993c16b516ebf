-- Who took part in what: the reference resolved, a role of a professional replaced by the professional.
WITH spoken AS (
    SELECT locator, about, written, part, display FROM fhir.staged_player
    UNION ALL
    SELECT s.locator, t.id, s.who, s.part, s.display FROM fhir.staged_signature s JOIN fhir.reference t ON t.written = s.target
)
SELECT s.locator, s.about, s.part, s.display, r.is_here, r.type,
       CASE WHEN r.type IS NOT NULL THEN coalesce(o.person, r.person) END AS person,
       CASE WHEN r.type = 'Organization' THEN r.id END AS organization,
       CASE WHEN r.type IS NULL THEN r.id END AS unknown
FROM spoken s
JOIN fhir.reference r ON r.written = s.written
LEFT JOIN fhir.office o ON o.role = r.id
