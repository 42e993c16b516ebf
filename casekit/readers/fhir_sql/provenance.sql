-- Provenance: who or what had a part in which resource, and when it was written down.
WITH said AS (
    SELECT id, locator, is_superseded, from_json(json, '{"target": ["Reference"], "occurredDateTime": "VARCHAR", "occurredPeriod": {"start": "VARCHAR"},
        "recorded": "VARCHAR", "reason": ["CodeableConcept"], "agent": [{"type": "CodeableConcept", "who": "Reference"}]}') AS r
    FROM fhir.resource WHERE type = 'Provenance'
), aimed AS (SELECT *, fhir_ref(id, unnest(r.target)) AS target FROM said),
acted AS (
    SELECT id, locator, is_superseded, r, target, unnest(r.agent) AS a FROM aimed
), named AS (
    SELECT *, fhir_codes([a.type])[1] AS kind FROM acted
)
SELECT id, locator, is_superseded, TRUE AS stands,
       [{target: target, who: fhir_ref(id, a.who), display: a.who.display, occurred_at: coalesce(r.occurredDateTime, r.occurredPeriod.start),
         is_labelled: list_contains(fhir_codes(r.reason), 'AIAST'), recorded_at: r.recorded,
         part: CASE kind WHEN 'author' THEN 'author' WHEN 'verifier' THEN 'validator' WHEN 'attester' THEN 'validator' WHEN 'legal' THEN 'validator'
                         WHEN 'performer' THEN 'operator' WHEN 'enterer' THEN 'secretary' END}] AS signature
FROM named
