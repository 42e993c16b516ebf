-- The person behind each PractitionerRole.
SELECT o.role, min(r.person) AS person
FROM fhir.staged_office o JOIN fhir.reference r ON r.written = o.practitioner
GROUP BY o.role
