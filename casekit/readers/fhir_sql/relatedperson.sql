-- RelatedPerson: someone of the patient's circle; a legal representative where the relationship's code says so.
WITH said AS (
    SELECT id, locator, is_superseded, from_json(json, '{"name": ["HumanName"], "birthDate": "VARCHAR", "relationship": ["CodeableConcept"]}') AS r
    FROM fhir.resource WHERE type = 'RelatedPerson'
), named AS (SELECT *, fhir_names(r.name) AS names FROM said)
SELECT id, locator, is_superseded, TRUE AS stands,
       [{person: id, name: fhir_called(names),
         role: CASE WHEN list_has_any(fhir_codes(r.relationship), ['GUARD', 'POWATT', 'DPOWATT', 'HPOWATT', 'SPOWATT', 'RESPRSN']) THEN 'representative'
                    ELSE 'relative' END,
         born_on: r.birthDate, profession: NULL::VARCHAR}] AS person
FROM named
