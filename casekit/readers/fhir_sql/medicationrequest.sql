-- MedicationRequest: a prescription; the medicine by its name here, or in the Medication it refers to.
WITH said AS (
    SELECT id, locator, is_superseded, from_json(json, '{"status": "VARCHAR", "doNotPerform": "VARCHAR", "medicationCodeableConcept": "CodeableConcept",
        "medicationReference": "Reference", "encounter": "Reference", "authoredOn": "VARCHAR", "requester": "Reference", "recorder": "Reference",
        "dosageInstruction": [{"text": "VARCHAR", "doseAndRate": [{"doseQuantity": "Quantity", "doseRange": "Range"}]}], "note": ["Annotation"]}') AS r
    FROM fhir.resource WHERE type = 'MedicationRequest'
), told AS (
    SELECT *, fhir_ref(id, r.medicationReference) AS medicine,
           fhir_said(array_to_string([coalesce(fhir_said(d.text), fhir_quantity(d.doseAndRate[1].doseQuantity, ','), fhir_range(d.doseAndRate[1].doseRange, ','))
               FOR d IN r.dosageInstruction IF coalesce(fhir_said(d.text), fhir_quantity(d.doseAndRate[1].doseQuantity, ','), fhir_range(d.doseAndRate[1].doseRange, ',')) IS NOT NULL], ' ; ')) AS dose
    FROM said
)
SELECT t.id, t.locator, t.is_superseded, r.status IS DISTINCT FROM 'entered-in-error' AS stands,
       [{event: t.id, occurred_at: r.authoredOn, recorded_at: NULL::VARCHAR, kind: 'prescription',
         label: concat(CASE r.doNotPerform WHEN 'true' THEN 'Ne pas administrer : ' END,
             coalesce(fhir_concept(r.medicationCodeableConcept), fhir_concept(from_json(m.json, '{"code": "CodeableConcept"}').code),
                      fhir_said(r.medicationReference.display), 'Médicament non précisé'),
             ' (posologie : ' || dose || ')', fhir_status(r.status)),
         encounter: fhir_ref_to('Encounter', t.id, r.encounter)}] AS event,
       list_concat(fhir_players(t.id, [r.requester], 'prescriber'), fhir_players(t.id, [r.recorder], NULL)) AS player,
       fhir_notes(t.id, r.note) AS narrative
FROM told t
LEFT JOIN fhir.key k ON k.written = t.medicine AND k.fits = 1
LEFT JOIN fhir.resource m ON m.id = k.id AND m.type = 'Medication'
