-- La fin de conservation de chaque dossier peut se calculer
-- norm: csp-r1112-7
-- severity: warning
-- of: SELECT count(*) FROM said.holding t
-- remedy: Demander au détenteur le cadre d’exercice, la date du dernier passage et les réclamations reçues ; au patient ou aux
--   siens, les dates de naissance et de décès.

-- The term rests on the setting and the last contact; in an establishment also on the birth, a death and a claim, known or ruled out.
SELECT t.case_id, t.holding AS about, t.evidence, 'terme non calculable : cadre d’exercice inconnu' AS says
FROM said.holding t
WHERE t.setting IS NULL
UNION ALL
SELECT t.case_id, t.holding AS about, t.evidence, 'terme non calculable : dernier passage inconnu' AS says
FROM said.holding t
WHERE t.last_contact_on."to" IS NULL
UNION ALL
SELECT t.case_id, t.holding AS about, t.evidence, 'terme non calculable : date de naissance du patient inconnue' AS says
FROM said.holding t
LEFT JOIN said.person p ON p.case_id = t.case_id AND p.person = t.patient
WHERE t.setting IS DISTINCT FROM 'liberal' AND p.born_on."to" IS NULL
UNION ALL
SELECT t.case_id, t.holding AS about, t.evidence, 'terme non calculable : on ignore si le patient est décédé, ou à quelle date' AS says
FROM said.holding t
LEFT JOIN said.person p ON p.case_id = t.case_id AND p.person = t.patient
WHERE t.setting IS DISTINCT FROM 'liberal' AND p.died_on.happened IS DISTINCT FROM FALSE AND p.died_on."to" IS NULL
UNION ALL
SELECT t.case_id, t.holding AS about, t.evidence,
       'terme non calculable : on ignore si une réclamation a été reçue, ou à quelle date' AS says
FROM said.holding t
WHERE t.setting IS DISTINCT FROM 'liberal' AND t.claimed_on.happened IS DISTINCT FROM FALSE AND t.claimed_on."to" IS NULL
