-- Chaque référence des certificats désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.certificate t WHERE t.about IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.certificate AS about, t.evidence,
       'système ou hébergeur « ' || t.about || ' » introuvable parmi les systèmes et les organismes' AS says
FROM said.certificate t
ANTI JOIN (
    SELECT case_id, system AS id FROM said.ai_system
    UNION ALL SELECT case_id, organization AS id FROM said.organization
) AS r ON r.case_id = t.case_id AND r.id = t.about
WHERE t.about IS NOT NULL
