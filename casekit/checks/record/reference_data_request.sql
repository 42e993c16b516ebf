-- Chaque référence des demandes relatives aux données désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.data_request t WHERE t.patient IS NOT NULL OR t.asked_by IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.request AS about, t.evidence,
       'patient « ' || t.patient || ' » introuvable parmi les personnes' AS says
FROM said.data_request t
ANTI JOIN said.person r ON r.case_id = t.case_id AND r.person = t.patient
WHERE t.patient IS NOT NULL
UNION ALL
SELECT t.case_id, t.request AS about, t.evidence,
       'demandeur « ' || t.asked_by || ' » introuvable parmi les personnes' AS says
FROM said.data_request t
ANTI JOIN said.person r ON r.case_id = t.case_id AND r.person = t.asked_by
WHERE t.asked_by IS NOT NULL
