-- Chaque système d’IA a un certificat ou une déclaration
-- norm: mdr-art-52-56
-- severity: critical
-- of: SELECT count(*) FROM said.ai_system t WHERE t.kind IS DISTINCT FROM 'other_device' AND t.is_medical_device IS DISTINCT
--   FROM FALSE
-- remedy: Demander au fabricant et à l’établissement le certificat CE de l’organisme notifié ou la déclaration UE de
--   conformité, avec les versions couvertes.

-- A system known not to be a medical device needs none; one of unknown status is looked at.
SELECT t.case_id, t.system AS about, t.evidence, 'système sans certificat ni déclaration de conformité' AS says
FROM said.ai_system t
ANTI JOIN (
    SELECT c.case_id, c.about FROM main.certificate c
    WHERE c.declared_by IS NULL AND (c.kind <> 'hds' OR c.kind IS NULL)
) AS held ON held.case_id = t.case_id AND held.about = t.system
WHERE t.kind IS DISTINCT FROM 'other_device' AND t.is_medical_device IS DISTINCT FROM FALSE
