-- The persons: those described, and those only named beside a reference that no resource of any file can answer.
SELECT s.locator, coalesce(r.person, s.person) AS person, s.name, s.role, s.born_on, s.died_on, s.profession, s.specialty, o.organization
FROM fhir.staged_person s
LEFT JOIN fhir.reference r ON r.written = s.person
LEFT JOIN fhir.reference o ON o.written = s.organization
UNION ALL
SELECT min(locator), person, min(display), CASE WHEN type LIKE 'Practitioner%' THEN 'professional' WHEN type = 'Patient' THEN 'patient' END,
       NULL, NULL, NULL, NULL, NULL
FROM fhir.player
WHERE NOT is_here AND person IS NOT NULL AND display IS NOT NULL AND fhir_tail(person) IS NULL
GROUP BY person, type
UNION ALL
SELECT min(locator), unknown, min(display), NULL, NULL, NULL, NULL, NULL, NULL
FROM fhir.player
WHERE unknown IS NOT NULL AND display IS NOT NULL AND part IS NOT NULL
GROUP BY unknown
