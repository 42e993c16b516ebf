-- Usages de l’IA : chaque recours à un système, ce qu’il a rendu et ce qui en a été gardé.
-- place: 4.4 L’intelligence artificielle
CREATE TABLE ai_use (
    use                      VARCHAR,   -- Usage (identifiant)
    system                   VARCHAR,   -- Système -> ai_system
    version                  VARCHAR,   -- Version utilisée [exact]
    used_at                  MOMENT,    -- Utilisé le
    act                      VARCHAR,   -- Acte -> act
    purpose                  VARCHAR,   -- Finalité [prevention = prévention; diagnosis = diagnostic; care = soin; triage = tri; documentation = rédaction du dossier; administrative = administratif; research = recherche]
    decided_by               VARCHAR,   -- Usage décidé par -> person
    professional             VARCHAR,   -- Praticien utilisateur -> person
    patient                  VARCHAR,   -- Patient -> person
    used_by_patient          BOOLEAN,   -- Utilisé par le patient lui-même
    within_intended_purpose  BOOLEAN,   -- Conforme à la destination prévue
    input_was_adequate       BOOLEAN,   -- Données d’entrée adaptées et du bon patient
    was_displayed            BOOLEAN,   -- Résultat affiché au praticien
    displayed_at             MOMENT,    -- Affiché le
    output                   VARCHAR,   -- Résultat rendu | tel qu’affiché
    output_kind              VARCHAR,   -- Type de résultat [positive = positif; negative = négatif; score = score; recommendation = recommandation; text = texte; other = autre]
    output_was_correct       BOOLEAN,   -- Résultat exact a posteriori | appréciation de l’expert
    output_kept              BOOLEAN,   -- Résultat conservé au dossier
    logs_kept_until          DAY,       -- Journaux conservés jusqu’au
    has_failed               BOOLEAN    -- Défaillance du dispositif | le dispositif n’a pas fait ce pour quoi il est conçu
);
