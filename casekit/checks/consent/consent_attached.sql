-- Chaque consentement à un acte ou à l’IA se rattache à un acte ou à un usage
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.consent t WHERE t.topic IS DISTINCT FROM 'data_use'
-- remedy: Relire la pièce citée et indiquer à quel acte ou à quel usage de l’IA se rapporte le consentement.
SELECT t.case_id, t.consent AS about, t.evidence, 'consentement qui ne se rattache à rien' AS says
FROM said.consent t
WHERE t.topic IS DISTINCT FROM 'data_use' AND t.act IS NULL AND t.use IS NULL
