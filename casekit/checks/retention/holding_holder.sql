-- Chaque dossier conservé a un détenteur
-- norm: csp-r1112-7
-- severity: critical
-- of: SELECT count(*) FROM said.holding t
-- remedy: Demander à l’établissement, au cabinet et au patient qui détient le dossier.
SELECT t.case_id, t.holding AS about, t.evidence,
       CASE WHEN t.holder_contested THEN 'les pièces nomment des détenteurs différents'
            ELSE 'détenteur du dossier inconnu' END AS says
FROM said.holding t
WHERE t.holder IS NULL
