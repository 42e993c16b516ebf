-- Communication: a message; to the patient or a relative, it is an information, whose topic only a code of ours settles.
WITH said AS (
    SELECT id, locator, is_superseded, first_written, from_json(json, '{"status": "VARCHAR", "category": ["CodeableConcept"], "topic": "CodeableConcept",
        "reasonCode": ["CodeableConcept"], "medium": ["CodeableConcept"], "subject": "Reference", "encounter": "Reference", "sent": "VARCHAR",
        "received": "VARCHAR", "recipient": ["Reference"], "sender": "Reference", "about": ["Reference"], "partOf": ["Reference"],
        "payload": [{"contentString": "VARCHAR", "contentAttachment": "Attachment"}], "note": ["Annotation"]}') AS r
    FROM fhir.resource WHERE type = 'Communication'
), told AS (
    SELECT *, coalesce(r.sent, r.received) AS told_at, fhir_codes(r.medium) AS medium,
           list_filter(fhir_codes(list_concat([r.topic], r.reasonCode, r.category)), lambda c: c IN ('ai_use', 'ai_interpretation', 'ai_interaction',
               'professionals', 'risk', 'alternative', 'ai_departure', 'damage')) AS topics,
           fhir_said(array_to_string([p.contentString FOR p IN r.payload IF fhir_said(p.contentString) IS NOT NULL], ' ')) AS words
    FROM said
)
SELECT id, locator, is_superseded, r.status IS DISTINCT FROM 'entered-in-error' AS stands,
       [{event: id, occurred_at: told_at, recorded_at: first_written, kind: 'message',
         label: concat(coalesce(CASE topics[1] WHEN 'ai_use' THEN 'Information sur le recours à l’IA' WHEN 'ai_interpretation' THEN 'Information sur l’interprétation de l’IA'
                           WHEN 'risk' THEN 'Information sur les risques' WHEN 'alternative' THEN 'Information sur les autres options'
                           WHEN 'damage' THEN 'Information sur le dommage' END,
                       fhir_concept(r.topic), fhir_concepts(r.category), fhir_concepts(r.reasonCode), 'Message'),
                       ' : ' || CASE WHEN len(words) <= 300 THEN words ELSE left(words, 300) || '…' END, fhir_status(r.status)),
         encounter: fhir_ref_to('Encounter', id, r.encounter)}] AS event,
       list_concat(fhir_players(id, [r.sender], 'author'), fhir_players(id, r.recipient, 'recipient')) AS player,
       [{information: id || CASE WHEN len(r.recipient) > 1 THEN '/recipient[' || (i - 1) || ']' ELSE '' END,
         topic: CASE WHEN len(list_distinct(topics)) = 1 THEN topics[1] END, about: [fhir_ref(id, a) FOR a IN list_concat(r.about, r.partOf)],
         patient: fhir_ref(id, r.subject), recipient: fhir_ref(id, x),
         given: CASE r.status WHEN 'completed' THEN TRUE WHEN 'not-done' THEN FALSE END,
         given_at: CASE WHEN r.status = 'completed' THEN told_at END, given_by: fhir_ref(id, r.sender),
         mode: CASE WHEN list_has_any(medium, ['PHYSICAL', 'FACE', 'VERBAL', 'PHONE', 'VIDEOCONF']) THEN 'interview'
                    WHEN list_has_any(medium, ['MAILWRIT']) THEN 'letter' END} FOR x, i IN r.recipient] AS information,
       list_concat([{narrative: id || '/payload[' || (i - 1) || ']', section: 'Message', text: p.contentString, method: 'text'}
           FOR p, i IN r.payload IF fhir_said(p.contentString) IS NOT NULL], fhir_notes(id, r.note)) AS narrative,
       fhir_attached(id, 'payload', [p.contentAttachment FOR p IN r.payload]) AS attachment
FROM told
