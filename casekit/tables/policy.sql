-- Contrats d’assurance : garanties, périodes, plafonds et clause relative à l’IA.
-- place: 9.1 L’assurance et les procédures
CREATE TABLE policy (
    policy               VARCHAR,   -- Contrat (identifiant)
    insurer              VARCHAR,   -- Assureur -> organization
    insured              VARCHAR,   -- Assuré -> person, organization
    line                 VARCHAR,   -- Branche [medical_liability = responsabilité civile professionnelle médicale; cyber = cyber; product = responsabilité du fait des produits; general_liability = responsabilité civile générale]
    concluded_on         DAY,       -- Conclu le
    renewed_on           DAY,       -- Dernier renouvellement le [none] | « aucun » : jamais renouvelé à la date d’arrêté
    from_on              DAY,       -- Effet du
    to_on                DAY,       -- Effet jusqu’au [none] | « aucun » : toujours en cours à la date d’arrêté
    ended_because        VARCHAR,   -- Fin du contrat [replaced = remplacé; cancelled = résilié; cessation = cessation d’activité; death = décès]
    retroactive_from     DAY,       -- Reprise du passé depuis le
    run_off_years        INTEGER,   -- Garantie subséquente (années)
    activities           VARCHAR,   -- Activités garanties | plusieurs possibles, séparées par un point-virgule
    covers_activity      BOOLEAN,   -- Couvre l’activité en cause
    known_at_conclusion  BOOLEAN,   -- Fait connu de l’assuré à la conclusion
    limit_per_claim_eur  DOUBLE,    -- Plafond par sinistre (€)
    limit_per_year_eur   DOUBLE,    -- Plafond par année (€)
    excess_eur           DOUBLE,    -- Franchise (€)
    ai_clause            VARCHAR,   -- Clause relative à l’IA [covered = garantie; excluded = exclue; conditional = sous condition; silent = contrat muet]
    ai_condition         VARCHAR,   -- Condition de la garantie de l’IA
    ai_condition_met     BOOLEAN,   -- Condition remplie
    notified_on          DAY        -- Sinistre déclaré le
);
