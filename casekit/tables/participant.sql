-- Intervenants : qui a pris part à un acte, à un usage d’IA ou à une décision, et à quel titre.
-- place: 3.3 Les soins
CREATE TABLE participant (
    participant  VARCHAR,   -- Intervention (identifiant)
    about        VARCHAR,   -- Acte, usage d’IA ou décision -> act, ai_use, decision
    person       VARCHAR,   -- Personne -> person
    part         VARCHAR,   -- Rôle [author = auteur; operator = opérateur; prescriber = prescripteur; supervisor = médecin senior encadrant; resident = interne; replacement = remplaçant; requesting = demandeur de l’avis; requested = sollicité pour avis; rcp_member = membre de la RCP; validator = validateur; secretary = secrétaire; patient = patient]
    practice     VARCHAR    -- Exercice à cette occasion [liberal = libéral; public_hospital = hôpital public; private_salaried = salarié du privé] | s’il diffère de son exercice habituel
);
