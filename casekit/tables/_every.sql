-- The columns that every table has besides its own; they are added when the tables are created.
CREATE TABLE _every (
    case_id      VARCHAR,   -- Dossier
    exhibit      VARCHAR,   -- Pièce (n°) -> exhibit
    locator      VARCHAR,   -- Référence dans la pièce | page, ligne, chemin
    declared_by  VARCHAR    -- Déclaré par -> person | la ligne rapporte une déclaration, non un document
);
