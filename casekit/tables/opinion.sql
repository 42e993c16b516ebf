-- Avis de sapiteurs : les avis spécialisés demandés par l’expert.
-- place: 10.5 L’expertise
CREATE TABLE opinion (
    opinion      VARCHAR,   -- Avis (identifiant)
    person       VARCHAR,   -- Sapiteur -> person
    specialty    VARCHAR,   -- Spécialité
    received_on  DAY,       -- Reçu le
    text         VARCHAR    -- Texte de l’avis
);
