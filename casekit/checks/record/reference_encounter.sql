-- Chaque référence des séjours et consultations désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.encounter t WHERE t.patient IS NOT NULL OR t.organization IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.encounter AS about, t.evidence,
       'patient « ' || t.patient || ' » introuvable parmi les personnes' AS says
FROM said.encounter t
ANTI JOIN said.person r ON r.case_id = t.case_id AND r.person = t.patient
WHERE t.patient IS NOT NULL
UNION ALL
SELECT t.case_id, t.encounter AS about, t.evidence,
       'établissement « ' || t.organization || ' » introuvable parmi les organismes' AS says
FROM said.encounter t
ANTI JOIN said.organization r ON r.case_id = t.case_id AND r.organization = t.organization
WHERE t.organization IS NOT NULL
