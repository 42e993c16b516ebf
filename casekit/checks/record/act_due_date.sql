-- Chaque acte omis, refusé ou différé a une date à laquelle il était dû
-- norm: csp-r4127-45
-- severity: warning
-- of: SELECT count(*) FROM said.act t WHERE t.status IN ('omitted', 'refused', 'postponed')
-- remedy: Demander au praticien la prescription ou le courrier qui fixait l’acte.
SELECT t.case_id, t.act AS about, t.evidence,
       CASE WHEN t.due_at_contested THEN 'les pièces donnent des dates différentes'
            ELSE 'date à laquelle l’acte était dû inconnue' END AS says
FROM said.act t
WHERE t.status IN ('omitted', 'refused', 'postponed') AND t.due_at."from" IS NULL AND t.due_at."to" IS NULL
