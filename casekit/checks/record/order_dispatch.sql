-- Les dates des envois se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.dispatch t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.dispatch AS about, t.evidence,
       'réception au plus tard le ' || strftime(t.received_on."to", '%d/%m/%Y')
       || ', envoi au plus tôt le ' || strftime(t.sent_on."from", '%d/%m/%Y') AS says
FROM said.dispatch t
WHERE before(t.received_on, t.sent_on)
