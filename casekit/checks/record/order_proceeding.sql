-- Les dates des procédures se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.proceeding t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.proceeding AS about, t.evidence,
       'décision au plus tard le ' || strftime(t.decided_on."to", '%d/%m/%Y')
       || ', engagement au plus tôt le ' || strftime(t.filed_on."from", '%d/%m/%Y') AS says
FROM said.proceeding t
WHERE before(t.decided_on, t.filed_on)
UNION ALL
SELECT t.case_id, t.proceeding AS about, t.evidence,
       'clôture au plus tard le ' || strftime(t.ended_on."to", '%d/%m/%Y')
       || ', engagement au plus tôt le ' || strftime(t.filed_on."from", '%d/%m/%Y') AS says
FROM said.proceeding t
WHERE before(t.ended_on, t.filed_on)
