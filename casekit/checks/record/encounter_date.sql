-- Chaque séjour ou consultation a une date de début
-- norm: csp-r1112-2
-- severity: warning
-- of: SELECT count(*) FROM said.encounter t
-- remedy: Demander à l’établissement la fiche d’admission ou l’agenda de consultation.
SELECT t.case_id, t.encounter AS about, t.evidence,
       CASE WHEN t.started_at_contested THEN 'les pièces donnent des dates de début différentes'
            ELSE 'date de début inconnue' END AS says
FROM said.encounter t
WHERE t.started_at."from" IS NULL AND t.started_at."to" IS NULL
