-- Chaque référence des pièces désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM main.exhibit t WHERE t.produced_by IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.exhibit AS about,
       [{'exhibit': t.exhibit, 'locator': t.locator, 'declared_by': t.declared_by}] AS evidence,
       'communiquée par « ' || t.produced_by || ' » introuvable parmi les parties' AS says
FROM main.exhibit t
ANTI JOIN said.party r ON r.case_id = t.case_id AND r.party = t.produced_by
WHERE t.produced_by IS NOT NULL
