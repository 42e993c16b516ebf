-- The resources to read, contained ones included (`Parent/id#cid`); an older version is kept under `Type/id/_history/version`.
-- An entry with an id is located by it, any other by its place in the file.
WITH top AS (
    SELECT n.seq, n.place, n.full_url, n.json, n.contained, n.type, n.version, n.is_labelled,
           CASE WHEN n.version = '1' THEN n.updated END AS first_written,
           CASE WHEN d.is_superseded THEN n.id || '/_history/' || n.version ELSE n.id END AS id,
           d.is_superseded IS TRUE AS is_superseded
    FROM fhir.named n LEFT JOIN fhir.repeated d ON d.seq = n.seq
    WHERE d.is_copy IS DISTINCT FROM TRUE
), inside AS (
    SELECT id AS parent, place, is_superseded, unnest(contained) AS json FROM top WHERE len(contained) > 0
), contained AS (
    SELECT parent, place, is_superseded, json, from_json(json, '{"resourceType": "VARCHAR", "id": "VARCHAR"}') AS h FROM inside
)
SELECT id, type, CASE WHEN place IS NULL OR id LIKE type || '/%' AND place LIKE 'entry%' THEN id ELSE place || ' (' || id || ')' END AS locator,
       full_url, version, first_written, is_labelled, is_superseded, NULL::VARCHAR AS parent, json
FROM top
UNION ALL
SELECT parent || '#' || h.id, h.resourceType, CASE WHEN place IS NULL OR parent NOT LIKE 'urn:%' AND place LIKE 'entry%' THEN parent || '#' || h.id ELSE place || ' (' || parent || '#' || h.id || ')' END,
       NULL, NULL, NULL, regexp_matches(json, '"code"\s*:\s*"AIAST"'), is_superseded, parent, json
FROM contained
WHERE h.resourceType IS NOT NULL AND h.id IS NOT NULL
