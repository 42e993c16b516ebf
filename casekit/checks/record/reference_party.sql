-- Chaque référence des parties désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.party t WHERE t.person IS NOT NULL OR t.organization IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.party AS about, t.evidence,
       'personne « ' || t.person || ' » introuvable parmi les personnes' AS says
FROM said.party t
ANTI JOIN said.person r ON r.case_id = t.case_id AND r.person = t.person
WHERE t.person IS NOT NULL
UNION ALL
SELECT t.case_id, t.party AS about, t.evidence,
       'organisme « ' || t.organization || ' » introuvable parmi les organismes' AS says
FROM said.party t
ANTI JOIN said.organization r ON r.case_id = t.case_id AND r.organization = t.organization
WHERE t.organization IS NOT NULL
