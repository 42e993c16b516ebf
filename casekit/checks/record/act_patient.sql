-- Chaque acte a un patient
-- norm: csp-r4127-45
-- severity: critical
-- of: SELECT count(*) FROM said.act t
-- remedy: Relire la pièce citée ; à défaut, demander à la partie qui l’a communiquée à quel patient l’acte se rapporte.
SELECT t.case_id, t.act AS about, t.evidence,
       CASE WHEN t.patient_contested THEN 'les pièces nomment des patients différents'
            ELSE 'acte sans patient identifié' END AS says
FROM said.act t
WHERE t.patient IS NULL
