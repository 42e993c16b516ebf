-- Chaque usage de l’IA a une trace du consentement du patient
-- norm: anm-2025-r3
-- severity: warning
-- of: SELECT count(*) FROM said.ai_use t
-- remedy: Demander au praticien et à l’établissement la trace de l’accord du patient sur le recours à l’IA.

-- A declaration is not a trace.
SELECT t.case_id, t.use AS about, t.evidence, 'usage de l’IA sans trace du consentement du patient' AS says
FROM said.ai_use t
ANTI JOIN (
    SELECT c.case_id, c.use FROM main.consent c
    WHERE c.declared_by IS NULL AND (c.topic = 'ai_use' OR c.topic IS NULL)
    UNION ALL
    SELECT c.case_id, u.use FROM main.consent c
    JOIN main.ai_use u ON u.case_id = c.case_id AND u.act = c.act
    WHERE c.declared_by IS NULL AND c.topic = 'ai_use'
) AS traced ON traced.case_id = t.case_id AND traced.use = t.use
