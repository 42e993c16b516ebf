-- Chaque référence des hébergements désigne une ligne existante
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.hosting t WHERE t.organization IS NOT NULL OR t.host IS NOT NULL
-- remedy: Corriger l’identifiant ou ajouter la ligne qu’il désigne ; au besoin, demander à la partie qui a communiqué la pièce.
SELECT t.case_id, t.hosting AS about, t.evidence,
       'organisme hébergé « ' || t.organization || ' » introuvable parmi les organismes' AS says
FROM said.hosting t
ANTI JOIN said.organization r ON r.case_id = t.case_id AND r.organization = t.organization
WHERE t.organization IS NOT NULL
UNION ALL
SELECT t.case_id, t.hosting AS about, t.evidence,
       'hébergeur « ' || t.host || ' » introuvable parmi les organismes' AS says
FROM said.hosting t
ANTI JOIN said.organization r ON r.case_id = t.case_id AND r.organization = t.host
WHERE t.host IS NOT NULL
