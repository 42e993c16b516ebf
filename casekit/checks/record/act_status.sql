-- Chaque acte dit s’il a été réalisé
-- norm: csp-r4127-45
-- severity: info
-- of: SELECT count(*) FROM said.act t
-- remedy: Relire la pièce citée : l’acte a-t-il été réalisé, omis, refusé ou différé ?
SELECT t.case_id, t.act AS about, t.evidence,
       CASE WHEN t.status_contested THEN 'les pièces se contredisent sur la réalisation de l’acte'
            ELSE 'on ignore si l’acte a été réalisé' END AS says
FROM said.act t
WHERE t.status IS NULL
