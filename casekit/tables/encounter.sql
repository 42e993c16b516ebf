-- Séjours et consultations : chaque contact du patient avec une structure de soins.
-- place: 3.1 Les soins
CREATE TABLE encounter (
    encounter     VARCHAR,   -- Séjour ou consultation (identifiant)
    patient       VARCHAR,   -- Patient -> person
    organization  VARCHAR,   -- Établissement -> organization
    kind          VARCHAR,   -- Nature [inpatient = hospitalisation; outpatient = consultation externe; emergency = urgences; teleconsultation = téléconsultation; tele_expertise = téléexpertise; telemonitoring = télésurveillance; emergency_call = appel d’urgence (SAMU)]
    started_at    MOMENT,    -- Début le
    ended_at      MOMENT     -- Fin le [none] | « aucun » : séjour toujours en cours à la date d’arrêté
);
