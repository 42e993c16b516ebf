-- Chaque certificat a un début et une fin de validité
-- norm: mdr-art-52-56
-- severity: warning
-- of: SELECT count(*) FROM said.certificate t WHERE t.kind IS DISTINCT FROM 'declaration' AND t.kind IS DISTINCT FROM
--   'in_house'
-- remedy: Demander au fabricant ou à l’organisme notifié le certificat complet, avec ses dates.

-- A declaration of conformity and an in-house device have no term.
SELECT t.case_id, t.certificate AS about, t.evidence,
       CASE WHEN t.valid_from_contested OR t.valid_to_contested THEN 'les pièces donnent des dates de validité différentes'
            WHEN t.valid_to."to" IS NULL AND t.valid_from."from" IS NULL THEN 'dates de validité inconnues'
            WHEN t.valid_to."to" IS NULL THEN 'fin de validité inconnue'
            ELSE 'début de validité inconnu' END AS says
FROM said.certificate t
WHERE t.kind IS DISTINCT FROM 'declaration' AND t.kind IS DISTINCT FROM 'in_house'
  AND (t.valid_from."from" IS NULL OR t.valid_to."to" IS NULL)
