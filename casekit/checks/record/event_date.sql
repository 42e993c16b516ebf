-- Chaque événement a une date
-- norm: csp-r4127-45
-- severity: warning
-- of: SELECT count(*) FROM said.event t
-- remedy: Relire la pièce citée ; à défaut, demander à la partie qui l’a communiquée la date de l’événement.
SELECT t.case_id, t.event AS about, t.evidence,
       CASE WHEN t.occurred_at_contested THEN 'les pièces datent différemment l’événement'
            ELSE 'date de l’événement inconnue' END AS says
FROM said.event t
WHERE t.occurred_at."from" IS NULL AND t.occurred_at."to" IS NULL
