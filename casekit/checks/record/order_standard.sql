-- Les dates des recommandations se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.standard t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.standard AS about, t.evidence,
       'retrait au plus tard le ' || strftime(t.withdrawn_on."to", '%d/%m/%Y')
       || ', publication au plus tôt le ' || strftime(t.published_on."from", '%d/%m/%Y') AS says
FROM said.standard t
WHERE before(t.withdrawn_on, t.published_on)
