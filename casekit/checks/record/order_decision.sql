-- Les dates des décisions se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.decision t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.decision AS about, t.evidence,
       'dossier arrêté au plus tard le ' || strftime(c.as_of."to", '%d/%m/%Y')
       || ', décision au plus tôt le ' || strftime(t.decided_at."from", '%d/%m/%Y') AS says
FROM said.decision t
JOIN said.casefile c ON c.case_id = t.case_id
WHERE before(c.as_of, on_day(t.decided_at))
UNION ALL
SELECT t.case_id, t.decision AS about, t.evidence,
       'résultat vu au plus tard le ' || strftime(t.output_seen_at."to", '%d/%m/%Y %H:%M')
       || ', usage de l’IA au plus tôt le ' || strftime(u.used_at."from", '%d/%m/%Y %H:%M') AS says
FROM said.decision t
JOIN said.ai_use u ON u.case_id = t.case_id AND u.use = t.use
WHERE before(t.output_seen_at, u.used_at)
UNION ALL
SELECT t.case_id, t.decision AS about, t.evidence,
       'décision qui suit le résultat au plus tard le ' || strftime(t.decided_at."to", '%d/%m/%Y %H:%M')
       || ', usage de l’IA au plus tôt le ' || strftime(u.used_at."from", '%d/%m/%Y %H:%M') AS says
FROM said.decision t
JOIN said.ai_use u ON u.case_id = t.case_id AND u.use = t.use
WHERE before(t.decided_at, u.used_at) AND t.follows_output
