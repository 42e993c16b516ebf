-- Chaque acte a une trace du consentement du patient
-- norm: csp-l1111-4
-- severity: critical
-- of: SELECT count(*) FROM said.act t WHERE t.status IS DISTINCT FROM 'omitted' AND t.status IS DISTINCT FROM 'postponed'
-- remedy: Demander au praticien et à l’établissement le consentement signé ou la page du dossier qui rend compte de l’accord du
--   patient.

-- A declaration is not a trace; an act whose completion is unknown is looked at all the same.
SELECT t.case_id, t.act AS about, t.evidence, 'acte sans trace du consentement du patient' AS says
FROM said.act t
ANTI JOIN (
    SELECT c.case_id, c.act FROM main.consent c
    WHERE c.declared_by IS NULL AND (c.topic = 'act' OR c.topic IS NULL)
) AS traced ON traced.case_id = t.case_id AND traced.act = t.act
WHERE t.status IS DISTINCT FROM 'omitted' AND t.status IS DISTINCT FROM 'postponed'
