-- Personnes : le patient, les siens et les professionnels.
-- place: 1.1 Les personnes
CREATE TABLE person (
    person            VARCHAR,   -- Personne (identifiant) | court et stable, par exemple P1
    name              VARCHAR,   -- Nom et prénom
    role              VARCHAR,   -- Qualité [patient = patient; professional = professionnel; relative = proche; representative = représentant; trusted_person = personne de confiance; heir = ayant droit; other = autre]
    born_on           DAY,       -- Né(e) le
    died_on           DAY,       -- Décédé(e) le [none] | « aucun » : en vie à la date d’arrêté ; « ? » : décès à une date inconnue
    profession        VARCHAR,   -- Profession
    specialty         VARCHAR,   -- Spécialité
    practice          VARCHAR,   -- Exercice habituel [liberal = libéral; public_hospital = hôpital public; private_salaried = salarié du privé]
    organization      VARCHAR,   -- Établissement -> organization
    capacity          VARCHAR,   -- Situation juridique [adult = majeur; minor = mineur; protected = majeur protégé; unable = hors d’état d’exprimer sa volonté] | forme courte ; préciser dans les colonnes suivantes si on le sait
    protection        VARCHAR,   -- Mesure de protection [none = aucune; sauvegarde = sauvegarde de justice; curatelle = curatelle; tutelle = tutelle; habilitation_familiale = habilitation familiale; mandat = mandat de protection future]
    protection_scope  VARCHAR,   -- Étendue à la personne [property = biens seuls; assistance = assistance à la personne; representation = représentation de la personne]
    protection_from   DAY,       -- Protection depuis le
    protection_to     DAY,       -- Fin de la protection le [none] | « aucun » : mesure toujours en cours à la date d’arrêté
    is_emancipated    BOOLEAN,   -- Mineur émancipé
    can_express_will  BOOLEAN,   -- Peut exprimer sa volonté
    represented_by    VARCHAR    -- Représenté(e) par -> person
);
