-- Chaque référence des signalements désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.report_made t WHERE t.about IS NOT NULL OR t.sent_by IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.report_made AS about, t.evidence,
       'incident ou violation « ' || t.about || ' » introuvable parmi les incidents et les violations de données' AS says
FROM said.report_made t
ANTI JOIN (
    SELECT case_id, incident AS id FROM said.incident
    UNION ALL SELECT case_id, breach AS id FROM said.data_breach
) AS r ON r.case_id = t.case_id AND r.id = t.about
WHERE t.about IS NOT NULL
UNION ALL
SELECT t.case_id, t.report_made AS about, t.evidence,
       'envoyé par « ' || t.sent_by || ' » introuvable parmi les personnes' AS says
FROM said.report_made t
ANTI JOIN said.person r ON r.case_id = t.case_id AND r.person = t.sent_by
WHERE t.sent_by IS NOT NULL
