-- Chaque usage de l’IA se rattache à un acte
-- norm: none
-- severity: info
-- of: SELECT count(*) FROM said.ai_use t
-- remedy: Relire la pièce citée et indiquer l’acte au cours duquel le système a été utilisé.
SELECT t.case_id, t.use AS about, t.evidence,
       CASE WHEN t.act_contested THEN 'les pièces rattachent l’usage à des actes différents'
            ELSE 'usage de l’IA qui ne se rattache à aucun acte' END AS says
FROM said.ai_use t
WHERE t.act IS NULL
