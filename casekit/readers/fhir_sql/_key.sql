-- Every way this file may name one of its resources, and the row id it stands for; a name that fits two is left out.
WITH identified AS (
    SELECT id, type, unnest(from_json(json, '{"identifier": [{"system": "VARCHAR", "value": "VARCHAR"}]}').identifier) AS i
    FROM fhir.resource
    WHERE NOT is_superseded AND type IN ('Patient', 'RelatedPerson', 'Practitioner', 'PractitionerRole', 'Organization', 'Encounter', 'Device', 'Procedure')
), name AS (
    SELECT id AS written, id FROM fhir.resource
    UNION ALL SELECT full_url, id FROM fhir.resource WHERE full_url IS NOT NULL AND NOT is_superseded
    UNION ALL SELECT id || '/_history/' || version, id FROM fhir.resource WHERE version IS NOT NULL AND NOT is_superseded
    UNION ALL SELECT concat(type, '?identifier=', i.system, '|', i.value), id FROM identified WHERE i.value IS NOT NULL
    UNION ALL SELECT concat(type, '?identifier=', i.value), id FROM identified WHERE i.value IS NOT NULL
    UNION ALL SELECT concat('?identifier=', i.system, '|', i.value), id FROM identified WHERE i.value IS NOT NULL
)
SELECT written, min(id) AS id, count(DISTINCT id) AS fits
FROM name
GROUP BY written
