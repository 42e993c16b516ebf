-- Procedure: an act, and its line in the chronology. Not done: refused where the reason's code says so, else its status stays blank.
WITH said AS (
    SELECT id, locator, is_superseded, first_written, from_json(json, '{"status": "VARCHAR", "statusReason": "CodeableConcept",
        "category": "CodeableConcept", "code": "CodeableConcept", "subject": "Reference", "encounter": "Reference", "performedDateTime": "VARCHAR",
        "performedPeriod": {"start": "VARCHAR"}, "performedString": "VARCHAR", "recorder": "Reference", "asserter": "Reference", "performer": ["Player"],
        "bodySite": ["CodeableConcept"], "outcome": "CodeableConcept", "complication": ["CodeableConcept"], "note": ["Annotation"]}') AS r
    FROM fhir.resource WHERE type = 'Procedure'
), dated AS (SELECT *, coalesce(r.performedDateTime, r.performedPeriod.start) AS performed, fhir_codes([r.category]) AS family FROM said)
SELECT id, locator, is_superseded, r.status IS DISTINCT FROM 'entered-in-error' AS stands,
       [{act: id, label: fhir_concept(r.code),
         kind: CASE WHEN list_contains(family, '103693007') THEN 'diagnosis' WHEN list_contains(family, '169443000') THEN 'prevention'
                    WHEN list_has_any(family, ['387713003', '277132007']) THEN 'care' END,
         status: CASE WHEN r.status = 'completed' THEN 'performed'
                      WHEN r.status = 'not-done' AND list_has_any(fhir_codes([r.statusReason]), ['105480006', '183944003', '182890002']) THEN 'refused' END,
         performed_at: CASE WHEN r.status IN ('completed', 'in-progress', 'stopped', 'on-hold') THEN performed END,
         patient: fhir_ref(id, r.subject)}] AS act,
       [{event: id, occurred_at: performed, recorded_at: first_written, kind: 'acte',
         label: concat(coalesce(fhir_concept(r.code), 'Acte non précisé'), ', ' || fhir_concepts(r.bodySite), fhir_status(r.status),
             ' (raison : ' || fhir_concept(r.statusReason) || ')', ' (date : ' || r.performedString || ')',
             ' ; résultat : ' || fhir_concept(r.outcome), ' ; complication : ' || fhir_concepts(r.complication)),
         encounter: fhir_ref_to('Encounter', id, r.encounter)}] AS event,
       flatten([
           fhir_players(id, [p.actor FOR p IN r.performer IF coalesce(len(fhir_codes([p.function])), 0) = 0
               OR list_has_any(fhir_codes([p.function]), ['304292004', 'PPRF', 'SPRF'])], 'operator'),
           fhir_players(id, [p.actor FOR p IN r.performer IF len(fhir_codes([p.function])) > 0
               AND NOT list_has_any(fhir_codes([p.function]), ['304292004', 'PPRF', 'SPRF'])], NULL),
           fhir_players(id, [p.onBehalfOf FOR p IN r.performer], NULL),
           fhir_players(id, [r.recorder], 'author'), fhir_players(id, [r.asserter], NULL)]) AS player,
       fhir_notes(id, r.note) AS narrative
FROM dated
