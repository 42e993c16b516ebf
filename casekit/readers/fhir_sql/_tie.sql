-- Which device had a hand in which Observation or DiagnosticReport, said by itself or by a Provenance.
WITH said AS (
    SELECT "use", unnest(devices) AS written, NULL::VARCHAR AS occurred_at, FALSE AS is_labelled FROM fhir.staged_output
    UNION ALL
    SELECT t.id, s.who, s.occurred_at, s.is_labelled FROM fhir.staged_signature s JOIN fhir.reference t ON t.written = s.target
)
SELECT DISTINCT s."use", r.id AS device, s.occurred_at, s.is_labelled, a.device IS NOT NULL AS is_ai, a.system, coalesce(a.version, d.version) AS version,
       d.name, d.is_software, r.type = 'Device' AND d.device IS NULL AS is_elsewhere
FROM said s
JOIN fhir.reference r ON r.written = s.written
LEFT JOIN fhir.staged_device d ON d.device = r.id
LEFT JOIN fhir.ai_device a ON a.device = r.id
WHERE r.type = 'Device' OR s.is_labelled
