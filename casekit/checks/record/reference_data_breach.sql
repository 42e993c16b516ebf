-- Chaque référence des violations de données désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.data_breach t WHERE t.organization IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.breach AS about, t.evidence,
       'organisme « ' || t.organization || ' » introuvable parmi les organismes' AS says
FROM said.data_breach t
ANTI JOIN said.organization r ON r.case_id = t.case_id AND r.organization = t.organization
WHERE t.organization IS NOT NULL
