-- Chaque consentement donné est daté, ou dit antérieur à l’acte
-- norm: csp-l1111-4
-- severity: critical
-- of: SELECT count(*) FROM said.consent t WHERE (t.given OR t.answer = 'given')
-- remedy: Demander au praticien et à l’établissement le consentement daté ou la page du dossier qui en porte la date.
SELECT t.case_id, t.consent AS about, t.evidence,
       CASE WHEN t.given_at_contested THEN 'les pièces datent différemment le consentement'
            ELSE 'consentement donné à une date inconnue' END AS says
FROM said.consent t
WHERE (t.given OR t.answer = 'given') AND t.before_act IS NULL AND t.given_at."from" IS NULL AND t.given_at."to" IS NULL
