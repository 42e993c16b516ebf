-- Traitements : les traitements de données personnelles et leurs garanties.
-- place: 6.5 Le dossier et les données
CREATE TABLE processing (
    processing             VARCHAR,   -- Traitement (identifiant)
    organization           VARCHAR,   -- Responsable de traitement -> organization
    system                 VARCHAR,   -- Système -> ai_system
    purpose                VARCHAR,   -- Finalité
    dpia_on                DAY,       -- Analyse d’impact du [none]
    in_register            BOOLEAN,   -- Inscrit au registre
    processor_contract_on  DAY,       -- Contrat de sous-traitance du [none]
    leaves_eu              BOOLEAN    -- Transfert hors de l’Union européenne
);
