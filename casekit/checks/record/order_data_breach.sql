-- Les dates des violations de données se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.data_breach t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.breach AS about, t.evidence,
       'notification à la CNIL au plus tard le ' || strftime(t.authority_notified_at."to", '%d/%m/%Y %H:%M')
       || ', découverte au plus tôt le ' || strftime(t.discovered_at."from", '%d/%m/%Y %H:%M') AS says
FROM said.data_breach t
WHERE before(t.authority_notified_at, t.discovered_at)
UNION ALL
SELECT t.case_id, t.breach AS about, t.evidence,
       'information du patient au plus tard le ' || strftime(t.patient_notified_at."to", '%d/%m/%Y %H:%M')
       || ', découverte au plus tôt le ' || strftime(t.discovered_at."from", '%d/%m/%Y %H:%M') AS says
FROM said.data_breach t
WHERE before(t.patient_notified_at, t.discovered_at)
