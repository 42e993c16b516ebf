-- The running text: notes, conclusions, messages, and the narrative of every resource, even of a type that is not read otherwise.
WITH told AS (
    SELECT locator, id, type, from_json(json, '{"text": {"status": "VARCHAR", "div": "VARCHAR"}}').text AS t
    FROM fhir.resource
    WHERE contains(json, '"div"')
)
SELECT locator, narrative, section, text, method FROM fhir.staged_narrative
UNION ALL
SELECT locator, id || '/text', type || CASE t.status WHEN 'generated' THEN ' (texte produit à partir des données)' ELSE ' (texte)' END, fhir_plain(t.div), 'text'
FROM told
WHERE fhir_plain(t.div) <> ''
