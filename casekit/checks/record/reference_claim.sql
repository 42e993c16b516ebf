-- Chaque référence des réclamations désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.claim t WHERE t.claimant IS NOT NULL OR t.against IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.claim AS about, t.evidence,
       'auteur de la réclamation « ' || t.claimant || ' » introuvable parmi les personnes, les organismes et les parties' AS says
FROM said.claim t
ANTI JOIN (
    SELECT case_id, person AS id FROM said.person
    UNION ALL SELECT case_id, organization AS id FROM said.organization
    UNION ALL SELECT case_id, party AS id FROM said.party
) AS r ON r.case_id = t.case_id AND r.id = t.claimant
WHERE t.claimant IS NOT NULL AND t.claimant <> 'oniam'
UNION ALL
SELECT t.case_id, t.claim AS about, t.evidence,
       'dirigée contre « ' || t.against || ' » introuvable parmi les personnes, les organismes et les parties' AS says
FROM said.claim t
ANTI JOIN (
    SELECT case_id, person AS id FROM said.person
    UNION ALL SELECT case_id, organization AS id FROM said.organization
    UNION ALL SELECT case_id, party AS id FROM said.party
) AS r ON r.case_id = t.case_id AND r.id = t.against
WHERE t.against IS NOT NULL AND t.against <> 'oniam'
