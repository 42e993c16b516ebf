-- Chaque consentement dit quelle a été la réponse
-- norm: csp-l1111-4
-- severity: critical
-- of: SELECT count(*) FROM said.consent t
-- remedy: Relire la pièce citée ; à défaut, demander au praticien si le consentement a été donné, refusé ou différé.
SELECT t.case_id, t.consent AS about, t.evidence,
       CASE WHEN t.given_contested OR t.answer_contested THEN 'les pièces se contredisent sur la réponse'
            ELSE 'réponse inconnue' END AS says
FROM said.consent t
WHERE t.given IS NULL AND t.answer IS NULL AND t.exception IS NULL
