-- Les dates des événements se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.event t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.event AS about, t.evidence,
       'inscription au dossier au plus tard le ' || strftime(t.recorded_at."to", '%d/%m/%Y %H:%M')
       || ', événement au plus tôt le ' || strftime(t.occurred_at."from", '%d/%m/%Y %H:%M') AS says
FROM said.event t
WHERE before(t.recorded_at, t.occurred_at)
UNION ALL
SELECT t.case_id, t.event AS about, t.evidence,
       'dossier arrêté au plus tard le ' || strftime(c.as_of."to", '%d/%m/%Y')
       || ', inscription au dossier au plus tôt le ' || strftime(t.recorded_at."from", '%d/%m/%Y') AS says
FROM said.event t
JOIN said.casefile c ON c.case_id = t.case_id
WHERE before(c.as_of, on_day(t.recorded_at))
