-- Chaque usage de l’IA a un professionnel
-- norm: csp-r4127-45
-- severity: critical
-- of: SELECT count(*) FROM said.ai_use t WHERE t.used_by_patient IS NOT TRUE
-- remedy: Demander à l’établissement ou au cabinet qui a utilisé le système et sur la décision de qui.
SELECT t.case_id, t.use AS about, t.evidence,
       CASE WHEN t.professional_contested THEN 'les pièces nomment des praticiens différents'
            ELSE 'usage de l’IA sans professionnel identifié' END AS says
FROM said.ai_use t
ANTI JOIN (
    SELECT p.case_id, p.about FROM said.participant p
    WHERE p.person IS NOT NULL AND p.part IN ('author', 'operator', 'prescriber', 'supervisor', 'resident', 'replacement')
) AS took_part ON took_part.case_id = t.case_id AND took_part.about = t.use
WHERE t.professional IS NULL AND t.decided_by IS NULL AND t.used_by_patient IS NOT TRUE
