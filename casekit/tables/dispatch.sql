-- Envois : convocations, pré-rapport, pièces et demandes, avec leur preuve.
-- place: 10.3 L’expertise
CREATE TABLE dispatch (
    dispatch       VARCHAR,   -- Envoi (identifiant)
    kind           VARCHAR,   -- Nature [summons = convocation; pre_report = pré-rapport; report = rapport; exhibits = pièces; request = demande]
    party          VARCHAR,   -- Destinataire -> party
    meeting        VARCHAR,   -- Réunion -> meeting
    sent_on        DAY,       -- Envoyé le
    received_on    DAY,       -- Reçu le
    medium         VARCHAR,   -- Voie d’envoi | recommandé, courriel, plateforme…
    proof_exhibit  VARCHAR    -- Preuve d’envoi (pièce) -> exhibit
);
