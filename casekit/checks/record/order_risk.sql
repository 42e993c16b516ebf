-- Les dates de réalisation des risques se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.risk t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.risk AS about, t.evidence,
       'réalisation du risque au plus tard le ' || strftime(t.occurred_on."to", '%d/%m/%Y')
       || ', acte au plus tôt le ' || strftime(a.performed_at."from", '%d/%m/%Y') AS says
FROM said.risk t
JOIN said.act a ON a.case_id = t.case_id AND a.act = t.act
WHERE before(t.occurred_on, on_day(a.performed_at))
