-- Points des dires : chaque observation, la réponse de l’expert et sa suite.
-- place: 10.7 L’expertise
CREATE TABLE point (
    point           VARCHAR,   -- Point (identifiant)
    submission      VARCHAR,   -- Dire -> submission
    text            VARCHAR,   -- Observation
    answer          VARCHAR,   -- Réponse de l’expert
    changed_report  BOOLEAN    -- A modifié le rapport
);
