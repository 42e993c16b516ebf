-- Chaque référence des dires désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.submission t WHERE t.party IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.submission AS about, t.evidence,
       'partie « ' || t.party || ' » introuvable parmi les parties' AS says
FROM said.submission t
ANTI JOIN said.party r ON r.case_id = t.case_id AND r.party = t.party
WHERE t.party IS NOT NULL
