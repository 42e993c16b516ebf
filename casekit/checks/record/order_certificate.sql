-- Les dates des certificats se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.certificate t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.certificate AS about, t.evidence,
       'fin de validité au plus tard le ' || strftime(t.valid_to."to", '%d/%m/%Y')
       || ', début de validité au plus tôt le ' || strftime(t.valid_from."from", '%d/%m/%Y') AS says
FROM said.certificate t
WHERE before(t.valid_to, t.valid_from)
