-- Chaque usage de l’IA nomme la version utilisée
-- norm: mdr-udi
-- severity: critical
-- of: SELECT count(*) FROM said.ai_use t
-- remedy: Demander à l’établissement le journal du système et au fabricant l’historique des mises à jour, y compris
--   silencieuses.
SELECT t.case_id, t.use AS about, t.evidence,
       CASE WHEN t.version_contested THEN 'les pièces nomment des versions différentes'
            ELSE 'version utilisée inconnue' END AS says
FROM said.ai_use t
WHERE t.version IS NULL
