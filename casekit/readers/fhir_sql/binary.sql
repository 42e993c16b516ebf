-- Binary: a file carried as it is.
WITH said AS (
    SELECT id, locator, is_superseded, from_json(json, '{"contentType": "VARCHAR", "data": "VARCHAR"}') AS r
    FROM fhir.resource WHERE type = 'Binary'
)
SELECT id, locator, is_superseded, TRUE AS stands,
       CASE WHEN r.data IS NOT NULL THEN
           [{attachment: id, content_type: r.contentType, data: r.data, url: NULL::VARCHAR, title: NULL::VARCHAR}] END AS attachment
FROM said
