-- Chaque référence des accidents désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.accident t WHERE t.act IS NOT NULL OR t.organization IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.accident AS about, t.evidence,
       'acte « ' || t.act || ' » introuvable parmi les actes' AS says
FROM said.accident t
ANTI JOIN said.act r ON r.case_id = t.case_id AND r.act = t.act
WHERE t.act IS NOT NULL
UNION ALL
SELECT t.case_id, t.accident AS about, t.evidence,
       'établissement « ' || t.organization || ' » introuvable parmi les organismes' AS says
FROM said.accident t
ANTI JOIN said.organization r ON r.case_id = t.case_id AND r.organization = t.organization
WHERE t.organization IS NOT NULL
