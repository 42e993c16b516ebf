-- Chaque décision a un professionnel
-- norm: csp-r4127-45
-- severity: warning
-- of: SELECT count(*) FROM said.decision t
-- remedy: Demander à l’établissement ou au cabinet qui a pris la décision.
SELECT t.case_id, t.decision AS about, t.evidence,
       CASE WHEN t.professional_contested THEN 'les pièces nomment des praticiens différents'
            ELSE 'décision sans professionnel identifié' END AS says
FROM said.decision t
ANTI JOIN (
    SELECT p.case_id, p.about FROM said.participant p
    WHERE p.person IS NOT NULL AND p.part IN ('author', 'operator', 'prescriber', 'supervisor', 'resident', 'replacement')
) AS took_part ON took_part.case_id = t.case_id AND took_part.about = t.decision
WHERE t.professional IS NULL
