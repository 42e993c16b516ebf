-- Les dates de naissance, de décès et de protection des personnes se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.person t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.person AS about, t.evidence,
       'décès au plus tard le ' || strftime(t.died_on."to", '%d/%m/%Y')
       || ', naissance au plus tôt le ' || strftime(t.born_on."from", '%d/%m/%Y') AS says
FROM said.person t
WHERE before(t.died_on, t.born_on)
UNION ALL
SELECT t.case_id, t.person AS about, t.evidence,
       'fin de la protection au plus tard le ' || strftime(t.protection_to."to", '%d/%m/%Y')
       || ', début de la protection au plus tôt le ' || strftime(t.protection_from."from", '%d/%m/%Y') AS says
FROM said.person t
WHERE before(t.protection_to, t.protection_from)
UNION ALL
SELECT t.case_id, t.person AS about, t.evidence,
       'dossier arrêté au plus tard le ' || strftime(c.as_of."to", '%d/%m/%Y')
       || ', naissance au plus tôt le ' || strftime(t.born_on."from", '%d/%m/%Y') AS says
FROM said.person t
JOIN said.casefile c ON c.case_id = t.case_id
WHERE before(c.as_of, t.born_on)
