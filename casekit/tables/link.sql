-- Imputabilité : l’appréciation par l’expert du lien entre un constat et un dommage.
-- place: 8.3 Le dommage et l’imputabilité
CREATE TABLE link (
    link               VARCHAR,   -- Lien (identifiant)
    question           VARCHAR,   -- Point à examiner | identifiant du point, par exemple oversight.seen
    about              VARCHAR,   -- Objet du point | identifiant de la ligne examinée
    author             VARCHAR,   -- Maillon de la chaîne -> person, organization, party
    harm               VARCHAR,   -- Dommage -> harm
    mechanism          VARCHAR,   -- Mécanisme [delayed_diagnosis = retard de diagnostic; failed_treatment = échec du traitement; information_defect = défaut d’information; lost_record = perte du dossier; ai_miss_followed = omission de l’IA suivie; ai_hit_overridden = alerte juste de l’IA écartée; ai_unused = IA non utilisée; ai_false_alarm_followed = fausse alerte de l’IA suivie; device_defect = défaut du dispositif; infection = infection; accident = accident]
    certainty          VARCHAR,   -- Certitude du lien [certain = certain; chance = perte de chance; none = aucun lien; indeterminate = indéterminable]
    no_chance_because  VARCHAR,   -- Aucune chance perdue parce que [imperious = intervention impérieuse; would_consent = le patient aurait consenti; no_effect = sans effet sur l’issue] | « impérieuse » : renseigner aussi le délai d’urgence
    stage              VARCHAR,   -- Étape | deux manquements à la même étape ne sont pas indépendants
    due_at             MOMENT,    -- Aurait dû avoir lieu le
    actual_at          MOMENT,    -- A eu lieu le
    urgency_hours      DOUBLE     -- Délai d’urgence (heures)
);
