-- Chaque référence des risques désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.risk t WHERE t.act IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.risk AS about, t.evidence,
       'acte « ' || t.act || ' » introuvable parmi les actes' AS says
FROM said.risk t
ANTI JOIN said.act r ON r.case_id = t.case_id AND r.act = t.act
WHERE t.act IS NOT NULL
