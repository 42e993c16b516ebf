-- Réclamations : qui a réclamé, contre qui et quand.
-- place: 9.2 L’assurance et les procédures
CREATE TABLE claim (
    claim         VARCHAR,   -- Réclamation (identifiant)
    claimant      VARCHAR,   -- Auteur de la réclamation -> person, organization, party
    against       VARCHAR,   -- Dirigée contre -> person, organization, party
    addressed_to  VARCHAR,   -- Adressée à [insured = l’assuré; insurer = l’assureur]
    claimed_on    DAY,       -- Réclamation le [none] | « aucun » : aucune réclamation à la date d’arrêté
    amount_eur    DOUBLE     -- Montant réclamé (€)
);
