-- Chaque référence des recommandations désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.standard t WHERE t.system IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.standard AS about, t.evidence,
       'système d’IA visé « ' || t.system || ' » introuvable parmi les systèmes' AS says
FROM said.standard t
ANTI JOIN said.ai_system r ON r.case_id = t.case_id AND r.system = t.system
WHERE t.system IS NOT NULL
