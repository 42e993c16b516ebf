-- Chaque usage de l’IA a une date
-- norm: csp-r4127-45
-- severity: critical
-- of: SELECT count(*) FROM said.ai_use t
-- remedy: Demander à l’établissement ou au cabinet le journal du système et le résultat daté.
SELECT t.case_id, t.use AS about, t.evidence,
       CASE WHEN t.used_at_contested THEN 'les pièces donnent des dates d’usage différentes'
            ELSE 'date d’usage inconnue' END AS says
FROM said.ai_use t
WHERE t.used_at."from" IS NULL AND t.used_at."to" IS NULL
