-- Accidents : accidents médicaux non fautifs, affections iatrogènes et infections associées aux soins.
-- place: 8.1 Le dommage et l’imputabilité
CREATE TABLE accident (
    accident                     VARCHAR,   -- Accident (identifiant)
    kind                         VARCHAR,   -- Nature [medical_accident = accident médical; iatrogenic = affection iatrogène; infection = infection associée aux soins]
    act                          VARCHAR,   -- Acte -> act
    organization                 VARCHAR,   -- Établissement -> organization
    occurred_on                  DAY,       -- Survenu le
    is_directly_imputable        BOOLEAN,   -- Directement imputable à l’acte
    is_worse_than_course         BOOLEAN,   -- Notablement plus grave que l’évolution attendue | par rapport à l’évolution sans l’acte
    severe_event_probability     DOUBLE,    -- Probabilité de l’événement grave | proportion de 0 à 1 : 0,02 pour 2 %
    was_incubating_on_admission  BOOLEAN,   -- En incubation à l’admission
    external_cause               BOOLEAN    -- Cause étrangère
);
