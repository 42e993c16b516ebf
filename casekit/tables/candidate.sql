-- Faits proposés : ce qui a été repéré dans une pièce et attend la décision de l’expert.
-- place: 0.6 Hors classeur
CREATE TABLE candidate (
    candidate         VARCHAR,   -- Proposition (identifiant)
    occurred_at       MOMENT,    -- Survenu le
    quote             VARCHAR,   -- Citation
    proposes          VARCHAR,   -- Table proposée
    proposed          VARCHAR,   -- Ligne proposée | au format JSON
    accepted_as       VARCHAR,   -- Retenu sous l’identifiant
    rejected_because  VARCHAR    -- Écarté parce que
);
