-- Chaque référence des présences aux réunions désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.attendance t WHERE t.meeting IS NOT NULL OR t.party IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.attendance AS about, t.evidence,
       'réunion « ' || t.meeting || ' » introuvable parmi les réunions' AS says
FROM said.attendance t
ANTI JOIN said.meeting r ON r.case_id = t.case_id AND r.meeting = t.meeting
WHERE t.meeting IS NOT NULL
UNION ALL
SELECT t.case_id, t.attendance AS about, t.evidence,
       'partie « ' || t.party || ' » introuvable parmi les parties' AS says
FROM said.attendance t
ANTI JOIN said.party r ON r.case_id = t.case_id AND r.party = t.party
WHERE t.party IS NOT NULL
