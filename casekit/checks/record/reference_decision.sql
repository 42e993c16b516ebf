-- Chaque référence des décisions désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.decision t WHERE t.act IS NOT NULL OR t.use IS NOT NULL OR t.professional IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.decision AS about, t.evidence,
       'acte « ' || t.act || ' » introuvable parmi les actes' AS says
FROM said.decision t
ANTI JOIN said.act r ON r.case_id = t.case_id AND r.act = t.act
WHERE t.act IS NOT NULL
UNION ALL
SELECT t.case_id, t.decision AS about, t.evidence,
       'usage de l’IA « ' || t.use || ' » introuvable parmi les usages de l’IA' AS says
FROM said.decision t
ANTI JOIN said.ai_use r ON r.case_id = t.case_id AND r.use = t.use
WHERE t.use IS NOT NULL
UNION ALL
SELECT t.case_id, t.decision AS about, t.evidence,
       'praticien « ' || t.professional || ' » introuvable parmi les personnes' AS says
FROM said.decision t
ANTI JOIN said.person r ON r.case_id = t.case_id AND r.person = t.professional
WHERE t.professional IS NOT NULL
