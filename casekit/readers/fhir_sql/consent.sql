-- Consent: what was agreed to or refused. Neither permit nor deny, nor opt-in or opt-out, on a record in force: unknown.
WITH said AS (
    SELECT id, locator, is_superseded, from_json(json, '{"status": "VARCHAR", "scope": "CodeableConcept", "category": ["CodeableConcept"], "patient": "Reference",
        "dateTime": "VARCHAR", "performer": ["Reference"], "organization": ["Reference"], "sourceAttachment": "Attachment", "sourceReference": "Reference",
        "policyRule": "CodeableConcept", "provision": {"type": "VARCHAR", "data": [{"reference": "Reference"}]}}') AS r
    FROM fhir.resource WHERE type = 'Consent'
), told AS (
    SELECT *, list_concat(fhir_codes([r.scope]), fhir_codes(r.category)) AS codes,
           CASE WHEN r.status = 'rejected' THEN 'refused'
                WHEN r.status <> 'active' THEN NULL
                WHEN r.provision.type = 'deny' OR list_contains(fhir_codes([r.policyRule]), 'OPTOUT') THEN 'refused'
                WHEN r.provision.type = 'permit' OR list_contains(fhir_codes([r.policyRule]), 'OPTIN') THEN 'given' END AS answer
    FROM said
)
SELECT id, locator, is_superseded, r.status IS DISTINCT FROM 'entered-in-error' AS stands,
       [{consent: id,
         topic: CASE WHEN list_contains(codes, 'ai_use') THEN 'ai_use' WHEN list_contains(codes, 'patient-privacy') THEN 'data_use'
                     WHEN list_contains(codes, 'treatment') THEN 'act' END,
         about: [fhir_ref(id, d.reference) FOR d IN r.provision.data], patient: fhir_ref_to('Patient', id, r.patient),
         given_by: CASE WHEN len(r.performer) = 1 THEN fhir_ref(id, r.performer[1]) END,
         given: CASE answer WHEN 'given' THEN TRUE WHEN 'refused' THEN FALSE END, answer: answer, given_at: r.dateTime,
         mode: CASE WHEN r.sourceReference.reference IS NOT NULL OR r.sourceAttachment.data IS NOT NULL OR r.sourceAttachment.url IS NOT NULL
                    THEN 'written' END}] AS consent,
       list_concat(fhir_players(id, r.performer, NULL), fhir_players_to('Organization', id, r.organization)) AS player,
       fhir_attached(id, 'sourceAttachment', [r.sourceAttachment]) AS attachment
FROM told
