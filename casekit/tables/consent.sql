-- Consentements : accords, refus et retraits.
-- place: 5.2 L’information et le consentement
CREATE TABLE consent (
    consent        VARCHAR,   -- Consentement (identifiant)
    topic          VARCHAR,   -- Objet [act = l’acte; ai_use = recours à l’IA; data_use = utilisation des données]
    act            VARCHAR,   -- Acte -> act
    use            VARCHAR,   -- Usage de l’IA -> ai_use
    patient        VARCHAR,   -- Patient -> person
    given_by       VARCHAR,   -- Exprimé par -> person
    given          BOOLEAN,   -- Donné | non : le dossier établit qu’il ne l’a pas été ; vide : on ne sait pas
    answer         VARCHAR,   -- Réponse [given = accord; refused = refus; deferred = différée]
    given_at       MOMENT,    -- Exprimé le
    before_act     BOOLEAN,   -- Avant l’acte, selon le dossier
    reiterated_at  MOMENT,    -- Réitéré le
    mode           VARCHAR,   -- Forme [oral = oral; written = écrit; record_entry = mention au dossier]
    withdrawn_at   MOMENT,    -- Retiré le [none] | « aucun » : jamais retiré à la date d’arrêté
    exception      VARCHAR    -- Exception [emergency = urgence; unable = hors d’état d’exprimer sa volonté; legal_authorisation = autorisation légale]
);
