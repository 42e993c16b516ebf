-- Chaque système d’IA a une destination
-- norm: mdr-art-2-12
-- severity: critical
-- of: SELECT count(*) FROM said.ai_system t WHERE t.kind IS DISTINCT FROM 'other_device'
-- remedy: Demander au fabricant la notice d’utilisation, qui énonce la destination du système.
SELECT t.case_id, t.system AS about, t.evidence,
       'destination du système inconnue' AS says
FROM said.ai_system t
WHERE t.kind IS DISTINCT FROM 'other_device' AND t.intended_purpose IS NULL
