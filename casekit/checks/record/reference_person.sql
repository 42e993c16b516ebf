-- Chaque référence des personnes désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.person t WHERE t.organization IS NOT NULL OR t.represented_by IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.person AS about, t.evidence,
       'établissement « ' || t.organization || ' » introuvable parmi les organismes' AS says
FROM said.person t
ANTI JOIN said.organization r ON r.case_id = t.case_id AND r.organization = t.organization
WHERE t.organization IS NOT NULL
UNION ALL
SELECT t.case_id, t.person AS about, t.evidence,
       'représenté(e) par « ' || t.represented_by || ' » introuvable parmi les personnes' AS says
FROM said.person t
ANTI JOIN said.person r ON r.case_id = t.case_id AND r.person = t.represented_by
WHERE t.represented_by IS NOT NULL
