-- Certificates of the system used, read against the version in use: in force the day that version was placed on the market, the day it was
-- installed, the day of use. is_certified: in force on each of the first two that is known (the day of use counts where both are blank).
-- A certificate whose status is blank may have been suspended: unknown. A blank list of versions covers all of them.
-- is_settled is unknown where the exhibits do not decide alone: in force on one of the two days only, a directive certificate that may
-- enjoy the transition of art. 120, a declaration or an in-house device.
WITH used AS (
    SELECT u.case_id, u.use, u.system, u.version, on_day(u.used_at) AS used_on, a.organization, s.regulation
    FROM said.ai_use AS u
    LEFT JOIN said.act AS a ON a.case_id = u.case_id AND a.act = u.act
    LEFT JOIN said.ai_system AS s ON s.case_id = u.case_id AND s.system = u.system
),
marketed AS (
    SELECT u.case_id, u.use, agreed_date(v.placed_on_market_on) AS placed_on, agreed_date(v.installed_on) AS installed_on,
        any_true(v.placed_on_market_on.happened IS NOT NULL OR v.placed_on_market_on_contested) AS has_placing,
        any_true(v.installed_on.happened IS NOT NULL OR v.installed_on_contested) AS has_installing,
        disputed_date(v.placed_on_market_on) OR disputed_date(CASE WHEN v.organization = u.organization THEN v.installed_on END)
            OR any_true(v.placed_on_market_on_contested) IS TRUE OR any_true(v.installed_on_contested) IS TRUE AS is_disputed,
        flatten(list(v.evidence)) AS evidence
    FROM used AS u JOIN said.system_version AS v ON v.case_id = u.case_id AND v.system = u.system AND v.version = u.version
    WHERE v.organization = u.organization OR v.organization IS NULL OR u.organization IS NULL
    GROUP BY u.case_id, u.use
),
listed AS (
    SELECT case_id, certificate, about, kind, valid_from, valid_to, status, status_on, versions_contested, evidence,
        valid_from_contested OR valid_to_contested OR status_contested OR status_on_contested OR versions_contested AS is_disputed,
        unnest(string_split(CASE WHEN versions IS NULL THEN '*' ELSE versions END, ';')) AS pattern
    FROM said.certificate
    WHERE kind IN ('ce_mdr', 'ce_mdd', 'ce_ivdr', 'ce_ivdd', 'declaration', 'in_house')
),
matched AS (
    SELECT u.case_id, u.use, l.certificate, l.kind, l.valid_from, l.valid_to, l.status, l.status_on, l.evidence, l.is_disputed,
        any_true(CASE WHEN l.versions_contested THEN NULL
                      WHEN trim(l.pattern) = '*' THEN TRUE
                      WHEN trim(l.pattern) LIKE '%*' THEN substr(u.version, 1, length(trim(l.pattern)) - 1) = substr(trim(l.pattern), 1, length(trim(l.pattern)) - 1)
                      ELSE u.version = trim(l.pattern) END) AS covers
    FROM used AS u JOIN listed AS l ON l.case_id = u.case_id AND l.about = u.system
    GROUP BY u.case_id, u.use, l.certificate, l.kind, l.valid_from, l.valid_to, l.status, l.status_on, l.evidence, l.is_disputed
),
judged AS (
    SELECT u.case_id, u.use, u.regulation, v.placed_on, v.installed_on, v.has_placing IS TRUE AS has_placing, v.has_installing IS TRUE AS has_installing, c.covers,
        c.kind IN ('ce_mdr', 'ce_mdd', 'ce_ivdr', 'ce_ivdd') AS is_certificate, c.kind IN ('ce_mdd', 'ce_ivdd') AS is_legacy,
        c.covers AND NOT before(v.placed_on, c.valid_from) AND NOT before(c.valid_to, v.placed_on) AS on_placing,
        c.covers AND NOT before(v.installed_on, c.valid_from) AND NOT before(c.valid_to, v.installed_on) AS on_installing,
        c.covers AND CASE WHEN c.status IN ('suspended', 'withdrawn') THEN NOT before(u.used_on, c.status_on)
                          WHEN c.status = 'valid' OR c.status_on.happened IS FALSE THEN FALSE END AS is_stopped,
        c.covers AND NOT before(u.used_on, c.valid_from) AND NOT before(c.valid_to, u.used_on) AS on_use,
        c.is_disputed OR v.is_disputed IS TRUE AS is_disputed, c.evidence, v.evidence AS version_evidence
    FROM used AS u JOIN matched AS c ON c.case_id = u.case_id AND c.use = u.use
    LEFT JOIN marketed AS v ON v.case_id = u.case_id AND v.use = u.use
),
together AS (
    SELECT case_id, use, placed_on, installed_on, has_placing, has_installing, any_true(CASE WHEN is_certificate THEN covers ELSE FALSE END) AS is_covered,
        any_true(CASE WHEN is_certificate THEN on_placing AND NOT is_stopped ELSE FALSE END) AS on_placing,
        any_true(CASE WHEN is_certificate THEN on_installing AND NOT is_stopped ELSE FALSE END) AS on_installing,
        any_true(CASE WHEN is_certificate THEN on_use AND NOT is_stopped ELSE FALSE END) AS on_use,
        any_true(CASE WHEN is_certificate THEN is_stopped ELSE FALSE END) AS is_stopped,
        any_true(NOT is_certificate) AS is_declared, any_true(is_legacy) IS TRUE OR regulation IN ('mdd', 'ivdd') AS is_legacy,
        any_true(is_disputed) IS TRUE AS is_disputed, list_sort(flatten(list(evidence))) AS evidence,
        any_value(version_evidence) AS version_evidence -- never NULL: one and the same list, or its absence, on every row of a use
    FROM judged GROUP BY case_id, use, placed_on, installed_on, has_placing, has_installing, regulation
),
counted AS (
    SELECT *,
        CASE WHEN NOT is_covered THEN FALSE
             WHEN has_placing AND has_installing THEN CASE WHEN on_placing = on_installing THEN on_placing END
             WHEN has_placing THEN on_placing WHEN has_installing THEN on_installing
             WHEN on_use THEN TRUE WHEN is_stopped AND NOT on_use THEN FALSE END AS on_each_day
    FROM together
)
SELECT case_id, use,
    on_each_day AS is_certified, is_disputed AS is_certified_contested,
    CASE WHEN on_each_day OR (is_stopped AND NOT on_each_day) THEN TRUE
         WHEN has_placing AND has_installing AND on_placing <> on_installing THEN NULL
         WHEN is_declared OR is_legacy THEN NULL
         ELSE TRUE END AS is_settled,
    on_use AS is_certified_on_use, is_stopped AS is_suspended, placed_on, installed_on, evidence, version_evidence
FROM counted
