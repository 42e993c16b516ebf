-- Device: what it is called, which version, and whether it is declared an AI or may be a software.
WITH said AS (
    SELECT id, locator, is_superseded, from_json(json, '{"meta": {"profile": ["VARCHAR"]}, "extension": [{"url": "VARCHAR"}], "status": "VARCHAR",
        "identifier": [{"value": "VARCHAR"}], "udiCarrier": [{"deviceIdentifier": "VARCHAR", "carrierHRF": "VARCHAR"}], "distinctIdentifier": "VARCHAR",
        "type": {"text": "VARCHAR", "coding": [{"system": "VARCHAR", "code": "VARCHAR", "display": "VARCHAR"}]}, "manufacturer": "VARCHAR",
        "deviceName": [{"name": "VARCHAR"}], "modelNumber": "VARCHAR", "version": [{"value": "VARCHAR"}], "owner": "Reference",
        "serialNumber": "VARCHAR", "lotNumber": "VARCHAR", "expirationDate": "VARCHAR", "note": ["Annotation"]}') AS r
    FROM fhir.resource WHERE type = 'Device'
), told AS (
    SELECT *, [n.name FOR n IN r.deviceName IF fhir_said(n.name) IS NOT NULL] AS names,
           concat_ws(' ', array_to_string([n.name FOR n IN r.deviceName], ' '), r.type.text, array_to_string([c.display FOR c IN r.type.coding], ' '), r.modelNumber) AS words
    FROM said
)
SELECT id, locator, is_superseded, r.status IS DISTINCT FROM 'entered-in-error' AS stands,
       [{device: id, name: coalesce(fhir_said(names[1]), fhir_concept(r.type), fhir_said(r.modelNumber)), manufacturer: fhir_said(r.manufacturer),
         version: fhir_said(array_to_string(list_sort(list_distinct([v.value FOR v IN r.version IF fhir_said(v.value) IS NOT NULL])), ' ; ')),
         udi_di: coalesce(r.udiCarrier[1].deviceIdentifier, r.distinctIdentifier), owner: fhir_ref_to('Organization', id, r.owner),
         names: names,
         identifiers: list_concat([i.value FOR i IN r.identifier], [u.deviceIdentifier FOR u IN r.udiCarrier], [r.distinctIdentifier],
             [regexp_extract(u.carrierHRF, '\(01\)([0-9]+)', 1) FOR u IN r.udiCarrier]),
         is_declared: len([p FOR p IN r.meta.profile IF lower(p) LIKE 'http://hl7.org/fhir/uv/aitransparency/structuredefinition/ai-device%']) > 0
             OR len([x FOR x IN r.extension IF lower(x.url) LIKE 'http://hl7.org/fhir/uv/aitransparency/structuredefinition/aitransparency.aikind%']) > 0
             OR len([c FOR c IN r.type.coding IF lower(c.system) = 'http://hl7.org/fhir/uv/aitransparency/codesystem/aidevicetypecs']) > 0,
         is_software: regexp_matches(words, '(?i)\b(logiciel|software|algorithm\w*|application|app|intelligence artificielle|artificial intelligence|IA|AI|LLM|CAD)\b')
             OR (coalesce(r.serialNumber, r.lotNumber, r.expirationDate) IS NULL AND NOT regexp_matches(words, '(?i)physical object|objet physique'))}] AS device,
       fhir_notes(id, r.note) AS narrative
FROM told
