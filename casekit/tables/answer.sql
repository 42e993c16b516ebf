-- Réponses : les réponses de l’expert aux chefs de mission.
-- place: 0.11 Hors classeur
CREATE TABLE answer (
    answer   VARCHAR,   -- Réponse (identifiant)
    mission  INTEGER,   -- Chef de mission -> mission
    text     VARCHAR,   -- Réponse
    author   VARCHAR,   -- Auteur
    "at"     MOMENT     -- Rédigée le
);
