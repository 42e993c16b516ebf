-- Chaque système d’IA a un identifiant UDI
-- norm: mdr-udi
-- severity: warning
-- of: SELECT count(*) FROM said.ai_system t WHERE t.kind IS DISTINCT FROM 'other_device' AND t.is_medical_device IS DISTINCT
--   FROM FALSE
-- remedy: Demander au fabricant ou à l’établissement l’IUD-ID du dispositif (étiquette, notice, base Eudamed).
SELECT t.case_id, t.system AS about, t.evidence,
       CASE WHEN t.udi_di_contested THEN 'les pièces donnent des identifiants UDI différents'
            ELSE 'système sans identifiant UDI' END AS says
FROM said.ai_system t
WHERE t.kind IS DISTINCT FROM 'other_device' AND t.is_medical_device IS DISTINCT FROM FALSE AND t.udi_di IS NULL
