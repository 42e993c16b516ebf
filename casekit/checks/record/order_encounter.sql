-- Les dates des séjours et consultations se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.encounter t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.encounter AS about, t.evidence,
       'fin au plus tard le ' || strftime(t.ended_at."to", '%d/%m/%Y %H:%M')
       || ', début au plus tôt le ' || strftime(t.started_at."from", '%d/%m/%Y %H:%M') AS says
FROM said.encounter t
WHERE before(t.ended_at, t.started_at)
UNION ALL
SELECT t.case_id, t.encounter AS about, t.evidence,
       'dossier arrêté au plus tard le ' || strftime(c.as_of."to", '%d/%m/%Y')
       || ', début au plus tôt le ' || strftime(t.started_at."from", '%d/%m/%Y') AS says
FROM said.encounter t
JOIN said.casefile c ON c.case_id = t.case_id
WHERE before(c.as_of, on_day(t.started_at))
UNION ALL
SELECT t.case_id, t.encounter AS about, t.evidence,
       'début au plus tard le ' || strftime(t.started_at."to", '%d/%m/%Y')
       || ', naissance du patient au plus tôt le ' || strftime(p.born_on."from", '%d/%m/%Y') AS says
FROM said.encounter t
JOIN said.person p ON p.case_id = t.case_id AND p.person = t.patient
WHERE before(on_day(t.started_at), p.born_on)
UNION ALL
SELECT t.case_id, t.encounter AS about, t.evidence,
       'décès du patient au plus tard le ' || strftime(p.died_on."to", '%d/%m/%Y')
       || ', début au plus tôt le ' || strftime(t.started_at."from", '%d/%m/%Y') AS says
FROM said.encounter t
JOIN said.person p ON p.case_id = t.case_id AND p.person = t.patient
WHERE before(p.died_on, on_day(t.started_at))
