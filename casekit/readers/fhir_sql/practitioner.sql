-- Practitioner: a professional; the qualification stands as the profession, as written.
WITH said AS (
    SELECT id, locator, is_superseded, from_json(json, '{"name": ["HumanName"], "qualification": [{"code": "CodeableConcept"}]}') AS r
    FROM fhir.resource WHERE type = 'Practitioner'
), named AS (SELECT *, fhir_names(r.name) AS names FROM said)
SELECT id, locator, is_superseded, TRUE AS stands,
       [{person: id, name: fhir_called(names), role: 'professional',
         profession: fhir_concepts([q.code FOR q IN r.qualification])}] AS person
FROM named
