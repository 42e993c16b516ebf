-- Chaque usage de l’IA a une trace d’information du patient
-- norm: csp-l4001-3
-- severity: critical
-- of: SELECT count(*) FROM said.ai_use t
-- remedy: Demander au praticien et à l’établissement la trace de l’information donnée sur le recours à l’IA : document signé,
--   courrier ou page du dossier.

-- A declaration is not a trace.
SELECT t.case_id, t.use AS about, t.evidence, 'usage de l’IA sans trace d’information du patient' AS says
FROM said.ai_use t
ANTI JOIN (
    SELECT i.case_id, i.use FROM main.information i
    WHERE i.declared_by IS NULL
      AND (i.topic IN ('ai_use', 'ai_interpretation', 'ai_interaction', 'ai_departure') OR i.topic IS NULL)
    UNION ALL
    SELECT i.case_id, u.use FROM main.information i
    JOIN main.ai_use u ON u.case_id = i.case_id AND u.act = i.act
    WHERE i.declared_by IS NULL AND i.topic IN ('ai_use', 'ai_interpretation', 'ai_interaction', 'ai_departure')
) AS traced ON traced.case_id = t.case_id AND traced.use = t.use
