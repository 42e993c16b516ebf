-- Condition: a diagnosis or a problem, with how sure its author was.
WITH said AS (
    SELECT id, locator, is_superseded, from_json(json, '{"clinicalStatus": "CodeableConcept", "verificationStatus": "CodeableConcept",
        "code": "CodeableConcept", "bodySite": ["CodeableConcept"], "severity": "CodeableConcept", "encounter": "Reference",
        "onsetDateTime": "VARCHAR", "onsetPeriod": {"start": "VARCHAR"}, "onsetString": "VARCHAR", "recordedDate": "VARCHAR",
        "recorder": "Reference", "asserter": "Reference", "note": ["Annotation"]}') AS r
    FROM fhir.resource WHERE type = 'Condition'
), coded AS (SELECT *, fhir_codes([r.verificationStatus])[1] AS sure, fhir_codes([r.clinicalStatus])[1] AS course FROM said)
SELECT id, locator, is_superseded, sure IS DISTINCT FROM 'entered-in-error' AS stands,
       [{event: id, occurred_at: coalesce(r.onsetDateTime, r.onsetPeriod.start), recorded_at: r.recordedDate, kind: 'diagnostic',
         label: concat(coalesce(fhir_concept(r.code), 'Diagnostic non précisé'), ', ' || fhir_concepts(r.bodySite), ', ' || fhir_concept(r.severity),
             ' (début : ' || r.onsetString || ')',
             CASE sure WHEN 'refuted' THEN ' (infirmé)' WHEN 'provisional' THEN ' (provisoire)' WHEN 'differential' THEN ' (hypothèse)'
                       WHEN 'unconfirmed' THEN ' (non confirmé)' ELSE fhir_status(sure) END,
             CASE course WHEN 'resolved' THEN ' (résolu)' WHEN 'inactive' THEN ' (inactif)' WHEN 'remission' THEN ' (en rémission)'
                         WHEN 'recurrence' THEN ' (récidive)' WHEN 'relapse' THEN ' (rechute)' END),
         encounter: fhir_ref_to('Encounter', id, r.encounter)}] AS event,
       list_concat(fhir_players(id, [r.recorder], 'author'), fhir_players(id, [r.asserter], NULL)) AS player,
       fhir_notes(id, r.note) AS narrative
FROM coded
