-- One certificate, declaration or in-house file of the system used at one use, against the version used: does it cover it, and was it in force,
-- by its own dates, the day that version was placed on the market, the day it was installed, the day of use. A use whose system has none on
-- file stands once, with a blank certificate.
-- A blank list of versions covers all of them. A certificate whose status is blank may have been suspended: unknown. A declaration has no end
-- of its own, and neither it nor an in-house file is suspended by anybody.
WITH listed AS (
    SELECT case_id, certificate, about, versions_contested,
        unnest(string_split(CASE WHEN versions IS NULL THEN '*' ELSE versions END, ';')) AS pattern
    FROM said.certificate WHERE kind IS DISTINCT FROM 'hds'
),
matched AS (
    SELECT u.case_id, u.use, l.certificate,
        any_true(CASE WHEN l.versions_contested THEN NULL
                      WHEN trim(l.pattern) = '*' THEN TRUE
                      WHEN trim(l.pattern) LIKE '%*'
                      THEN substr(u.version, 1, length(trim(l.pattern)) - 1) = substr(trim(l.pattern), 1, length(trim(l.pattern)) - 1)
                      ELSE u.version = trim(l.pattern) END) AS covers
    FROM said.ai_use AS u JOIN listed AS l ON l.case_id = u.case_id AND l.about = u.system
    GROUP BY u.case_id, u.use, l.certificate
),
said_of AS (
    SELECT *, kind IN ('declaration', 'in_house') AS is_own_word,
        {'written': 'aucun', 'from': CAST(NULL AS DATE), 'to': CAST(NULL AS DATE), 'zone': 'none', 'happened': FALSE} AS no_day
    FROM said.certificate
),
dated AS (
    SELECT m.case_id, m.use, m.certificate, m.covers, c.kind, c.valid_from, c.application_lodged_on, c.agreement_signed_on, c.qms_on,
        c.significant_change_on, c.application_lodged_on_contested, c.agreement_signed_on_contested, c.qms_on_contested,
        c.significant_change_on_contested, c.evidence,
        CASE WHEN c.is_own_word AND c.valid_to.happened IS NULL THEN c.no_day ELSE c.valid_to END AS ends_on,
        CASE WHEN c.status IN ('suspended', 'withdrawn') THEN c.status_on
             WHEN c.status = 'valid' OR c.status_on.happened IS FALSE OR c.is_own_word THEN c.no_day END AS stopped_on,
        c.kind_contested OR c.valid_from_contested OR c.valid_to_contested OR c.status_contested OR c.status_on_contested
            OR c.versions_contested AS is_disputed
    FROM matched AS m JOIN said_of AS c ON c.case_id = m.case_id AND c.certificate = m.certificate
)
SELECT u.case_id, u.use, d.certificate, d.kind, d.covers, d.valid_from, d.ends_on,
    d.covers AND NOT before(v.placed_on, d.valid_from) AND NOT before(d.ends_on, v.placed_on) AND before(v.placed_on, d.stopped_on) AS on_placing,
    d.covers AND NOT before(v.installed_on, d.valid_from) AND NOT before(d.ends_on, v.installed_on)
        AND before(v.installed_on, d.stopped_on) AS on_installing,
    d.covers AND NOT before(on_day(u.used_at), d.valid_from) AND NOT before(d.ends_on, on_day(u.used_at))
        AND before(on_day(u.used_at), d.stopped_on) AS on_use,
    d.covers AND NOT before(on_day(u.used_at), d.stopped_on) AS is_stopped,
    CASE WHEN v.placed_on.happened THEN before(d.ends_on, v.placed_on) ELSE before(d.ends_on, v.installed_on) END AS is_over,
    d.application_lodged_on, d.agreement_signed_on, d.qms_on, d.significant_change_on, d.application_lodged_on_contested,
    d.agreement_signed_on_contested, d.qms_on_contested, d.significant_change_on_contested,
    d.is_disputed OR (d.certificate IS NOT NULL AND u.version_contested) OR v.is_disputed IS TRUE AS is_disputed, d.evidence,
    on_day(u.used_at) AS used_on, v.placed_on, v.installed_on, v.has_placing IS TRUE AS has_placing, v.has_installing IS TRUE AS has_installing,
    v.is_significant_change, v.is_significant_change_contested IS TRUE AS is_version_contested, v.evidence AS version_evidence
FROM said.ai_use AS u
LEFT JOIN marketed AS v ON v.case_id = u.case_id AND v.use = u.use
LEFT JOIN dated AS d ON d.case_id = u.case_id AND d.use = u.use
