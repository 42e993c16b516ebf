-- Chaque référence des incidents désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.incident t WHERE t.system IS NOT NULL OR t.act IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.incident AS about, t.evidence,
       'système « ' || t.system || ' » introuvable parmi les systèmes' AS says
FROM said.incident t
ANTI JOIN said.ai_system r ON r.case_id = t.case_id AND r.system = t.system
WHERE t.system IS NOT NULL
UNION ALL
SELECT t.case_id, t.incident AS about, t.evidence,
       'acte « ' || t.act || ' » introuvable parmi les actes' AS says
FROM said.incident t
ANTI JOIN said.act r ON r.case_id = t.case_id AND r.act = t.act
WHERE t.act IS NOT NULL
