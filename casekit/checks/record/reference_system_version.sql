-- Chaque référence des versions désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.system_version t WHERE t.system IS NOT NULL OR t.organization IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.system_version AS about, t.evidence,
       'système « ' || t.system || ' » introuvable parmi les systèmes' AS says
FROM said.system_version t
ANTI JOIN said.ai_system r ON r.case_id = t.case_id AND r.system = t.system
WHERE t.system IS NOT NULL
UNION ALL
SELECT t.case_id, t.system_version AS about, t.evidence,
       'site « ' || t.organization || ' » introuvable parmi les organismes' AS says
FROM said.system_version t
ANTI JOIN said.organization r ON r.case_id = t.case_id AND r.organization = t.organization
WHERE t.organization IS NOT NULL
