-- Anomalies : ce qui ne va pas dans les données reçues ou saisies, et comment y remédier.
-- place: 0.8 Hors classeur
CREATE TABLE problem (
    code      VARCHAR,   -- Anomalie (code)
    exhibit   VARCHAR,   -- Pièce (n°) -> exhibit
    locator   VARCHAR,   -- Référence dans la pièce
    message   VARCHAR,   -- Constat
    remedy    VARCHAR,   -- Que faire
    severity  VARCHAR    -- Gravité [error = erreur; warning = avertissement; note = remarque]
);
