-- Incidents : les événements indésirables liés à un dispositif ou à un soin.
-- place: 7.1 Les incidents et la vigilance
CREATE TABLE incident (
    incident       VARCHAR,   -- Incident (identifiant)
    system         VARCHAR,   -- Système -> ai_system
    act            VARCHAR,   -- Acte -> act
    occurred_at    MOMENT,    -- Survenu le
    discovered_at  MOMENT,    -- Découvert le
    is_serious     BOOLEAN,   -- Grave
    reported_at    MOMENT,    -- Déclaré le [none] | forme courte pour une seule déclaration ; sinon, une ligne par destinataire dans les signalements
    reported_to    VARCHAR    -- Déclaré à [ansm = ANSM; ars = ARS; cnil = CNIL; manufacturer = fabricant; insurer = assureur]
);
