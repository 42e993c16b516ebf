-- Chaque référence des systèmes d’IA désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.ai_system t WHERE t.manufacturer IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.system AS about, t.evidence,
       'fabricant « ' || t.manufacturer || ' » introuvable parmi les organismes' AS says
FROM said.ai_system t
ANTI JOIN said.organization r ON r.case_id = t.case_id AND r.organization = t.manufacturer
WHERE t.manufacturer IS NOT NULL
