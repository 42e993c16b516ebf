-- Chaque référence des intervenants désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.participant t WHERE t.about IS NOT NULL OR t.person IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.participant AS about, t.evidence,
       'acte, usage d’IA ou décision « ' || t.about || ' » introuvable parmi les actes, les usages de l’IA et les décisions' AS says
FROM said.participant t
ANTI JOIN (
    SELECT case_id, act AS id FROM said.act
    UNION ALL SELECT case_id, use AS id FROM said.ai_use
    UNION ALL SELECT case_id, decision AS id FROM said.decision
) AS r ON r.case_id = t.case_id AND r.id = t.about
WHERE t.about IS NOT NULL
UNION ALL
SELECT t.case_id, t.participant AS about, t.evidence,
       'personne « ' || t.person || ' » introuvable parmi les personnes' AS says
FROM said.participant t
ANTI JOIN said.person r ON r.case_id = t.case_id AND r.person = t.person
WHERE t.person IS NOT NULL
