-- Le sort de chaque dossier conservé est connu
-- norm: csp-r1112-7
-- severity: warning
-- of: SELECT count(*) FROM said.holding t
-- remedy: Demander au détenteur si le dossier peut être produit, s’il a été transféré ou détruit, et à quelle date.
SELECT t.case_id, t.holding AS about, t.evidence,
       CASE WHEN t.is_located_contested THEN 'les pièces se contredisent : dossier localisé ou non'
            ELSE 'on ignore si le dossier est localisé, transféré ou détruit' END AS says
FROM said.holding t
WHERE t.is_located IS NULL AND t.destroyed_on.happened IS NOT TRUE AND t.transferred_on.happened IS NOT TRUE
