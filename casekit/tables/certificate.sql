-- Certificats : marquage CE, déclarations de conformité et certification des hébergeurs, dispenses d’assurance.
-- place: 4.3 L’intelligence artificielle
CREATE TABLE certificate (
    certificate            VARCHAR,   -- Certificat (identifiant)
    about                  VARCHAR,   -- Système, hébergeur ou établissement -> ai_system, organization
    kind                   VARCHAR,   -- Nature [ce_mdr = certificat CE (règlement 2017/745); ce_mdd = certificat CE (directive 93/42); ce_ivdr = certificat CE (règlement 2017/746); ce_ivdd = certificat CE (directive 98/79); declaration = déclaration de conformité; in_house = fabrication interne à l’établissement; hds = hébergeur de données de santé; insurance_waiver = dispense d’assurance (arrêté ministériel)]
    number                 VARCHAR,   -- Numéro [exact]
    issuer                 VARCHAR,   -- Organisme émetteur
    valid_from             DAY,       -- Valable du
    valid_to               DAY,       -- Valable jusqu’au
    versions               VARCHAR,   -- Versions couvertes [exact] | exactes, ou un début suivi de * (3.*), séparées par un point-virgule ; vide : toutes
    status                 VARCHAR,   -- Statut [valid = valide; suspended = suspendu; withdrawn = retiré]
    status_on              DAY,       -- Statut depuis le [none] | « aucun » : ni suspendu ni retiré à la date d’arrêté
    application_lodged_on  DAY,       -- Demande déposée le
    agreement_signed_on    DAY,       -- Accord signé avec l’organisme notifié le
    qms_on                 DAY,       -- Système de management de la qualité depuis le
    significant_change_on  DAY        -- Modification significative le [none] | « aucun » : aucune modification significative à la date d’arrêté
);
