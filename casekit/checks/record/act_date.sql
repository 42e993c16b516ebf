-- Chaque acte réalisé a une date
-- norm: csp-r4127-45
-- severity: critical
-- of: SELECT count(*) FROM said.act t WHERE t.status = 'performed' OR t.status IS NULL
-- remedy: Demander à l’établissement ou au cabinet le compte rendu daté de l’acte.
SELECT t.case_id, t.act AS about, t.evidence,
       CASE WHEN t.performed_at_contested THEN 'les pièces donnent des dates de réalisation différentes'
            ELSE 'date de réalisation inconnue' END AS says
FROM said.act t
WHERE (t.status = 'performed' OR t.status IS NULL) AND t.performed_at."from" IS NULL AND t.performed_at."to" IS NULL
