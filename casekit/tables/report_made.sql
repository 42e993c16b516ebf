-- Signalements : les déclarations d’incident ou de violation, une ligne par destinataire.
-- place: 7.2 Les incidents et la vigilance
CREATE TABLE report_made (
    report_made  VARCHAR,   -- Signalement (identifiant)
    about        VARCHAR,   -- Incident ou violation -> incident, data_breach
    sent_to      VARCHAR,   -- Destinataire [ansm = ANSM; ars = ARS; cnil = CNIL; manufacturer = fabricant; insurer = assureur]
    sent_at      MOMENT,    -- Envoyé le
    sent_by      VARCHAR    -- Envoyé par -> person
);
