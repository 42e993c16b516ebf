-- Doléances et récits : ce que chacun a déclaré, mot pour mot.
-- place: 2.2 La chronologie et le récit
CREATE TABLE statement (
    statement  VARCHAR,   -- Déclaration (identifiant)
    person     VARCHAR,   -- Déclarant -> person
    kind       VARCHAR,   -- Nature [grievance = doléance; account = récit]
    text       VARCHAR,   -- Propos recueillis | mot pour mot
    stated_at  MOMENT     -- Recueillis le
);
