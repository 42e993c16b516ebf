-- Hébergement : qui héberge les données de santé, pour qui et depuis quand.
-- place: 6.4 Le dossier et les données
CREATE TABLE hosting (
    hosting          VARCHAR,   -- Hébergement (identifiant)
    organization     VARCHAR,   -- Organisme hébergé -> organization
    host             VARCHAR,   -- Hébergeur -> organization
    from_on          DAY,       -- Depuis le
    to_on            DAY,       -- Jusqu’au [none] | « aucun » : toujours en cours à la date d’arrêté
    for_third_party  BOOLEAN    -- Pour le compte d’un tiers
);
