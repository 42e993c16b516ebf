-- Who took part in an act or in a use of an AI, and in what part where the record says it.
SELECT min(p.locator) AS locator, concat_ws(' ~ ', p.about, p.person, p.part) AS participant, p.about, p.person, p.part
FROM fhir.player p
WHERE p.person IS NOT NULL AND p.part IS DISTINCT FROM 'recipient'
  AND p.about IN (SELECT act FROM fhir.staged_act UNION SELECT "use" FROM fhir.ai_use)
GROUP BY p.about, p.person, p.part
