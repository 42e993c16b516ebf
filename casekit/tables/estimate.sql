-- Estimations : les chiffres qui fondent un taux de perte de chance, avec leur source.
-- place: 8.4 Le dommage et l’imputabilité
CREATE TABLE estimate (
    estimate  VARCHAR,   -- Estimation (identifiant)
    link      VARCHAR,   -- Lien -> link
    quantity  VARCHAR,   -- Grandeur [p1 = chances d’issue favorable avec une prise en charge conforme; p0 = chances d’issue favorable avec la prise en charge reçue; p_refusal = probabilité de refus; rate = taux de perte de chance; share = part attribuable; risk_act = risque de l’acte; risk_abstention = risque de l’abstention; detection = probabilité de détection; sensitivity_ai = sensibilité de l’IA; sensitivity_unaided = sensibilité sans aide; prior_state = état antérieur]
    value     DOUBLE,    -- Valeur | proportion de 0 à 1
    low       DOUBLE,    -- Borne basse
    high      DOUBLE,    -- Borne haute
    events    INTEGER,   -- Nombre d’événements
    total     INTEGER,   -- Effectif
    source    VARCHAR,   -- Source | référence de l’étude, page
    grade     VARCHAR    -- Niveau de preuve
);
