-- Chaque référence des formations désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.training t WHERE t.person IS NOT NULL OR t.system IS NOT NULL OR t.provider IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.training AS about, t.evidence,
       'personne formée « ' || t.person || ' » introuvable parmi les personnes' AS says
FROM said.training t
ANTI JOIN said.person r ON r.case_id = t.case_id AND r.person = t.person
WHERE t.person IS NOT NULL
UNION ALL
SELECT t.case_id, t.training AS about, t.evidence,
       'système « ' || t.system || ' » introuvable parmi les systèmes' AS says
FROM said.training t
ANTI JOIN said.ai_system r ON r.case_id = t.case_id AND r.system = t.system
WHERE t.system IS NOT NULL
UNION ALL
SELECT t.case_id, t.training AS about, t.evidence,
       'organisme formateur « ' || t.provider || ' » introuvable parmi les organismes' AS says
FROM said.training t
ANTI JOIN said.organization r ON r.case_id = t.case_id AND r.organization = t.provider
WHERE t.provider IS NOT NULL
