-- Chaque référence des traitements de données désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.processing t WHERE t.organization IS NOT NULL OR t.system IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.processing AS about, t.evidence,
       'responsable de traitement « ' || t.organization || ' » introuvable parmi les organismes' AS says
FROM said.processing t
ANTI JOIN said.organization r ON r.case_id = t.case_id AND r.organization = t.organization
WHERE t.organization IS NOT NULL
UNION ALL
SELECT t.case_id, t.processing AS about, t.evidence,
       'système « ' || t.system || ' » introuvable parmi les systèmes' AS says
FROM said.processing t
ANTI JOIN said.ai_system r ON r.case_id = t.case_id AND r.system = t.system
WHERE t.system IS NOT NULL
