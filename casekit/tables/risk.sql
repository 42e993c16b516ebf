-- Risques : les risques propres à chaque acte, annoncés ou non, réalisés ou non.
-- place: 3.4 Les soins
CREATE TABLE risk (
    risk            VARCHAR,   -- Risque (identifiant)
    act             VARCHAR,   -- Acte -> act
    label           VARCHAR,   -- Intitulé
    frequency       DOUBLE,    -- Fréquence | proportion de 0 à 1 : 0,02 pour 2 %
    is_serious      BOOLEAN,   -- Risque grave
    is_foreseeable  BOOLEAN,   -- Normalement prévisible
    is_ai_specific  BOOLEAN,   -- Propre à l’IA
    has_occurred    BOOLEAN,   -- S’est réalisé [none] | « aucun » : on sait qu’il ne s’est pas réalisé à la date d’arrêté
    occurred_on     DAY,       -- Réalisé le
    source          VARCHAR    -- Source de la fréquence
);
