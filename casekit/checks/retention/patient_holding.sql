-- Chaque patient a un dossier dont la conservation est décrite
-- norm: csp-r1112-7
-- severity: info
-- of: SELECT count(*) FROM said.person t WHERE t.role = 'patient'
-- remedy: Demander à chaque établissement et cabinet où le patient a été soigné qui conserve son dossier, et depuis quand.
SELECT t.case_id, t.person AS about, t.evidence, 'patient dont aucun dossier conservé n’est décrit' AS says
FROM said.person t
ANTI JOIN said.holding h ON h.case_id = t.case_id AND h.patient = t.person
WHERE t.role = 'patient'
