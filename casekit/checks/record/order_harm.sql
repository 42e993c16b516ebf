-- Les dates des dommages se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.harm t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.harm AS about, t.evidence,
       'fin au plus tard le ' || strftime(t.to_on."to", '%d/%m/%Y')
       || ', début au plus tôt le ' || strftime(t.from_on."from", '%d/%m/%Y') AS says
FROM said.harm t
WHERE before(t.to_on, t.from_on)
UNION ALL
SELECT t.case_id, t.harm AS about, t.evidence,
       'dossier arrêté au plus tard le ' || strftime(c.as_of."to", '%d/%m/%Y')
       || ', découverte au plus tôt le ' || strftime(t.discovered_on."from", '%d/%m/%Y') AS says
FROM said.harm t
JOIN said.casefile c ON c.case_id = t.case_id
WHERE before(c.as_of, t.discovered_on)
