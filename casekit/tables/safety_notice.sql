-- Avis de sécurité : les alertes du fabricant ou de l’autorité sur un système.
-- place: 7.3 Les incidents et la vigilance
CREATE TABLE safety_notice (
    notice        VARCHAR,   -- Avis (identifiant)
    system        VARCHAR,   -- Système -> ai_system
    versions      VARCHAR,   -- Versions visées [exact] | exactes, ou un début suivi de * (3.*), séparées par un point-virgule
    published_on  DAY,       -- Publié le
    received_on   DAY,       -- Reçu le
    subject       VARCHAR    -- Objet
);
