-- Les dates des consentements se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.consent t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.consent AS about, t.evidence,
       'dossier arrêté au plus tard le ' || strftime(c.as_of."to", '%d/%m/%Y')
       || ', consentement au plus tôt le ' || strftime(t.given_at."from", '%d/%m/%Y') AS says
FROM said.consent t
JOIN said.casefile c ON c.case_id = t.case_id
WHERE before(c.as_of, on_day(t.given_at))
UNION ALL
SELECT t.case_id, t.consent AS about, t.evidence,
       'retrait au plus tard le ' || strftime(t.withdrawn_at."to", '%d/%m/%Y %H:%M')
       || ', consentement au plus tôt le ' || strftime(t.given_at."from", '%d/%m/%Y %H:%M') AS says
FROM said.consent t
WHERE before(t.withdrawn_at, t.given_at)
UNION ALL
SELECT t.case_id, t.consent AS about, t.evidence,
       'réitération au plus tard le ' || strftime(t.reiterated_at."to", '%d/%m/%Y %H:%M')
       || ', consentement au plus tôt le ' || strftime(t.given_at."from", '%d/%m/%Y %H:%M') AS says
FROM said.consent t
WHERE before(t.reiterated_at, t.given_at)
UNION ALL
SELECT t.case_id, t.consent AS about, t.evidence,
       'décès de celui qui consent au plus tard le ' || strftime(p.died_on."to", '%d/%m/%Y')
       || ', consentement au plus tôt le ' || strftime(t.given_at."from", '%d/%m/%Y') AS says
FROM said.consent t
JOIN said.person p ON p.case_id = t.case_id AND p.person = t.given_by
WHERE before(p.died_on, on_day(t.given_at))
