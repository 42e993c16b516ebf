-- Chaque référence des estimations désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.estimate t WHERE t.link IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.estimate AS about, t.evidence,
       'lien « ' || t.link || ' » introuvable parmi les liens d’imputabilité' AS says
FROM said.estimate t
ANTI JOIN said.link r ON r.case_id = t.case_id AND r.link = t.link
WHERE t.link IS NOT NULL
