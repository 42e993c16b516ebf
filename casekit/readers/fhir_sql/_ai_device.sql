-- The devices that are an AI: declared so by themselves, or bearing the identifier, the UDI or the name of a known system.
WITH sign AS (
    SELECT device, lower(trim(unnest(identifiers))) AS sign, 'identifier' AS by FROM fhir.staged_device
    UNION ALL SELECT device, lower(trim(unnest(names))), 'name' FROM fhir.staged_device
), known AS (
    SELECT s.device, count(DISTINCT a.system) AS systems, min(a.system) AS system
    FROM sign s JOIN fhir.known_ai a
      ON (s.by = 'identifier' AND s.sign IN (lower(trim(a.system)), lower(trim(a.udi_di)))) OR (s.by = 'name' AND s.sign = lower(trim(a.name)))
    WHERE s.sign <> '' AND a.kind IS DISTINCT FROM 'other_device'
    GROUP BY s.device
)
SELECT d.device, CASE WHEN k.systems = 1 THEN k.system WHEN k.systems IS NULL THEN d.device END AS system, d.version,
       k.systems > 1 IS TRUE AS is_ambiguous
FROM fhir.staged_device d LEFT JOIN known k ON k.device = d.device
WHERE d.is_declared OR k.systems >= 1
