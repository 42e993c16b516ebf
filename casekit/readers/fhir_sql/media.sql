-- Media: a picture, a film or a sound of the record.
WITH said AS (
    SELECT id, locator, is_superseded, from_json(json, '{"status": "VARCHAR", "type": "CodeableConcept", "modality": "CodeableConcept", "encounter": "Reference",
        "createdDateTime": "VARCHAR", "createdPeriod": {"start": "VARCHAR"}, "issued": "VARCHAR", "operator": "Reference",
        "content": "Attachment", "note": ["Annotation"]}') AS r
    FROM fhir.resource WHERE type = 'Media'
)
SELECT id, locator, is_superseded, r.status IS DISTINCT FROM 'entered-in-error' AS stands,
       [{event: id, occurred_at: coalesce(r.createdDateTime, r.createdPeriod.start), recorded_at: r.issued, kind: 'image',
         label: concat(coalesce(fhir_concept(r.modality), fhir_concept(r.type), 'Image'), ' : ' || fhir_said(r.content.title), fhir_status(r.status)),
         encounter: fhir_ref_to('Encounter', id, r.encounter)}] AS event,
       fhir_players(id, [r.operator], 'operator') AS player,
       fhir_attached(id, 'content', [r.content]) AS attachment,
       fhir_notes(id, r.note) AS narrative
FROM said
