-- Violations de données : fuites, pertes et altérations, et leur notification.
-- place: 6.6 Le dossier et les données
CREATE TABLE data_breach (
    breach                 VARCHAR,   -- Violation (identifiant)
    organization           VARCHAR,   -- Organisme -> organization
    discovered_at          MOMENT,    -- Découverte le
    risk                   VARCHAR,   -- Risque pour les personnes [none = aucun; risk = risque; high = risque élevé]
    is_high_risk           BOOLEAN,   -- Risque élevé | forme courte de la colonne précédente
    authority_notified_at  MOMENT,    -- Notifiée à la CNIL le [none]
    patient_notified_at    MOMENT,    -- Patient prévenu le [none]
    reasons_for_delay      VARCHAR    -- Motifs du retard
);
