-- Chaque référence des contrats d’assurance désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.policy t WHERE t.insurer IS NOT NULL OR t.insured IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.policy AS about, t.evidence,
       'assureur « ' || t.insurer || ' » introuvable parmi les organismes' AS says
FROM said.policy t
ANTI JOIN said.organization r ON r.case_id = t.case_id AND r.organization = t.insurer
WHERE t.insurer IS NOT NULL
UNION ALL
SELECT t.case_id, t.policy AS about, t.evidence,
       'assuré « ' || t.insured || ' » introuvable parmi les personnes et les organismes' AS says
FROM said.policy t
ANTI JOIN (
    SELECT case_id, person AS id FROM said.person
    UNION ALL SELECT case_id, organization AS id FROM said.organization
) AS r ON r.case_id = t.case_id AND r.id = t.insured
WHERE t.insured IS NOT NULL AND t.insured <> 'oniam'
