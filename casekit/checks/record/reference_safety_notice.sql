-- Chaque référence des avis de sécurité désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.safety_notice t WHERE t.system IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.notice AS about, t.evidence,
       'système « ' || t.system || ' » introuvable parmi les systèmes' AS says
FROM said.safety_notice t
ANTI JOIN said.ai_system r ON r.case_id = t.case_id AND r.system = t.system
WHERE t.system IS NOT NULL
