-- Chaque usage de l’IA a un patient
-- norm: csp-r4127-45
-- severity: warning
-- of: SELECT count(*) FROM said.ai_use t
-- remedy: Relire la pièce citée ; à défaut, demander à l’établissement à quel patient l’usage se rapporte.
SELECT t.case_id, t.use AS about, t.evidence,
       CASE WHEN t.patient_contested THEN 'les pièces nomment des patients différents'
            ELSE 'usage de l’IA sans patient identifié' END AS says
FROM said.ai_use t
WHERE t.patient IS NULL
