-- Observation: a result, with comparator and unit as written; also a possible output of an AI.
WITH said AS (
    SELECT id, locator, is_superseded, is_labelled, from_json(json, '{"status": "VARCHAR", "code": "CodeableConcept", "subject": "Reference",
        "encounter": "Reference", "partOf": ["Reference"], "device": "Reference", "effectiveDateTime": "VARCHAR", "effectiveInstant": "VARCHAR",
        "effectivePeriod": {"start": "VARCHAR"}, "effectiveTiming": {"event": ["VARCHAR"]}, "issued": "VARCHAR",
        "performer": [{"reference": "VARCHAR", "type": "VARCHAR", "identifier": {"system": "VARCHAR", "value": "VARCHAR"}, "display": "VARCHAR",
                       "extension": ["Alternate"]}],
        "dataAbsentReason": "CodeableConcept", "interpretation": ["CodeableConcept"], "note": ["Annotation"],
        "referenceRange": [{"low": "Quantity", "high": "Quantity", "text": "VARCHAR"}],
        "valueQuantity": "Quantity", "valueCodeableConcept": "CodeableConcept", "valueString": "VARCHAR", "valueBoolean": "VARCHAR",
        "valueInteger": "VARCHAR", "valueRange": "Range", "valueRatio": "Ratio", "valueTime": "VARCHAR", "valueDateTime": "VARCHAR", "valuePeriod": "Period",
        "component": [{"code": "CodeableConcept", "dataAbsentReason": "CodeableConcept", "interpretation": ["CodeableConcept"],
            "referenceRange": [{"low": "Quantity", "high": "Quantity", "text": "VARCHAR"}],
            "valueQuantity": "Quantity", "valueCodeableConcept": "CodeableConcept", "valueString": "VARCHAR", "valueBoolean": "VARCHAR",
            "valueInteger": "VARCHAR", "valueRange": "Range", "valueRatio": "Ratio", "valueTime": "VARCHAR", "valueDateTime": "VARCHAR", "valuePeriod": "Period"}]}') AS r
    FROM fhir.resource WHERE type = 'Observation'
), told AS (
    SELECT *, coalesce(r.effectiveDateTime, r.effectiveInstant, r.effectivePeriod.start, r.effectiveTiming.event[1]) AS seen,
           fhir_said(fhir_result(r, ',')) AS line, fhir_said(array_to_string([fhir_result(c, ',') FOR c IN r.component], ' ; ')) AS parts,
           list_concat(fhir_codes(r.interpretation), fhir_codes([r.valueCodeableConcept])) AS codes
    FROM said
), heard AS (SELECT *, fhir_value(r, ',') IS NOT NULL OR parts IS NOT NULL AS has_value FROM told)
SELECT id, locator, is_superseded, r.status IS DISTINCT FROM 'entered-in-error' AS stands,
       [{event: id, occurred_at: seen, recorded_at: r.issued, kind: 'résultat',
         label: concat(coalesce(line, CASE WHEN parts IS NULL THEN 'Résultat non précisé' END), ' ; ' || parts, fhir_status(r.status)),
         encounter: fhir_ref_to('Encounter', id, r.encounter)}] AS event,
       fhir_players(id, r.performer, NULL) AS player,
       [{"use": id, used_at: seen, act: CASE WHEN len(r.partOf) = 1 THEN fhir_ref(id, r.partOf[1]) END, patient: fhir_ref(id, r.subject),
         output: CASE WHEN has_value THEN concat_ws(' ; ', fhir_said(fhir_result(r, '.')), fhir_said(array_to_string([fhir_result(c, '.') FOR c IN r.component], ' ; '))) END,
         output_kind: coalesce(fhir_sign(codes), CASE WHEN coalesce(r.valueQuantity.value, r.valueInteger, r.valueRatio.numerator.value) IS NOT NULL THEN 'score'
             WHEN fhir_said(r.valueString) IS NOT NULL THEN 'text' END),
         output_kept: CASE WHEN has_value THEN TRUE END, is_labelled: is_labelled,
         devices: list_concat([fhir_ref(id, r.device)], flatten([[fhir_ref(id, p)] || [fhir_ref(id, x.valueReference) FOR x IN p.extension
             IF x.url = 'http://hl7.org/fhir/StructureDefinition/alternate-reference'] FOR p IN r.performer]))}] AS output,
       fhir_notes(id, r.note) AS narrative
FROM heard
