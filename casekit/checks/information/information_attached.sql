-- Chaque information se rattache à un acte, un usage de l’IA, une décision, un risque ou un dommage
-- norm: none
-- severity: warning
-- of: SELECT count(*) FROM said.information t
-- remedy: Relire la pièce citée et indiquer sur quel acte, usage de l’IA, décision, risque ou dommage porte l’information.
SELECT t.case_id, t.information AS about, t.evidence, 'information qui ne se rattache à rien' AS says
FROM said.information t
WHERE t.act IS NULL AND t.use IS NULL AND t.decision IS NULL AND t.risk IS NULL AND t.harm IS NULL
