-- The lines of the chronology: who wrote or did it, where, in which stay; an older version of a resource says so.
SELECT s.locator, s.event, s.occurred_at, s.recorded_at, s.kind,
       CASE WHEN s.is_superseded THEN s.label || ' (version antérieure, remplacée depuis)' ELSE s.label END AS label,
       w.person, w.organization, e.encounter
FROM fhir.staged_event s
LEFT JOIN fhir.who w ON w.about = s.event
LEFT JOIN fhir.reference e ON e.written = s.encounter
