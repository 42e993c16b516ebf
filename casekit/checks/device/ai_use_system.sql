-- Chaque usage de l’IA nomme le système
-- norm: csp-r4127-45
-- severity: critical
-- of: SELECT count(*) FROM said.ai_use t
-- remedy: Demander à l’établissement ou au cabinet quel système a été utilisé, avec son journal.
SELECT t.case_id, t.use AS about, t.evidence,
       CASE WHEN t.system_contested THEN 'les pièces nomment des systèmes différents'
            ELSE 'usage d’un système inconnu' END AS says
FROM said.ai_use t
WHERE t.system IS NULL
