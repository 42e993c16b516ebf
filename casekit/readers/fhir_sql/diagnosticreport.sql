-- DiagnosticReport: a report and its conclusion; also a possible output of an AI.
WITH said AS (
    SELECT id, locator, is_superseded, is_labelled, from_json(json, '{"status": "VARCHAR", "code": "CodeableConcept", "subject": "Reference",
        "encounter": "Reference", "effectiveDateTime": "VARCHAR", "effectivePeriod": {"start": "VARCHAR"}, "issued": "VARCHAR",
        "performer": [{"reference": "VARCHAR", "type": "VARCHAR", "identifier": {"system": "VARCHAR", "value": "VARCHAR"}, "display": "VARCHAR",
                       "extension": ["Alternate"]}],
        "resultsInterpreter": ["Reference"], "extension": ["Alternate"], "conclusion": "VARCHAR", "conclusionCode": ["CodeableConcept"],
        "presentedForm": ["Attachment"]}') AS r
    FROM fhir.resource WHERE type = 'DiagnosticReport'
), told AS (
    SELECT *, coalesce(r.effectiveDateTime, r.effectivePeriod.start) AS seen, fhir_said(r.conclusion) AS words, fhir_concepts(r.conclusionCode) AS coded
    FROM said
)
SELECT id, locator, is_superseded, r.status IS DISTINCT FROM 'entered-in-error' AS stands,
       [{event: id, occurred_at: seen, recorded_at: r.issued, kind: 'compte rendu',
         label: concat(coalesce(fhir_concept(r.code), 'Compte rendu'), ' : ' || coalesce(CASE WHEN len(words) <= 300 THEN words ELSE left(words, 300) || '…' END, coded),
                       fhir_status(r.status)),
         encounter: fhir_ref_to('Encounter', id, r.encounter)}] AS event,
       list_concat(fhir_players(id, r.resultsInterpreter, 'author'), fhir_players(id, r.performer, NULL)) AS player,
       [{"use": id, used_at: seen, act: NULL::VARCHAR, patient: fhir_ref(id, r.subject),
         output: fhir_said(concat_ws(' ; ', words, coded)),
         output_kind: coalesce(fhir_sign(fhir_codes(r.conclusionCode)), CASE WHEN words IS NOT NULL THEN 'text' END),
         output_kept: CASE WHEN words IS NOT NULL OR coded IS NOT NULL OR len([f FOR f IN r.presentedForm IF f.data IS NOT NULL]) > 0 THEN TRUE END,
         is_labelled: is_labelled,
         devices: flatten([[fhir_ref(id, p)] || [fhir_ref(id, x.valueReference) FOR x IN p.extension
             IF x.url = 'http://hl7.org/fhir/StructureDefinition/alternate-reference'] FOR p IN r.performer])
             || [fhir_ref(id, x.valueReference) FOR x IN r.extension IF fhir_ref(id, x.valueReference) IS NOT NULL]}] AS output,
       CASE WHEN words IS NOT NULL THEN [{narrative: id || '/conclusion', section: 'Conclusion', text: words, method: 'text'}] END AS narrative,
       fhir_attached(id, 'presentedForm', r.presentedForm) AS attachment
FROM told
