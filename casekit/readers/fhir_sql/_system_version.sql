-- The version that each AI device states.
SELECT d.locator, a.device || '/version' AS system_version, a.system, a.version, o.organization
FROM fhir.ai_device a JOIN fhir.staged_device d ON d.device = a.device
LEFT JOIN fhir.reference o ON o.written = d.owner
WHERE a.version IS NOT NULL AND a.system IS NOT NULL
