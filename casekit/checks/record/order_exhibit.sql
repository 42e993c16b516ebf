-- Les dates des pièces se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM main.exhibit t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.exhibit AS about,
       [{'exhibit': t.exhibit, 'locator': t.locator, 'declared_by': t.declared_by}] AS evidence,
       'réception au plus tard le ' || strftime(t.received_on."to", '%d/%m/%Y')
       || ', date de la pièce au plus tôt le ' || strftime(t.dated_on."from", '%d/%m/%Y') AS says
FROM main.exhibit t
WHERE before(t.received_on, t.dated_on)
