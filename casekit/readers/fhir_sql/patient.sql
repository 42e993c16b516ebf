-- Patient: the person cared for. A death said without its date is `?`; `deceased = false` is as old as the export, hence left blank.
WITH said AS (
    SELECT id, locator, is_superseded, from_json(json, '{"name": ["HumanName"], "birthDate": "VARCHAR", "deceasedDateTime": "VARCHAR",
        "deceasedBoolean": "VARCHAR", "photo": ["Attachment"]}') AS r
    FROM fhir.resource WHERE type = 'Patient'
), named AS (SELECT *, fhir_names(r.name) AS names FROM said)
SELECT id, locator, is_superseded, TRUE AS stands,
       [{person: id, name: fhir_called(names), role: 'patient', born_on: r.birthDate,
         died_on: coalesce(r.deceasedDateTime, CASE r.deceasedBoolean WHEN 'true' THEN '?' END)}] AS person,
       fhir_attached(id, 'photo', r.photo) AS attachment
FROM named
