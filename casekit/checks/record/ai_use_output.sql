-- Chaque usage de l’IA dit ce que le système a rendu
-- norm: csp-r4127-45
-- severity: warning
-- of: SELECT count(*) FROM said.ai_use t
-- remedy: Demander à l’établissement ou au cabinet le résultat rendu par le système, tel qu’affiché.
SELECT t.case_id, t.use AS about, t.evidence, 'résultat rendu inconnu' AS says
FROM said.ai_use t
WHERE t.output IS NULL AND t.output_kind IS NULL
