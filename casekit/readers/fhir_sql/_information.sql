-- What the patient or someone of his circle was told; a message between professionals is none.
WITH about AS (
    SELECT s.information, CASE WHEN count(DISTINCT u."use") = 1 THEN min(u."use") END AS "use",
           CASE WHEN count(DISTINCT r.id) FILTER (r.type = 'Procedure') = 1 THEN min(r.id) FILTER (r.type = 'Procedure') END AS act
    FROM (SELECT information, unnest(about) AS written FROM fhir.staged_information) s
    JOIN fhir.reference r ON r.written = s.written LEFT JOIN fhir.ai_use u ON u."use" = r.id
    GROUP BY s.information
)
SELECT s.locator, s.information, s.topic, a.act, a."use", p.patient, r.person AS recipient, s.given, s.given_at, coalesce(o.person, g.person) AS given_by, s.mode
FROM fhir.staged_information s
JOIN fhir.reference r ON r.written = s.recipient AND r.type IN ('Patient', 'RelatedPerson')
LEFT JOIN about a ON a.information = s.information
LEFT JOIN fhir.reference p ON p.written = s.patient
LEFT JOIN fhir.reference g ON g.written = s.given_by
LEFT JOIN fhir.office o ON o.role = g.id
