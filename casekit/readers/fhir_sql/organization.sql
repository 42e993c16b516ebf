-- Organization: an establishment or a body; its kind only where the type's code settles it.
WITH said AS (
    SELECT id, locator, is_superseded, from_json(json, '{"name": "VARCHAR", "type": ["CodeableConcept"]}') AS r
    FROM fhir.resource WHERE type = 'Organization'
)
SELECT id, locator, is_superseded, TRUE AS stands,
       [{organization: id, name: fhir_said(r.name),
         kind: CASE WHEN list_has_any(fhir_codes(r.type), ['ins', 'pay']) THEN 'insurer'
                    WHEN list_has_any(fhir_codes(r.type), ['govt']) THEN 'authority' END}] AS organization
FROM said
