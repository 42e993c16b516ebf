-- Chaque décision a une date
-- norm: csp-r4127-45
-- severity: warning
-- of: SELECT count(*) FROM said.decision t
-- remedy: Demander au praticien le compte rendu ou la page du dossier qui porte la décision.
SELECT t.case_id, t.decision AS about, t.evidence,
       CASE WHEN t.decided_at_contested THEN 'les pièces datent différemment la décision'
            ELSE 'date de la décision inconnue' END AS says
FROM said.decision t
WHERE t.decided_at."from" IS NULL AND t.decided_at."to" IS NULL
