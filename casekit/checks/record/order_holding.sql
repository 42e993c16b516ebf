-- Les dates des dossiers conservés se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.holding t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.holding AS about, t.evidence,
       'dossier arrêté au plus tard le ' || strftime(c.as_of."to", '%d/%m/%Y')
       || ', dernier passage au plus tôt le ' || strftime(t.last_contact_on."from", '%d/%m/%Y') AS says
FROM said.holding t
JOIN said.casefile c ON c.case_id = t.case_id
WHERE before(c.as_of, t.last_contact_on)
UNION ALL
SELECT t.case_id, t.holding AS about, t.evidence,
       'destruction au plus tard le ' || strftime(t.destroyed_on."to", '%d/%m/%Y')
       || ', dernier passage au plus tôt le ' || strftime(t.last_contact_on."from", '%d/%m/%Y') AS says
FROM said.holding t
WHERE before(t.destroyed_on, t.last_contact_on)
UNION ALL
SELECT t.case_id, t.holding AS about, t.evidence,
       'fin de la procédure au plus tard le ' || strftime(t.claim_ended_on."to", '%d/%m/%Y')
       || ', réclamation au plus tôt le ' || strftime(t.claimed_on."from", '%d/%m/%Y') AS says
FROM said.holding t
WHERE before(t.claim_ended_on, t.claimed_on) AND t.claimed_on.happened
UNION ALL
SELECT t.case_id, t.holding AS about, t.evidence,
       'dernier passage au plus tard le ' || strftime(t.last_contact_on."to", '%d/%m/%Y')
       || ', naissance du patient au plus tôt le ' || strftime(p.born_on."from", '%d/%m/%Y') AS says
FROM said.holding t
JOIN said.person p ON p.case_id = t.case_id AND p.person = t.patient
WHERE before(t.last_contact_on, p.born_on)
