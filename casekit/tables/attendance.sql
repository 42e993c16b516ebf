-- Présences : qui était présent à chaque réunion, et assisté de qui.
-- place: 10.2 L’expertise
CREATE TABLE attendance (
    attendance   VARCHAR,   -- Présence (identifiant)
    meeting      VARCHAR,   -- Réunion -> meeting
    party        VARCHAR,   -- Partie -> party
    was_present  BOOLEAN,   -- Présente ou représentée
    assisted_by  VARCHAR    -- Assistée de
);
