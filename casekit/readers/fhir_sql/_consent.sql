-- The consents, with the act or the use of an AI that they are about where they name one.
WITH about AS (
    SELECT s.consent, CASE WHEN count(DISTINCT u."use") = 1 THEN min(u."use") END AS "use",
           CASE WHEN count(DISTINCT r.id) FILTER (r.type = 'Procedure') = 1 THEN min(r.id) FILTER (r.type = 'Procedure') END AS act
    FROM (SELECT consent, unnest(about) AS written FROM fhir.staged_consent) s
    JOIN fhir.reference r ON r.written = s.written LEFT JOIN fhir.ai_use u ON u."use" = r.id
    GROUP BY s.consent
)
SELECT s.locator, s.consent, s.topic, a.act, a."use", p.patient, g.person AS given_by, s.given, s.answer, s.given_at, s.mode
FROM fhir.staged_consent s
LEFT JOIN about a ON a.consent = s.consent
LEFT JOIN fhir.reference p ON p.written = s.patient
LEFT JOIN fhir.reference g ON g.written = s.given_by
