-- Réunions : les réunions d’expertise, leur date et leur lieu.
-- place: 10.1 L’expertise
CREATE TABLE meeting (
    meeting  VARCHAR,   -- Réunion (identifiant)
    held_at  MOMENT,    -- Tenue le
    place    VARCHAR    -- Lieu
);
