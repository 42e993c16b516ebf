-- Procédures : recours amiables, expertises et instances.
-- place: 9.3 L’assurance et les procédures
CREATE TABLE proceeding (
    proceeding  VARCHAR,   -- Procédure (identifiant)
    kind        VARCHAR,   -- Nature [prior_claim = recours préalable; amicable = amiable; cci = CCI; interim_expertise = référé-expertise; merits = fond; criminal = pénale; disciplinary = disciplinaire]
    claimant    VARCHAR,   -- Demandeur -> person, organization, party
    against     VARCHAR,   -- Dirigée contre -> person, organization, party
    body        VARCHAR,   -- Juridiction ou organisme
    filed_on    DAY,       -- Engagée le
    decided_on  DAY,       -- Décision du
    ended_on    DAY        -- Close le [none] | « aucun » : toujours en cours à la date d’arrêté
);
