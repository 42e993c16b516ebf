-- Les dates des formations se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.training t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.training AS about, t.evidence,
       'dossier arrêté au plus tard le ' || strftime(c.as_of."to", '%d/%m/%Y')
       || ', formation achevée au plus tôt le ' || strftime(t.completed_on."from", '%d/%m/%Y') AS says
FROM said.training t
JOIN said.casefile c ON c.case_id = t.case_id
WHERE before(c.as_of, t.completed_on)
