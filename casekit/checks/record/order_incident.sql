-- Les dates des incidents se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.incident t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.incident AS about, t.evidence,
       'découverte au plus tard le ' || strftime(t.discovered_at."to", '%d/%m/%Y %H:%M')
       || ', survenue au plus tôt le ' || strftime(t.occurred_at."from", '%d/%m/%Y %H:%M') AS says
FROM said.incident t
WHERE before(t.discovered_at, t.occurred_at)
UNION ALL
SELECT t.case_id, t.incident AS about, t.evidence,
       'déclaration au plus tard le ' || strftime(t.reported_at."to", '%d/%m/%Y %H:%M')
       || ', découverte au plus tôt le ' || strftime(t.discovered_at."from", '%d/%m/%Y %H:%M') AS says
FROM said.incident t
WHERE before(t.reported_at, t.discovered_at)
