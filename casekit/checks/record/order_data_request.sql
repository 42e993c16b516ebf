-- Les dates des demandes relatives aux données se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.data_request t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.request AS about, t.evidence,
       'réception au plus tard le ' || strftime(t.received_on."to", '%d/%m/%Y')
       || ', demande au plus tôt le ' || strftime(t.asked_on."from", '%d/%m/%Y') AS says
FROM said.data_request t
WHERE before(t.received_on, t.asked_on)
UNION ALL
SELECT t.case_id, t.request AS about, t.evidence,
       'réponse au plus tard le ' || strftime(t.answered_on."to", '%d/%m/%Y')
       || ', réception au plus tôt le ' || strftime(t.received_on."from", '%d/%m/%Y') AS says
FROM said.data_request t
WHERE before(t.answered_on, t.received_on)
