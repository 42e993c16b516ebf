-- Chaque système d’IA a au moins une version connue
-- norm: mdr-udi
-- severity: critical
-- of: SELECT count(*) FROM said.ai_system t WHERE t.kind IS DISTINCT FROM 'other_device'
-- remedy: Demander au fabricant et à l’établissement l’historique des versions : numéro, mise sur le marché, installation,
--   retrait.
SELECT t.case_id, t.system AS about, t.evidence, 'système dont aucune version n’est connue' AS says
FROM said.ai_system t
ANTI JOIN said.system_version v ON v.case_id = t.case_id AND v.system = t.system AND v.version IS NOT NULL
WHERE t.kind IS DISTINCT FROM 'other_device'
