-- Conservation du dossier : qui détient quel dossier, depuis quand, et ce qu'il est devenu.
-- place: 6.1 Le dossier et les données
CREATE TABLE holding (
    holding          VARCHAR,   -- Conservation (identifiant)
    holder           VARCHAR,   -- Détenteur -> person, organization
    patient          VARCHAR,   -- Patient -> person
    setting          VARCHAR,   -- Cadre [public_hospital = hôpital public; private_clinic = clinique privée; liberal = exercice libéral]
    last_contact_on  DAY,       -- Dernier passage le
    claimed_on       DAY,       -- Réclamation le [none]
    claim_ended_on   DAY,       -- Fin de la procédure le [none]
    received_from    VARCHAR,   -- Provient du dossier -> holding | le dossier d’un premier détenteur, cédé, déposé ou transféré, dont celui-ci provient
    transferred_on   DAY,       -- Transféré le [none]
    copy_kept        BOOLEAN,   -- Copie gardée
    destroyed_on     DAY,       -- Détruit le [none]
    is_located       BOOLEAN    -- Dossier localisé
);
