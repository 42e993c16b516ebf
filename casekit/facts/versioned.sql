-- The version of the system in use that day, against the register of installed versions.
-- is_established: the version is named, was on the site's register that day, and no update then in service had been installed in silence:
-- never announced to its users, or announced to them after the day of use. Without a register the version named in the record stands.
WITH register AS (
    SELECT u.case_id, u.use,
        any_true(v.version = u.version AND NOT before(on_day(u.used_at), v.installed_on) AND NOT before(v.removed_on, on_day(u.used_at))) AS is_listed,
        any_true((v.announced_on.happened IS FALSE OR before(on_day(u.used_at), v.announced_on))
            AND NOT before(on_day(u.used_at), v.installed_on) AND before(v.removed_on, on_day(u.used_at)) IS NOT TRUE) AS is_silent,
        agreed(CASE WHEN v.version = u.version THEN v.settings END) AS settings,
        any_true(v.version_contested) IS TRUE AS is_disputed, list_sort(flatten(list(v.evidence))) AS evidence
    FROM said.ai_use AS u
    LEFT JOIN said.act AS a ON a.case_id = u.case_id AND a.act = u.act
    JOIN said.system_version AS v ON v.case_id = u.case_id AND v.system = u.system
    WHERE v.organization = a.organization OR v.organization IS NULL OR a.organization IS NULL
    GROUP BY u.case_id, u.use
)
SELECT u.case_id, u.use,
    CASE WHEN r.is_silent THEN FALSE
         WHEN r.is_listed IS NOT DISTINCT FROM FALSE AND u.version IS NOT NULL THEN FALSE
         WHEN u.version IS NOT NULL THEN TRUE END AS is_established,
    u.version_contested OR r.is_disputed IS TRUE AS is_established_contested,
    r.is_silent AS has_silent_update, r.settings, r.evidence
FROM said.ai_use AS u LEFT JOIN register AS r ON r.case_id = u.case_id AND r.use = u.use
