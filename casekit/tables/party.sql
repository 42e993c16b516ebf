-- Parties : qui est en cause, à quel titre, et par qui il est assisté.
-- place: 0.2 Hors classeur
CREATE TABLE party (
    party         VARCHAR,   -- Partie (identifiant)
    role          VARCHAR,   -- Qualité [claimant = demandeur; defendant = défendeur; third_party = tiers mis en cause; payer = organisme payeur; insurer = assureur; oniam = ONIAM]
    person        VARCHAR,   -- Personne -> person
    organization  VARCHAR,   -- Organisme -> organization
    side          VARCHAR,   -- Côté [claimant = demande; defence = défense; none = aucun]
    counsel       VARCHAR    -- Conseil
);
