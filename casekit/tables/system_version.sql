-- Versions : ce qui était installé, où et quand.
-- place: 4.2 L’intelligence artificielle
CREATE TABLE system_version (
    system_version         VARCHAR,   -- Version installée (identifiant)
    system                 VARCHAR,   -- Système -> ai_system
    version                VARCHAR,   -- Version [exact] | exactement comme affichée : 3.2.1
    organization           VARCHAR,   -- Site -> organization
    released_on            DAY,       -- Publiée le
    placed_on_market_on    DAY,       -- Mise sur le marché le
    installed_on           DAY,       -- Installée le
    removed_on             DAY,       -- Retirée le [none] | « aucun » : toujours installée à la date d’arrêté
    announced_on           DAY,       -- Annoncée aux utilisateurs le [none]
    is_significant_change  BOOLEAN,   -- Modification significative
    settings               VARCHAR    -- Réglages | seuils, options activées
);
