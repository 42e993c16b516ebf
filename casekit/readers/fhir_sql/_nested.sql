-- The entries of the Bundles found one level up: a Bundle inside a Bundle, or on a line of an NDJSON.
WITH bundle AS (
    SELECT depth, place, line, from_json(json, '{"entry": [{"fullUrl": "VARCHAR", "resource": "JSON"}]}').entry AS entries
    FROM fhir.found
    WHERE depth = (SELECT max(depth) FROM fhir.found) AND contains(json, '"Bundle"') AND (json ->> '$.resourceType') = 'Bundle'
), opened AS (
    SELECT depth, place, line, unnest(entries) AS e, generate_subscripts(entries, 1) - 1 AS n FROM bundle
)
SELECT depth + 1 AS depth, concat(place || '.', 'entry[', n, '].resource') AS place, e.fullUrl AS full_url, e.resource AS json, line,
       NULL::VARCHAR[] AS beside, NULL::BOOLEAN AS is_deletion
FROM opened
