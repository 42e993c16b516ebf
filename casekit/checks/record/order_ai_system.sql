-- Les dates de mise sur le marché des systèmes d’IA se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.ai_system t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.system AS about, t.evidence,
       'dossier arrêté au plus tard le ' || strftime(c.as_of."to", '%d/%m/%Y')
       || ', mise sur le marché au plus tôt le ' || strftime(t.placed_on_market_on."from", '%d/%m/%Y') AS says
FROM said.ai_system t
JOIN said.casefile c ON c.case_id = t.case_id
WHERE before(c.as_of, t.placed_on_market_on)
