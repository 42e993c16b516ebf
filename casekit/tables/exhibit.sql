-- Pièces : le bordereau, tel que reçu.
-- place: 0.4 Hors classeur
CREATE TABLE exhibit (
    exhibit      VARCHAR,   -- Pièce (n°)
    title        VARCHAR,   -- Intitulé
    kind         VARCHAR,   -- Nature
    author       VARCHAR,   -- Auteur
    dated_on     DAY,       -- Datée du
    pages        INTEGER,   -- Nombre de pages
    produced_by  VARCHAR,   -- Communiquée par -> party
    received_on  DAY,       -- Reçue le
    path         VARCHAR,   -- Fichier
    sha256       VARCHAR    -- Empreinte SHA-256
);
