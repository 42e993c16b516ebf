-- Chaque référence des usages de l’IA désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.ai_use t WHERE t.system IS NOT NULL OR t.act IS NOT NULL OR t.decided_by IS NOT NULL
--   OR t.professional IS NOT NULL OR t.patient IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.use AS about, t.evidence,
       'système « ' || t.system || ' » introuvable parmi les systèmes' AS says
FROM said.ai_use t
ANTI JOIN said.ai_system r ON r.case_id = t.case_id AND r.system = t.system
WHERE t.system IS NOT NULL
UNION ALL
SELECT t.case_id, t.use AS about, t.evidence,
       'acte « ' || t.act || ' » introuvable parmi les actes' AS says
FROM said.ai_use t
ANTI JOIN said.act r ON r.case_id = t.case_id AND r.act = t.act
WHERE t.act IS NOT NULL
UNION ALL
SELECT t.case_id, t.use AS about, t.evidence,
       'usage décidé par « ' || t.decided_by || ' » introuvable parmi les personnes' AS says
FROM said.ai_use t
ANTI JOIN said.person r ON r.case_id = t.case_id AND r.person = t.decided_by
WHERE t.decided_by IS NOT NULL
UNION ALL
SELECT t.case_id, t.use AS about, t.evidence,
       'praticien utilisateur « ' || t.professional || ' » introuvable parmi les personnes' AS says
FROM said.ai_use t
ANTI JOIN said.person r ON r.case_id = t.case_id AND r.person = t.professional
WHERE t.professional IS NOT NULL
UNION ALL
SELECT t.case_id, t.use AS about, t.evidence,
       'patient « ' || t.patient || ' » introuvable parmi les personnes' AS says
FROM said.ai_use t
ANTI JOIN said.person r ON r.case_id = t.case_id AND r.person = t.patient
WHERE t.patient IS NOT NULL
