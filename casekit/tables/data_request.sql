-- Demandes du patient sur ses données : accès au dossier, rectification, effacement.
-- place: 6.3 Le dossier et les données
CREATE TABLE data_request (
    request         VARCHAR,   -- Demande (identifiant)
    patient         VARCHAR,   -- Patient -> person
    asked_by        VARCHAR,   -- Demandeur -> person
    addressed_to    VARCHAR,   -- Adressée à
    kind            VARCHAR,   -- Objet [access = accès au dossier; rectification = rectification; restriction = limitation; erasure = effacement; objection = opposition]
    asked_on        DAY,       -- Formulée le
    received_on     DAY,       -- Reçue le
    oldest_item_on  DAY,       -- Élément le plus ancien du | au-delà de cinq ans, le délai de communication est de deux mois
    answered_on     DAY,       -- Réponse le [none]
    is_complete     BOOLEAN,   -- Réponse complète
    reason          VARCHAR    -- Motif de l’ayant droit [causes_of_death = connaître les causes de la mort; memory = défendre la mémoire du défunt; rights = faire valoir ses droits] | art. L. 1110-4, V : l’ayant droit d’un patient décédé le donne
);
