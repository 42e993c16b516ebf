-- Les dates des contrats d’assurance se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.policy t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.policy AS about, t.evidence,
       'fin au plus tard le ' || strftime(t.to_on."to", '%d/%m/%Y')
       || ', effet au plus tôt le ' || strftime(t.from_on."from", '%d/%m/%Y') AS says
FROM said.policy t
WHERE before(t.to_on, t.from_on)
UNION ALL
SELECT t.case_id, t.policy AS about, t.evidence,
       'renouvellement au plus tard le ' || strftime(t.renewed_on."to", '%d/%m/%Y')
       || ', conclusion au plus tôt le ' || strftime(t.concluded_on."from", '%d/%m/%Y') AS says
FROM said.policy t
WHERE before(t.renewed_on, t.concluded_on)
