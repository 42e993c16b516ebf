-- Textes : les passages de texte lus dans les pièces, page par page.
-- place: 0.5 Hors classeur
CREATE TABLE narrative (
    narrative   VARCHAR,   -- Passage (identifiant)
    page        INTEGER,   -- Page
    section     VARCHAR,   -- Rubrique
    text        VARCHAR,   -- Texte
    box         VARCHAR,   -- Emplacement dans la page
    method      VARCHAR,   -- Mode de lecture [text = couche texte; ocr = reconnaissance de caractères]
    confidence  DOUBLE     -- Confiance de lecture | de 0 à 1
);
