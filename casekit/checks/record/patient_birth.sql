-- Chaque patient a une date de naissance
-- norm: csp-r1112-2
-- severity: warning
-- of: SELECT count(*) FROM said.person t WHERE t.role = 'patient'
-- remedy: Demander au patient ou aux siens un document d’identité.
SELECT t.case_id, t.person AS about, t.evidence,
       CASE WHEN t.born_on_contested THEN 'les pièces donnent des dates de naissance différentes'
            ELSE 'date de naissance inconnue' END AS says
FROM said.person t
WHERE t.role = 'patient' AND t.born_on."from" IS NULL AND t.born_on."to" IS NULL
