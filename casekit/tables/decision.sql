-- Décisions : ce que le praticien a décidé, au vu de quel résultat et avec quelles raisons.
-- place: 4.5 L’intelligence artificielle
CREATE TABLE decision (
    decision           VARCHAR,   -- Décision (identifiant)
    act                VARCHAR,   -- Acte -> act
    use                VARCHAR,   -- Usage de l’IA -> ai_use
    decided_at         MOMENT,    -- Décidé le
    professional       VARCHAR,   -- Praticien -> person
    output_seen_at     MOMENT,    -- Résultat de l’IA vu le
    follows_output     BOOLEAN,   -- Suit le résultat de l’IA
    critical_review    BOOLEAN,   -- Examen critique documenté
    justification      VARCHAR,   -- Justification inscrite au dossier
    is_recorded        BOOLEAN,   -- Inscrite au dossier | non : le dossier, produit, ne la porte pas
    follows_guideline  BOOLEAN,   -- Applique la recommandation du jour
    meets_standard     BOOLEAN,   -- Conforme aux données acquises de la science | à la date des faits ; appréciation de l’expert
    told_patient_at    MOMENT     -- Expliquée au patient le
);
