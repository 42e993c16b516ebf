-- Composition: the heading of a FHIR document, and the words of its sections down to the third level.
WITH said AS (
    SELECT id, locator, is_superseded, from_json(json, '{"status": "VARCHAR", "type": "CodeableConcept", "title": "VARCHAR", "date": "VARCHAR",
        "encounter": "Reference", "author": ["Reference"], "attester": [{"mode": "VARCHAR", "party": "Reference"}], "custodian": "Reference",
        "section": [{"title": "VARCHAR", "code": "CodeableConcept", "text": {"status": "VARCHAR", "div": "VARCHAR"},
            "section": [{"title": "VARCHAR", "code": "CodeableConcept", "text": {"status": "VARCHAR", "div": "VARCHAR"},
                "section": [{"title": "VARCHAR", "code": "CodeableConcept", "text": {"status": "VARCHAR", "div": "VARCHAR"}}]}]}]}') AS r
    FROM fhir.resource WHERE type = 'Composition'
), sectioned AS (
    SELECT *, list_concat(
        [{title: s.title, code: s.code, div: s.text.div} FOR s IN r.section],
        flatten([[{title: s.title, code: s.code, div: s.text.div} FOR s IN a.section] FOR a IN r.section IF a.section IS NOT NULL]),
        flatten(flatten([[[{title: s.title, code: s.code, div: s.text.div} FOR s IN b.section] FOR b IN a.section IF b.section IS NOT NULL]
            FOR a IN r.section IF a.section IS NOT NULL]))) AS sections
    FROM said
)
SELECT id, locator, is_superseded, r.status IS DISTINCT FROM 'entered-in-error' AS stands,
       [{event: id, occurred_at: r.date, recorded_at: NULL::VARCHAR, kind: 'document',
         label: concat(coalesce(fhir_said(r.title), fhir_concept(r.type), 'Document'), fhir_status(r.status)),
         encounter: fhir_ref_to('Encounter', id, r.encounter)}] AS event,
       flatten([fhir_players(id, r.author, 'author'), fhir_players_to('Organization', id, [r.custodian]),
           fhir_players(id, [a.party FOR a IN r.attester IF a.mode IN ('legal', 'professional')], 'validator')]) AS player,
       [{narrative: id || '/section[' || (i - 1) || ']', section: coalesce(fhir_said(s.title), fhir_concept(s.code), 'Rubrique'),
         text: fhir_plain(s.div), method: 'text'} FOR s, i IN sections IF fhir_said(fhir_plain(s.div)) IS NOT NULL] AS narrative
FROM sectioned
