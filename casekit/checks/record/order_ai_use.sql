-- Les dates des usages de l’IA se suivent dans un ordre possible
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.ai_use t
-- remedy: Vérifier les dates sur l’original de la pièce citée ; à défaut, demander une copie lisible à la partie qui l’a communiquée.
SELECT t.case_id, t.use AS about, t.evidence,
       'dossier arrêté au plus tard le ' || strftime(c.as_of."to", '%d/%m/%Y')
       || ', usage au plus tôt le ' || strftime(t.used_at."from", '%d/%m/%Y') AS says
FROM said.ai_use t
JOIN said.casefile c ON c.case_id = t.case_id
WHERE before(c.as_of, on_day(t.used_at))
UNION ALL
SELECT t.case_id, t.use AS about, t.evidence,
       'affichage du résultat au plus tard le ' || strftime(t.displayed_at."to", '%d/%m/%Y %H:%M')
       || ', usage au plus tôt le ' || strftime(t.used_at."from", '%d/%m/%Y %H:%M') AS says
FROM said.ai_use t
WHERE before(t.displayed_at, t.used_at)
UNION ALL
SELECT t.case_id, t.use AS about, t.evidence,
       'usage au plus tard le ' || strftime(t.used_at."to", '%d/%m/%Y')
       || ', installation de la version au plus tôt le ' || strftime(v.installed_on."from", '%d/%m/%Y') AS says
FROM said.ai_use t
JOIN (
    SELECT case_id, system, version, installed_on, removed_on FROM said.system_version
    QUALIFY count(*) OVER (PARTITION BY case_id, system, version) = 1
) AS v ON v.case_id = t.case_id AND v.system = t.system AND v.version = t.version
WHERE before(on_day(t.used_at), v.installed_on)
UNION ALL
SELECT t.case_id, t.use AS about, t.evidence,
       'retrait de la version au plus tard le ' || strftime(v.removed_on."to", '%d/%m/%Y')
       || ', usage au plus tôt le ' || strftime(t.used_at."from", '%d/%m/%Y') AS says
FROM said.ai_use t
JOIN (
    SELECT case_id, system, version, installed_on, removed_on FROM said.system_version
    QUALIFY count(*) OVER (PARTITION BY case_id, system, version) = 1
) AS v ON v.case_id = t.case_id AND v.system = t.system AND v.version = t.version
WHERE before(v.removed_on, on_day(t.used_at))
UNION ALL
SELECT t.case_id, t.use AS about, t.evidence,
       'décès du patient au plus tard le ' || strftime(p.died_on."to", '%d/%m/%Y')
       || ', usage au plus tôt le ' || strftime(t.used_at."from", '%d/%m/%Y') AS says
FROM said.ai_use t
JOIN said.person p ON p.case_id = t.case_id AND p.person = t.patient
WHERE before(p.died_on, on_day(t.used_at))
