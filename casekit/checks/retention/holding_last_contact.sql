-- Chaque dossier conservé a une date de dernier passage
-- norm: csp-r1112-7
-- severity: critical
-- of: SELECT count(*) FROM said.holding t
-- remedy: Demander au détenteur la date du dernier séjour ou de la dernière consultation.
SELECT t.case_id, t.holding AS about, t.evidence,
       CASE WHEN t.last_contact_on_contested THEN 'les pièces donnent des dates de dernier passage différentes'
            ELSE 'date du dernier passage inconnue' END AS says
FROM said.holding t
WHERE t.last_contact_on."from" IS NULL AND t.last_contact_on."to" IS NULL
