-- Chaque information donnée dit sous quelle forme
-- norm: csp-l1111-2
-- severity: warning
-- of: SELECT count(*) FROM said.information t WHERE t.given
-- remedy: Demander au praticien si l’information a été donnée en entretien, par un document signé, un courrier, une affiche ou
--   un livret, et en obtenir copie.
SELECT t.case_id, t.information AS about, t.evidence,
       CASE WHEN t.mode_contested THEN 'les pièces décrivent des formes différentes'
            ELSE 'forme de l’information inconnue' END AS says
FROM said.information t
WHERE t.given AND t.mode IS NULL
