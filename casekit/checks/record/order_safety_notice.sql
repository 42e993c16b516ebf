-- Les dates des avis de sécurité se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.safety_notice t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.notice AS about, t.evidence,
       'réception au plus tard le ' || strftime(t.received_on."to", '%d/%m/%Y')
       || ', publication au plus tôt le ' || strftime(t.published_on."from", '%d/%m/%Y') AS says
FROM said.safety_notice t
WHERE before(t.received_on, t.published_on)
