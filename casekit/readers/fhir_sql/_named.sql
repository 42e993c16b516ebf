-- The resources with their head read and their row id: `Type/id`, else the address in the Bundle, else a digest of the text.
WITH head AS (
    SELECT place, full_url, json, from_json(json, '{"resourceType": "VARCHAR", "id": "VARCHAR",
        "meta": {"versionId": "VARCHAR", "lastUpdated": "VARCHAR", "security": [{"code": "VARCHAR"}]}, "contained": ["JSON"]}') AS h
    FROM fhir.found
    WHERE json IS NOT NULL
)
SELECT row_number() OVER () AS seq, place, full_url, json, h.contained AS contained,
       h.resourceType AS type, h.meta.versionId AS version, h.meta.lastUpdated AS updated,
       list_contains([x.code FOR x IN h.meta.security], 'AIAST')
           OR regexp_matches(json, '"code"\s*:\s*"AIAST"') AS is_labelled,
       CASE WHEN h.id IS NOT NULL THEN h.resourceType || '/' || h.id
            WHEN full_url LIKE 'urn:%' THEN full_url
            WHEN fhir_tail(full_url) IS NOT NULL THEN fhir_tail(full_url)
            ELSE h.resourceType || '/~' || left(md5(json), 12) END AS id
FROM head
WHERE h.resourceType IS NOT NULL AND h.resourceType <> 'Bundle'
