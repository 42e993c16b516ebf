-- Chaque information donnée dit qui l’a reçue
-- norm: csp-l1111-2
-- severity: warning
-- of: SELECT count(*) FROM said.information t WHERE t.given
-- remedy: Demander au praticien qui a reçu l’information : le patient, son représentant, un proche.
SELECT t.case_id, t.information AS about, t.evidence,
       CASE WHEN t.recipient_contested THEN 'les pièces nomment des destinataires différents'
            ELSE 'information reçue par une personne inconnue' END AS says
FROM said.information t
WHERE t.given AND t.recipient IS NULL
