-- Appréciations : ce que l’expert a tranché, pourquoi et quand.
-- place: 0.10 Hors classeur
CREATE TABLE ruling (
    ruling      VARCHAR,   -- Appréciation (identifiant)
    question    VARCHAR,   -- Point à examiner
    about       VARCHAR,   -- Objet
    state       VARCHAR,   -- Appréciation de l’expert [conforming = conforme; breach = non conforme; exempt = dispense; unproven = non établi; open = à apprécier; contested = pièces contradictoires; not_applicable = sans objet; met = condition réunie; not_met = condition non réunie; error = non évalué]
    because     VARCHAR,   -- Motif
    author      VARCHAR,   -- Auteur
    "at"        MOMENT,    -- Rendue le
    "on"        VARCHAR,   -- Empreinte du constat apprécié
    supersedes  INTEGER    -- Remplace l’appréciation n°
);
