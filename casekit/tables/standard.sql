-- Recommandations : les textes professionnels en vigueur à la date des faits.
-- place: 3.5 Les soins
CREATE TABLE standard (
    standard      VARCHAR,   -- Recommandation (identifiant)
    issuer        VARCHAR,   -- Émetteur | HAS, société savante…
    title         VARCHAR,   -- Titre
    published_on  DAY,       -- Publiée le
    withdrawn_on  DAY,       -- Retirée le [none] | « aucun » : toujours en vigueur à la date d’arrêté
    act_kind      VARCHAR,   -- Acte visé | prévention, diagnostic, soin, ou l’intitulé de l’acte
    system        VARCHAR,   -- Système d’IA visé -> ai_system
    recommends    VARCHAR,   -- Recommande [ai_use = l’usage de l’IA; against_ai_use = de ne pas utiliser l’IA; other = autre conduite]
    grade         VARCHAR    -- Grade [A = grade A; B = grade B; C = grade C; AE = accord d’experts]
);
