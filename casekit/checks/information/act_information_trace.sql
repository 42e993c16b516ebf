-- Chaque acte a une trace d’information du patient (risques, autres options)
-- norm: csp-l1111-2
-- severity: critical
-- of: SELECT count(*) FROM said.act t WHERE t.status IS DISTINCT FROM 'omitted' AND t.status IS DISTINCT FROM 'postponed'
-- remedy: Demander au praticien le document d’information signé, le courrier de consultation ou la page du dossier qui rend
--   compte de l’information donnée.

-- A declaration is not a trace; an act whose completion is unknown is looked at all the same.
SELECT t.case_id, t.act AS about, t.evidence, 'acte sans trace d’information du patient' AS says
FROM said.act t
ANTI JOIN (
    SELECT i.case_id, i.act FROM main.information i
    WHERE i.declared_by IS NULL AND (i.topic IN ('risk', 'alternative') OR i.topic IS NULL)
    UNION ALL
    SELECT i.case_id, r.act FROM main.information i
    JOIN main.risk r ON r.case_id = i.case_id AND r.risk = i.risk
    WHERE i.declared_by IS NULL
) AS traced ON traced.case_id = t.case_id AND traced.act = t.act
WHERE t.status IS DISTINCT FROM 'omitted' AND t.status IS DISTINCT FROM 'postponed'
