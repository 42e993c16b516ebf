-- Software that may be an AI, shown to the expert and never counted; so is an AI's label on what is no Observation nor DiagnosticReport.
WITH used AS (SELECT "use" FROM fhir.ai_use)
SELECT o.locator, o."use" || ' ~ ' || t.device AS candidate, o.used_at AS occurred_at, t.name AS quote, 'ai_use' AS proposes,
       to_json({"use": o."use", version: t.version, used_at: o.used_at, patient: p.patient, output: o.output, output_kind: o.output_kind})::VARCHAR AS proposed
FROM fhir.tie t JOIN fhir.staged_output o ON o."use" = t."use"
LEFT JOIN fhir.reference p ON p.written = o.patient
WHERE NOT t.is_ai AND t.is_software AND t."use" NOT IN (SELECT "use" FROM used)
UNION ALL
SELECT d.locator, t.device || ' ~ ai_system', NULL, t.name, 'ai_system', to_json({system: t.device, name: t.name, udi_di: d.udi_di})::VARCHAR
FROM (SELECT DISTINCT device, name FROM fhir.tie WHERE NOT is_ai AND "use" IN (SELECT "use" FROM used)) t JOIN fhir.staged_device d ON d.device = t.device
UNION ALL
SELECT min(d.locator), d.device || ' ~ ai_use', NULL, min(d.name), 'ai_use', to_json({version: min(d.version)})::VARCHAR
FROM fhir.tie t JOIN fhir.staged_device d ON d.device = t.device
WHERE (t.is_software OR t.is_ai) AND t."use" NOT IN (SELECT "use" FROM fhir.staged_output)
  AND t.device NOT IN (SELECT device FROM fhir.tie WHERE "use" IN (SELECT "use" FROM fhir.staged_output))
GROUP BY d.device
UNION ALL
SELECT min(o.locator), t.device || ' ~ ai_use', NULL, concat(t.device, ' (appareil décrit hors de ce fichier ; ', count(*), ' résultat(s))'), 'ai_use',
       to_json({"use": min(o."use"), used_at: min(o.used_at)})::VARCHAR
FROM fhir.tie t JOIN fhir.staged_output o ON o."use" = t."use"
WHERE t.is_elsewhere AND t."use" NOT IN (SELECT "use" FROM used)
GROUP BY t.device
UNION ALL
SELECT e.locator, e.event || ' ~ AIAST', e.occurred_at, e.label, 'ai_use', to_json({used_at: e.occurred_at, output: e.label, output_kind: 'other'})::VARCHAR
FROM fhir.staged_event e JOIN fhir.resource r ON r.id = e.event
WHERE r.is_labelled AND NOT e.is_superseded AND r.type NOT IN ('Observation', 'DiagnosticReport')
