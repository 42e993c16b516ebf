-- Actes : ce qui a été fait, différé, refusé ou omis.
-- place: 3.2 Les soins
CREATE TABLE act (
    act              VARCHAR,   -- Acte (identifiant)
    kind             VARCHAR,   -- Nature [prevention = prévention; diagnosis = diagnostic; care = soin]
    label            VARCHAR,   -- Intitulé
    status           VARCHAR,   -- Réalisation [performed = réalisé; omitted = omis; refused = refusé; postponed = différé]
    due_at           MOMENT,    -- Était dû le
    performed_at     MOMENT,    -- Réalisé le
    professional     VARCHAR,   -- Praticien -> person
    patient          VARCHAR,   -- Patient -> person
    organization     VARCHAR,   -- Établissement -> organization
    is_emergency     BOOLEAN,   -- En urgence
    has_alternative  BOOLEAN,   -- Une autre option existait
    is_proportionate BOOLEAN,   -- Risque proportionné au bénéfice attendu | au jour de l’acte ; appréciation de l’expert
    ai_was_used      BOOLEAN    -- Une IA y a servi | non : le dossier établit qu’aucune n’a servi ; vide : on ne sait pas
);
