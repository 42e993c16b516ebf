-- Dommages : les postes de préjudice, un par ligne.
-- place: 8.2 Le dommage et l’imputabilité
CREATE TABLE harm (
    harm               VARCHAR,   -- Dommage (identifiant)
    victim             VARCHAR,   -- Victime -> person
    accident           VARCHAR,   -- Accident -> accident
    head               VARCHAR,   -- Poste de préjudice [DSA = dépenses de santé actuelles; FD = frais divers; ATPT = assistance par tierce personne temporaire; PGPA = pertes de gains professionnels actuels; DSF = dépenses de santé futures; FLA = frais de logement adapté; FVA = frais de véhicule adapté; ATP = assistance par tierce personne; PGPF = pertes de gains professionnels futurs; IP = incidence professionnelle; PSU = préjudice scolaire, universitaire ou de formation; DFT = déficit fonctionnel temporaire; SE = souffrances endurées; PET = préjudice esthétique temporaire; DFP = déficit fonctionnel permanent; PA = préjudice d’agrément; PEP = préjudice esthétique permanent; PS = préjudice sexuel; PE = préjudice d’établissement; PPE = préjudices permanents exceptionnels; PEV = préjudices liés à des pathologies évolutives; FO = frais d’obsèques; PR = pertes de revenus des proches; PAC = préjudice d’accompagnement; PAF = préjudice d’affection; PEX = préjudices extra-patrimoniaux exceptionnels des proches; death = décès; whole = dommage entier; unpreparedness = impréparation; proof = chance de prouver; work_stoppage = arrêt de travail (art. D. 1142-1); unfit_for_former_work = inaptitude au métier antérieur (art. D. 1142-1); serious_disturbance = troubles particulièrement graves (art. D. 1142-1)]
    label              VARCHAR,   -- Description
    value              DOUBLE,    -- Valeur | 1 ou 0 pour un arrêt de travail, une inaptitude ou des troubles particulièrement graves
    value_low          DOUBLE,    -- Valeur basse
    value_high         DOUBLE,    -- Valeur haute
    unit               VARCHAR,   -- Unité | %, /7, jours, heures par jour…
    scale              VARCHAR,   -- Barème [csp_11_2 = annexe 11-2 du code de la santé publique; common_law = droit commun; unknown = inconnu]
    from_on            DAY,       -- Du | jour compris
    to_on              DAY,       -- Au [none] | jour compris ; « aucun » : toujours en cours à la date d’arrêté
    discovered_on      DAY,       -- Découvert le
    is_not_assessed    BOOLEAN,   -- Non évalué
    prior_state_share  DOUBLE,    -- Part de l’état antérieur | proportion de 0 à 1
    amount_eur         DOUBLE,    -- Montant (€)
    paid_by_funds_eur  DOUBLE,    -- Déjà versé par les organismes payeurs (€)
    is_claimed         BOOLEAN,   -- Demandé
    is_established     BOOLEAN    -- Établi
);
