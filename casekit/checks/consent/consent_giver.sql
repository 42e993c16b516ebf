-- Chaque consentement donné dit qui l’a exprimé
-- norm: csp-l1111-4
-- severity: warning
-- of: SELECT count(*) FROM said.consent t WHERE (t.given OR t.answer = 'given')
-- remedy: Demander au praticien qui a consenti : le patient, son représentant, la personne de confiance.
SELECT t.case_id, t.consent AS about, t.evidence,
       CASE WHEN t.given_by_contested THEN 'les pièces nomment des personnes différentes'
            ELSE 'consentement exprimé par une personne inconnue' END AS says
FROM said.consent t
WHERE (t.given OR t.answer = 'given') AND t.given_by IS NULL
