-- Chaque acte a un professionnel
-- norm: csp-r4127-45
-- severity: critical
-- of: SELECT count(*) FROM said.act t
-- remedy: Demander à l’établissement ou au cabinet l’identité du professionnel et sa qualité.
SELECT t.case_id, t.act AS about, t.evidence,
       CASE WHEN t.professional_contested THEN 'les pièces nomment des praticiens différents'
            ELSE 'acte sans professionnel identifié' END AS says
FROM said.act t
ANTI JOIN (
    SELECT p.case_id, p.about FROM said.participant p
    WHERE p.person IS NOT NULL AND p.part IN ('author', 'operator', 'prescriber', 'supervisor', 'resident', 'replacement')
) AS took_part ON took_part.case_id = t.case_id AND took_part.about = t.act
WHERE t.professional IS NULL
