-- Dossier : ce que case.toml dit de l’affaire, de la juridiction et des dates-clés.
-- place: 0.1 Hors classeur
CREATE TABLE casefile (
    casefile         VARCHAR,   -- Dossier (identifiant)
    title            VARCHAR,   -- Intitulé de l’affaire
    forum            VARCHAR,   -- Cadre de l’expertise [judicial_civil = judiciaire civil; judicial_criminal = judiciaire pénal; administrative = administratif; disciplinary = disciplinaire; cci = commission de conciliation et d’indemnisation; amicable = amiable]
    body             VARCHAR,   -- Juridiction ou organisme
    docket           VARCHAR,   -- Numéro de rôle
    appointed_on     DAY,       -- Expert désigné le
    due_on           DAY,       -- Rapport à déposer le
    zone             VARCHAR,   -- Fuseau horaire | Europe/Paris, par exemple : heure légale de toutes les heures notées sans décalage
    as_of            DAY,       -- Date d’arrêté du dossier | seule horloge des calculs
    facts_on         DAY,       -- Date des faits
    first_claim_on   DAY,       -- Première réclamation le | ne sert que si la feuille des réclamations est vide
    consolidated_on  DAY,       -- Consolidation le
    expert_name      VARCHAR,   -- Nom de l’expert
    expert_title     VARCHAR    -- Titre de l’expert
);
