-- The systems that only the export declares: those already listed keep their own row.
SELECT min(d.locator) AS locator, a.system, min(d.name) AS name, min(d.udi_di) AS udi_di,
       CASE WHEN min(d.manufacturer) IS NOT NULL THEN a.system || '/manufacturer' END AS manufacturer
FROM fhir.ai_device a JOIN fhir.staged_device d ON d.device = a.device
WHERE a.system = a.device
GROUP BY a.system
