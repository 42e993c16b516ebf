-- Chaque système d’IA dit s’il est un dispositif médical
-- norm: mdr-art-2-12
-- severity: warning
-- of: SELECT count(*) FROM said.ai_system t WHERE t.kind IS DISTINCT FROM 'other_device'
-- remedy: Demander au fabricant la notice et la déclaration de conformité.
SELECT t.case_id, t.system AS about, t.evidence,
       CASE WHEN t.is_medical_device_contested THEN 'les pièces se contredisent sur la qualité de dispositif médical'
            ELSE 'on ignore si le système est un dispositif médical' END AS says
FROM said.ai_system t
WHERE t.kind IS DISTINCT FROM 'other_device' AND t.is_medical_device IS NULL
