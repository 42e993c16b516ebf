-- The bodies: those described, those only named beside a reference that no resource can answer, and the makers of the AI devices.
SELECT locator, organization, name, kind FROM fhir.staged_organization
UNION ALL
SELECT min(locator), organization, min(display), NULL
FROM fhir.player
WHERE NOT is_here AND organization IS NOT NULL AND display IS NOT NULL AND fhir_tail(organization) IS NULL
GROUP BY organization
UNION ALL
SELECT min(d.locator), a.system || '/manufacturer', min(d.manufacturer), 'manufacturer'
FROM fhir.ai_device a JOIN fhir.staged_device d ON d.device = a.device
WHERE a.system = a.device AND d.manufacturer IS NOT NULL
GROUP BY a.system
