-- DocumentReference: a document filed in the record; the time is that at which the care it tells of ended (its start, where no end is
-- said), else of its making.
WITH said AS (
    SELECT id, locator, is_superseded, from_json(json, '{"status": "VARCHAR", "docStatus": "VARCHAR", "type": "CodeableConcept", "date": "VARCHAR",
        "description": "VARCHAR", "author": ["Reference"], "authenticator": "Reference", "custodian": "Reference",
        "content": [{"attachment": "Attachment"}], "context": {"encounter": ["Reference"], "period": "Period"}}') AS r
    FROM fhir.resource WHERE type = 'DocumentReference'
)
SELECT id, locator, is_superseded, r.status IS DISTINCT FROM 'entered-in-error' AND r.docStatus IS DISTINCT FROM 'entered-in-error' AS stands,
       [{event: id, occurred_at: coalesce(r.context.period."end", r.context.period.start, r.content[1].attachment.creation), recorded_at: r.date, kind: 'document',
         label: concat(coalesce(concat_ws(' : ', fhir_concept(r.type), coalesce(fhir_said(r.description), fhir_said(r.content[1].attachment.title))), 'Document'),
                       coalesce(fhir_status(r.status), fhir_status(r.docStatus))),
         encounter: CASE WHEN len(r.context.encounter) = 1 THEN fhir_ref_to('Encounter', id, r.context.encounter[1]) END}] AS event,
       list_concat(fhir_players(id, r.author, 'author'), fhir_players(id, [r.authenticator], 'validator'), fhir_players_to('Organization', id, [r.custodian])) AS player,
       fhir_attached(id, 'content', [c.attachment FOR c IN r.content]) AS attachment
FROM said
