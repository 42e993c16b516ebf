-- Every piece of the file that is sound JSON: where it stands, the address its Bundle gives it, and its text.
WITH piece AS (
    SELECT kind, n, json, from_json(json, '{"fullUrl": "VARCHAR", "resource": "JSON", "request": {"method": "VARCHAR"}, "search": "JSON", "response": "JSON"}') AS e
    FROM fhir.raw
    WHERE kind <> 'envelope' AND json_valid(json)
)
SELECT 0 AS depth,
       CASE kind WHEN 'line' THEN 'ligne ' || n WHEN 'entry' THEN 'entry[' || n || '].resource' WHEN 'element' THEN '[' || n || ']' END AS place,
       CASE WHEN kind = 'entry' THEN e.fullUrl END AS full_url,
       CASE WHEN kind = 'entry' THEN e.resource ELSE json END AS json,
       CASE WHEN kind = 'line' THEN n END AS line,
       CASE WHEN kind = 'entry' THEN [k.name FOR k IN [{name: 'request', is_said: e.request IS NOT NULL}, {name: 'search', is_said: e.search IS NOT NULL},
           {name: 'response', is_said: e.response IS NOT NULL}] IF k.is_said] END AS beside,
       CASE WHEN kind = 'entry' AND e.request.method = 'DELETE' THEN TRUE END AS is_deletion
FROM piece
