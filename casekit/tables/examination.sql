-- Examen clinique : les constatations de l’expert, une par ligne.
-- place: 10.4 L’expertise
CREATE TABLE examination (
    examination  VARCHAR,   -- Constatation (identifiant)
    examined_at  MOMENT,    -- Examen du
    item         VARCHAR,   -- Élément examiné
    side         VARCHAR,   -- Côté
    value        VARCHAR,   -- Constatation
    unit         VARCHAR    -- Unité
);
