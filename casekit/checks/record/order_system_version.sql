-- Les dates des versions se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.system_version t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.system_version AS about, t.evidence,
       'installation au plus tard le ' || strftime(t.installed_on."to", '%d/%m/%Y')
       || ', mise sur le marché au plus tôt le ' || strftime(t.placed_on_market_on."from", '%d/%m/%Y') AS says
FROM said.system_version t
WHERE before(t.installed_on, t.placed_on_market_on)
UNION ALL
SELECT t.case_id, t.system_version AS about, t.evidence,
       'installation au plus tard le ' || strftime(t.installed_on."to", '%d/%m/%Y')
       || ', publication au plus tôt le ' || strftime(t.released_on."from", '%d/%m/%Y') AS says
FROM said.system_version t
WHERE before(t.installed_on, t.released_on)
UNION ALL
SELECT t.case_id, t.system_version AS about, t.evidence,
       'retrait au plus tard le ' || strftime(t.removed_on."to", '%d/%m/%Y')
       || ', installation au plus tôt le ' || strftime(t.installed_on."from", '%d/%m/%Y') AS says
FROM said.system_version t
WHERE before(t.removed_on, t.installed_on)
UNION ALL
SELECT t.case_id, t.system_version AS about, t.evidence,
       'dossier arrêté au plus tard le ' || strftime(c.as_of."to", '%d/%m/%Y')
       || ', installation au plus tôt le ' || strftime(t.installed_on."from", '%d/%m/%Y') AS says
FROM said.system_version t
JOIN said.casefile c ON c.case_id = t.case_id
WHERE before(c.as_of, t.installed_on)
