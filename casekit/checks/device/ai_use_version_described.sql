-- Chaque version utilisée est décrite : mise sur le marché ou installation
-- norm: mdr-udi
-- severity: warning
-- of: SELECT count(*) FROM said.ai_use t WHERE t.version IS NOT NULL AND t.system IS NOT NULL
-- remedy: Demander au fabricant la date de mise sur le marché de la version, et à l’établissement celle de son installation.
SELECT t.case_id, t.use AS about, t.evidence,
       'version « ' || t.version || ' » : ni mise sur le marché ni installation datée' AS says
FROM said.ai_use t
ANTI JOIN (
    SELECT v.case_id, v.system, v.version FROM said.system_version v
    WHERE v.placed_on_market_on."from" IS NOT NULL OR v.placed_on_market_on."to" IS NOT NULL
       OR v.installed_on."from" IS NOT NULL OR v.installed_on."to" IS NOT NULL
) AS known ON known.case_id = t.case_id AND known.system = t.system AND known.version = t.version
WHERE t.version IS NOT NULL AND t.system IS NOT NULL
