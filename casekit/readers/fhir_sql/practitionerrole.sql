-- PractitionerRole: where and in which specialty a professional works; it adds to the person it names.
WITH said AS (
    SELECT id, locator, is_superseded, from_json(json, '{"practitioner": "Reference", "organization": "Reference", "specialty": ["CodeableConcept"]}') AS r
    FROM fhir.resource WHERE type = 'PractitionerRole'
)
SELECT id, locator, is_superseded, TRUE AS stands,
       CASE WHEN fhir_ref_to('Practitioner', id, r.practitioner) IS NOT NULL THEN
           [{person: fhir_ref_to('Practitioner', id, r.practitioner), role: 'professional', specialty: fhir_concepts(r.specialty),
             organization: fhir_ref_to('Organization', id, r.organization)}] END AS person,
       [{role: id, practitioner: fhir_ref_to('Practitioner', id, r.practitioner)}] AS office,
       list_concat(fhir_players_to('Practitioner', id, [r.practitioner]), fhir_players_to('Organization', id, [r.organization])) AS player
FROM said
