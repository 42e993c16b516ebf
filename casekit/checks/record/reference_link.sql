-- Chaque référence des liens d’imputabilité désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.link t WHERE t.author IS NOT NULL OR t.harm IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.link AS about, t.evidence,
       'maillon de la chaîne « ' || t.author || ' » introuvable parmi les personnes, les organismes et les parties' AS says
FROM said.link t
ANTI JOIN (
    SELECT case_id, person AS id FROM said.person
    UNION ALL SELECT case_id, organization AS id FROM said.organization
    UNION ALL SELECT case_id, party AS id FROM said.party
) AS r ON r.case_id = t.case_id AND r.id = t.author
WHERE t.author IS NOT NULL AND t.author <> 'oniam'
UNION ALL
SELECT t.case_id, t.link AS about, t.evidence,
       'dommage « ' || t.harm || ' » introuvable parmi les dommages' AS says
FROM said.link t
ANTI JOIN said.harm r ON r.case_id = t.case_id AND r.harm = t.harm
WHERE t.harm IS NOT NULL
