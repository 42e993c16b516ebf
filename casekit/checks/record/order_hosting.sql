-- Les dates des hébergements se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.hosting t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.hosting AS about, t.evidence,
       'fin au plus tard le ' || strftime(t.to_on."to", '%d/%m/%Y')
       || ', début au plus tôt le ' || strftime(t.from_on."from", '%d/%m/%Y') AS says
FROM said.hosting t
WHERE before(t.to_on, t.from_on)
