-- Chaque référence des informations désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.information t WHERE t.act IS NOT NULL OR t.use IS NOT NULL OR t.decision IS NOT NULL
--   OR t.risk IS NOT NULL OR t.harm IS NOT NULL OR t.patient IS NOT NULL OR t.recipient IS NOT NULL OR t.given_by IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.information AS about, t.evidence,
       'acte « ' || t.act || ' » introuvable parmi les actes' AS says
FROM said.information t
ANTI JOIN said.act r ON r.case_id = t.case_id AND r.act = t.act
WHERE t.act IS NOT NULL
UNION ALL
SELECT t.case_id, t.information AS about, t.evidence,
       'usage de l’IA « ' || t.use || ' » introuvable parmi les usages de l’IA' AS says
FROM said.information t
ANTI JOIN said.ai_use r ON r.case_id = t.case_id AND r.use = t.use
WHERE t.use IS NOT NULL
UNION ALL
SELECT t.case_id, t.information AS about, t.evidence,
       'décision « ' || t.decision || ' » introuvable parmi les décisions' AS says
FROM said.information t
ANTI JOIN said.decision r ON r.case_id = t.case_id AND r.decision = t.decision
WHERE t.decision IS NOT NULL
UNION ALL
SELECT t.case_id, t.information AS about, t.evidence,
       'risque « ' || t.risk || ' » introuvable parmi les risques' AS says
FROM said.information t
ANTI JOIN said.risk r ON r.case_id = t.case_id AND r.risk = t.risk
WHERE t.risk IS NOT NULL
UNION ALL
SELECT t.case_id, t.information AS about, t.evidence,
       'dommage « ' || t.harm || ' » introuvable parmi les dommages' AS says
FROM said.information t
ANTI JOIN said.harm r ON r.case_id = t.case_id AND r.harm = t.harm
WHERE t.harm IS NOT NULL
UNION ALL
SELECT t.case_id, t.information AS about, t.evidence,
       'patient « ' || t.patient || ' » introuvable parmi les personnes' AS says
FROM said.information t
ANTI JOIN said.person r ON r.case_id = t.case_id AND r.person = t.patient
WHERE t.patient IS NOT NULL
UNION ALL
SELECT t.case_id, t.information AS about, t.evidence,
       'destinataire « ' || t.recipient || ' » introuvable parmi les personnes' AS says
FROM said.information t
ANTI JOIN said.person r ON r.case_id = t.case_id AND r.person = t.recipient
WHERE t.recipient IS NOT NULL
UNION ALL
SELECT t.case_id, t.information AS about, t.evidence,
       'donnée par « ' || t.given_by || ' » introuvable parmi les personnes' AS says
FROM said.information t
ANTI JOIN said.person r ON r.case_id = t.case_id AND r.person = t.given_by
WHERE t.given_by IS NOT NULL
