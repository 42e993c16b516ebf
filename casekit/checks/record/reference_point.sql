-- Chaque référence des points de dires désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.point t WHERE t.submission IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.point AS about, t.evidence,
       'dire « ' || t.submission || ' » introuvable parmi les dires' AS says
FROM said.point t
ANTI JOIN said.submission r ON r.case_id = t.case_id AND r.submission = t.submission
WHERE t.submission IS NOT NULL
