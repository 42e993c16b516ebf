-- Chaque information donnée est datée, ou dite antérieure à l’acte
-- norm: csp-l1111-2
-- severity: critical
-- of: SELECT count(*) FROM said.information t WHERE t.given
-- remedy: Demander au praticien le document d’information daté ou la page du dossier qui en porte la date.
SELECT t.case_id, t.information AS about, t.evidence,
       CASE WHEN t.given_at_contested THEN 'les pièces datent différemment l’information'
            ELSE 'information donnée à une date inconnue' END AS says
FROM said.information t
WHERE t.given AND t.before_act IS NULL AND t.given_at."from" IS NULL AND t.given_at."to" IS NULL
