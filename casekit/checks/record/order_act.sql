-- Les dates des actes se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.act t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.act AS about, t.evidence,
       'dossier arrêté au plus tard le ' || strftime(c.as_of."to", '%d/%m/%Y')
       || ', acte réalisé au plus tôt le ' || strftime(t.performed_at."from", '%d/%m/%Y') AS says
FROM said.act t
JOIN said.casefile c ON c.case_id = t.case_id
WHERE before(c.as_of, on_day(t.performed_at))
UNION ALL
SELECT t.case_id, t.act AS about, t.evidence,
       'acte réalisé au plus tard le ' || strftime(t.performed_at."to", '%d/%m/%Y')
       || ', naissance du patient au plus tôt le ' || strftime(p.born_on."from", '%d/%m/%Y') AS says
FROM said.act t
JOIN said.person p ON p.case_id = t.case_id AND p.person = t.patient
WHERE before(on_day(t.performed_at), p.born_on)
UNION ALL
SELECT t.case_id, t.act AS about, t.evidence,
       'décès du patient au plus tard le ' || strftime(p.died_on."to", '%d/%m/%Y')
       || ', acte réalisé au plus tôt le ' || strftime(t.performed_at."from", '%d/%m/%Y') AS says
FROM said.act t
JOIN said.person p ON p.case_id = t.case_id AND p.person = t.patient
WHERE before(p.died_on, on_day(t.performed_at))
