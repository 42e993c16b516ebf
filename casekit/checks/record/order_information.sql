-- Les dates des informations se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.information t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.information AS about, t.evidence,
       'dossier arrêté au plus tard le ' || strftime(c.as_of."to", '%d/%m/%Y')
       || ', information donnée au plus tôt le ' || strftime(t.given_at."from", '%d/%m/%Y') AS says
FROM said.information t
JOIN said.casefile c ON c.case_id = t.case_id
WHERE before(c.as_of, on_day(t.given_at))
UNION ALL
SELECT t.case_id, t.information AS about, t.evidence,
       'décès du destinataire au plus tard le ' || strftime(p.died_on."to", '%d/%m/%Y')
       || ', information donnée au plus tôt le ' || strftime(t.given_at."from", '%d/%m/%Y') AS says
FROM said.information t
JOIN said.person p ON p.case_id = t.case_id AND p.person = t.recipient
WHERE before(p.died_on, on_day(t.given_at))
