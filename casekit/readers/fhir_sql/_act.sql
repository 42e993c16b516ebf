-- The acts, their references resolved; the professional where only one took part.
SELECT s.locator, s.act, s.kind, s.label, s.status, s.performed_at, w.professional, p.patient, w.organization
FROM fhir.staged_act s
LEFT JOIN fhir.who w ON w.about = s.act
LEFT JOIN fhir.reference p ON p.written = s.patient
