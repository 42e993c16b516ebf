-- Chaque référence des déclarations désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.statement t WHERE t.person IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.statement AS about, t.evidence,
       'déclarant « ' || t.person || ' » introuvable parmi les personnes' AS says
FROM said.statement t
ANTI JOIN said.person r ON r.case_id = t.case_id AND r.person = t.person
WHERE t.person IS NOT NULL
