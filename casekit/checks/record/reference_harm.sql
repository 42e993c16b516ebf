-- Chaque référence des dommages désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.harm t WHERE t.victim IS NOT NULL OR t.accident IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.harm AS about, t.evidence,
       'victime « ' || t.victim || ' » introuvable parmi les personnes' AS says
FROM said.harm t
ANTI JOIN said.person r ON r.case_id = t.case_id AND r.person = t.victim
WHERE t.victim IS NOT NULL
UNION ALL
SELECT t.case_id, t.harm AS about, t.evidence,
       'accident « ' || t.accident || ' » introuvable parmi les accidents' AS says
FROM said.harm t
ANTI JOIN said.accident r ON r.case_id = t.case_id AND r.accident = t.accident
WHERE t.accident IS NOT NULL
