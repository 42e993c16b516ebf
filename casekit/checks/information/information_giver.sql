-- Chaque information donnée dit qui l’a donnée
-- norm: csp-r4127-35
-- severity: warning
-- of: SELECT count(*) FROM said.information t WHERE t.given
-- remedy: Demander à l’établissement ou au cabinet quel professionnel a donné l’information.
SELECT t.case_id, t.information AS about, t.evidence,
       CASE WHEN t.given_by_contested THEN 'les pièces nomment des personnes différentes'
            ELSE 'information donnée par une personne inconnue' END AS says
FROM said.information t
WHERE t.given AND t.given_by IS NULL
