-- Registre de lecture : ce qui a été lu de chaque pièce, et ce qui ne l’a pas été.
-- place: 0.9 Hors classeur
CREATE TABLE ledger (
    exhibit   VARCHAR,   -- Pièce (n°) -> exhibit
    path      VARCHAR,   -- Fichier
    format    VARCHAR,   -- Format
    state     VARCHAR,   -- État de lecture [loaded = lue; partial = lue en partie; refused = non lue]
    rows      VARCHAR,   -- Lignes par table | au format JSON
    left_out  VARCHAR,   -- Éléments laissés de côté | au format JSON
    why       VARCHAR    -- Motif
);
