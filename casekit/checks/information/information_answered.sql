-- Chaque information dit si elle a été donnée
-- norm: csp-l1111-2
-- severity: critical
-- of: SELECT count(*) FROM said.information t
-- remedy: Relire la pièce citée ; à défaut, demander au praticien si l’information a été donnée et quelle pièce en rend compte.
SELECT t.case_id, t.information AS about, t.evidence,
       CASE WHEN t.given_contested THEN 'les pièces se contredisent : information donnée selon l’une, non donnée selon l’autre'
            ELSE 'on ignore si l’information a été donnée' END AS says
FROM said.information t
WHERE t.given IS NULL AND t.exception IS NULL
