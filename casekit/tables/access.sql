-- Journal d’accès : qui a ouvert, modifié ou supprimé quoi dans le dossier informatisé, et quand.
-- place: 0.7 Hors classeur
CREATE TABLE access (
    access       VARCHAR,   -- Accès (identifiant)
    accessed_at  MOMENT,    -- Accès le
    user         VARCHAR,   -- Utilisateur
    action       VARCHAR,   -- Opération [create = création; read = consultation; update = modification; delete = suppression; export = exportation]
    object       VARCHAR,   -- Objet consulté
    detail       VARCHAR    -- Détail
);
