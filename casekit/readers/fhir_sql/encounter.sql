-- Encounter: a stay or a consultation; it is also a line of the chronology, with its reason.
WITH said AS (
    SELECT id, locator, is_superseded, first_written, from_json(json, '{"status": "VARCHAR", "class": {"code": "VARCHAR", "display": "VARCHAR"},
        "type": ["CodeableConcept"], "subject": "Reference", "period": "Period", "reasonCode": ["CodeableConcept"],
        "serviceProvider": "Reference", "participant": [{"individual": "Reference"}]}') AS r
    FROM fhir.resource WHERE type = 'Encounter'
)
SELECT id, locator, is_superseded, r.status IS DISTINCT FROM 'entered-in-error' AND r.status IS DISTINCT FROM 'cancelled' AS stands,
       [{encounter: id, patient: fhir_ref(id, r.subject), organization: fhir_ref_to('Organization', id, r.serviceProvider),
         kind: CASE WHEN r.class.code IN ('IMP', 'ACUTE', 'NONAC') THEN 'inpatient' WHEN r.class.code = 'AMB' THEN 'outpatient'
                    WHEN r.class.code = 'EMER' THEN 'emergency' WHEN r.class.code = 'VR' THEN 'teleconsultation' END,
         started_at: r.period.start, ended_at: r.period."end"}] AS encounter,
       [{event: id, occurred_at: r.period.start, recorded_at: first_written, kind: 'séjour ou consultation',
         label: concat(coalesce(fhir_concepts(r.type), CASE WHEN r.class.code NOT IN ('IMP', 'ACUTE', 'NONAC', 'AMB', 'EMER', 'VR')
                                THEN coalesce(fhir_said(r.class.display), r.class.code) END, 'venue'),
                       ' (motif : ' || fhir_concepts(r.reasonCode) || ')', fhir_status(r.status)),
         encounter: id}] AS event,
       list_concat(fhir_players(id, [p.individual FOR p IN r.participant], NULL), fhir_players_to('Organization', id, [r.serviceProvider])) AS player
FROM said
