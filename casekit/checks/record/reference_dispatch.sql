-- Chaque référence des envois désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.dispatch t WHERE t.party IS NOT NULL OR t.meeting IS NOT NULL OR t.proof_exhibit IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.dispatch AS about, t.evidence,
       'destinataire « ' || t.party || ' » introuvable parmi les parties' AS says
FROM said.dispatch t
ANTI JOIN said.party r ON r.case_id = t.case_id AND r.party = t.party
WHERE t.party IS NOT NULL
UNION ALL
SELECT t.case_id, t.dispatch AS about, t.evidence,
       'réunion « ' || t.meeting || ' » introuvable parmi les réunions' AS says
FROM said.dispatch t
ANTI JOIN said.meeting r ON r.case_id = t.case_id AND r.meeting = t.meeting
WHERE t.meeting IS NOT NULL
UNION ALL
SELECT t.case_id, t.dispatch AS about, t.evidence,
       'preuve d’envoi (pièce) « ' || t.proof_exhibit || ' » introuvable parmi les pièces du bordereau' AS says
FROM said.dispatch t
ANTI JOIN main.exhibit r ON r.case_id = t.case_id AND r.exhibit = t.proof_exhibit
WHERE t.proof_exhibit IS NOT NULL
