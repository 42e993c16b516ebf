-- Éléments du dossier : les éléments de l’article R. 1112-2 du code de la santé publique, présents ou non.
-- place: 6.2 Le dossier et les données
CREATE TABLE record_item (
    item         VARCHAR,   -- Élément (identifiant)
    holding      VARCHAR,   -- Conservation -> holding
    encounter    VARCHAR,   -- Séjour ou consultation -> encounter
    kind         VARCHAR,   -- Élément attendu [1a = lettre du médecin ou lettre de liaison à l’admission; 1b = motifs d’hospitalisation; 1c = antécédents et facteurs de risque; 1d = évaluation clinique initiale; 1e = prise en charge prévue et prescriptions à l’entrée; 1f = soins et prescriptions de la consultation externe ou des urgences; 1g = prise en charge pendant le séjour, examens et imagerie; 1h = démarche médicale et information (art. L. 1111-4); 1i = dossier d’anesthésie; 1j = compte rendu opératoire ou d’accouchement; 1k = consentement écrit, s’il est exigé; 1l = actes transfusionnels et fiche d’incident; 1m = prescription médicale, exécution et examens complémentaires; 1n = dossier de soins infirmiers; 1o = soins des autres professionnels de santé; 1p = correspondances entre professionnels; 1q = directives anticipées; 2a = compte rendu d’hospitalisation et lettre de sortie ou de liaison; 2b = prescription et ordonnances de sortie; 2c = modalités de sortie; 2d = fiche de liaison infirmière; 3 = informations recueillies auprès de tiers ou les concernant] | une ligne par élément recherché
    is_present   BOOLEAN,   -- Présent
    is_complete  BOOLEAN,   -- Complet
    lacks        VARCHAR    -- Ce qui manque | étape ou mention que l’élément devrait contenir
);
