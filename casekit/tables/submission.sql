-- Dires : les observations écrites des parties.
-- place: 10.6 L’expertise
CREATE TABLE submission (
    submission   VARCHAR,   -- Dire (identifiant)
    party        VARCHAR,   -- Partie -> party
    n            INTEGER,   -- Numéro du dire
    received_on  DAY,       -- Reçu le
    deadline_on  DAY,       -- Date limite
    text         VARCHAR    -- Texte du dire
);
