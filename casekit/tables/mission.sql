-- Mission : les chefs de mission, mot pour mot.
-- place: 0.3 Hors classeur
CREATE TABLE mission (
    mission  INTEGER,   -- Chef de mission (n°)
    text     VARCHAR,   -- Texte du chef de mission
    topics   VARCHAR    -- Points à examiner qui y répondent | plusieurs possibles, séparés par un point-virgule
);
