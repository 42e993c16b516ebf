-- The stays and consultations, their references resolved.
SELECT s.locator, s.encounter, p.patient, o.organization, s.kind, s.started_at, s.ended_at
FROM fhir.staged_encounter s
LEFT JOIN fhir.reference p ON p.written = s.patient
LEFT JOIN fhir.reference o ON o.written = s.organization
