-- Chaque référence des éléments du dossier désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.record_item t WHERE t.holding IS NOT NULL OR t.encounter IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.item AS about, t.evidence,
       'conservation « ' || t.holding || ' » introuvable parmi les dossiers conservés' AS says
FROM said.record_item t
ANTI JOIN said.holding r ON r.case_id = t.case_id AND r.holding = t.holding
WHERE t.holding IS NOT NULL
UNION ALL
SELECT t.case_id, t.item AS about, t.evidence,
       'séjour ou consultation « ' || t.encounter || ' » introuvable parmi les séjours et consultations' AS says
FROM said.record_item t
ANTI JOIN said.encounter r ON r.case_id = t.case_id AND r.encounter = t.encounter
WHERE t.encounter IS NOT NULL
