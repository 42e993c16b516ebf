-- Formations : qui s’est formé à quoi, quand et auprès de qui.
-- place: 4.6 L’intelligence artificielle
CREATE TABLE training (
    training        VARCHAR,   -- Formation (identifiant)
    person          VARCHAR,   -- Personne formée -> person
    topic           VARCHAR,   -- Objet [ai = l’IA en général; system = le système utilisé; regulation = la réglementation]
    system          VARCHAR,   -- Système -> ai_system
    completed_on    DAY,       -- Achevée le
    provider        VARCHAR,   -- Organisme formateur -> organization
    is_independent  BOOLEAN,   -- Formateur indépendant du fabricant
    attested        BOOLEAN    -- Attestation produite
);
