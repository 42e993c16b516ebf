-- Chaque référence des dossiers conservés désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.holding t WHERE t.holder IS NOT NULL OR t.patient IS NOT NULL OR t.received_from IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.holding AS about, t.evidence,
       'détenteur « ' || t.holder || ' » introuvable parmi les personnes et les organismes' AS says
FROM said.holding t
ANTI JOIN (
    SELECT case_id, person AS id FROM said.person
    UNION ALL SELECT case_id, organization AS id FROM said.organization
) AS r ON r.case_id = t.case_id AND r.id = t.holder
WHERE t.holder IS NOT NULL AND t.holder <> 'oniam'
UNION ALL
SELECT t.case_id, t.holding AS about, t.evidence,
       'patient « ' || t.patient || ' » introuvable parmi les personnes' AS says
FROM said.holding t
ANTI JOIN said.person r ON r.case_id = t.case_id AND r.person = t.patient
WHERE t.patient IS NOT NULL
UNION ALL
SELECT t.case_id, t.holding AS about, t.evidence,
       'dossier d’origine « ' || t.received_from || ' » introuvable parmi les dossiers conservés' AS says
FROM said.holding t
ANTI JOIN said.holding r ON r.case_id = t.case_id AND r.holding = t.received_from
WHERE t.received_from IS NOT NULL
