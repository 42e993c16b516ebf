-- Chaque consentement donné dit sous quelle forme
-- norm: csp-l1111-4
-- severity: info
-- of: SELECT count(*) FROM said.consent t WHERE (t.given OR t.answer = 'given')
-- remedy: Demander au praticien si le consentement a été donné par écrit, oralement ou noté au dossier, et en obtenir copie.
SELECT t.case_id, t.consent AS about, t.evidence,
       CASE WHEN t.mode_contested THEN 'les pièces décrivent des formes différentes'
            ELSE 'forme du consentement inconnue' END AS says
FROM said.consent t
WHERE (t.given OR t.answer = 'given') AND t.mode IS NULL
