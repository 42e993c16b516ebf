-- Événements : la chronologie, un fait daté par ligne.
-- place: 2.1 La chronologie et le récit
CREATE TABLE event (
    event         VARCHAR,   -- Événement (identifiant)
    occurred_at   MOMENT,    -- Survenu le | date partielle admise : 2024, 2024-05
    recorded_at   MOMENT,    -- Inscrit au dossier le | date à laquelle l’écriture a été portée, si on la connaît
    kind          VARCHAR,   -- Nature
    label         VARCHAR,   -- Intitulé
    person        VARCHAR,   -- Personne -> person
    organization  VARCHAR,   -- Établissement -> organization
    encounter     VARCHAR    -- Séjour ou consultation -> encounter
);
