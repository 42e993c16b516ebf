-- Information : ce qui a été dit au patient, par qui, quand et comment.
-- place: 5.1 L’information et le consentement
CREATE TABLE information (
    information      VARCHAR,   -- Information (identifiant)
    topic            VARCHAR,   -- Objet [ai_use = recours à l’IA; ai_interpretation = interprétation qui en résulte; ai_interaction = échange avec une IA; professionals = information des professionnels; risk = risque; alternative = autres options; ai_departure = raisons de s’écarter de l’IA; damage = survenue du dommage] | une ligne par objet
    act              VARCHAR,   -- Acte -> act
    use              VARCHAR,   -- Usage de l’IA -> ai_use
    decision         VARCHAR,   -- Décision -> decision
    risk             VARCHAR,   -- Risque -> risk
    harm             VARCHAR,   -- Dommage -> harm
    requested_on     DAY,       -- Demandée le
    data_accessible  BOOLEAN,   -- Données et résultats accessibles
    patient          VARCHAR,   -- Patient -> person
    recipient        VARCHAR,   -- Destinataire -> person | celui qui a reçu l’information : patient, parent, tuteur…
    given            BOOLEAN,   -- Donnée | non : le dossier établit qu’elle ne l’a pas été ; vide : on ne sait pas
    given_at         MOMENT,    -- Donnée le
    before_act       BOOLEAN,   -- Avant l’acte, selon le dossier
    given_by         VARCHAR,   -- Donnée par -> person
    mode             VARCHAR,   -- Support [interview = entretien; signed_sheet = fiche signée; record_entry = mention au dossier; letter = courrier; poster = affiche; booklet = livret]
    is_intelligible  BOOLEAN,   -- Intelligible pour le destinataire
    exception        VARCHAR    -- Exception [emergency = urgence; impossible = impossibilité; patient_refused = refus du patient d’être informé]
);
