-- The table `access` from the lines of a log kept as text (columns line, stamp, user, action, object, detail, rest).
-- `verb` gives the action that a written word means; a day/month order that the file contradicts is not trusted.
WITH shaped AS (
    SELECT *, nullif(trim(regexp_replace(stamp, '\s+', ' ', 'g')), '') AS written
    FROM {lines}
), swapped AS (
    SELECT *,
        regexp_extract(written, '^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(.*)$', ['d', 'm', 'y', 'rest']) AS fr,
        regexp_matches(written, '^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}') AS is_fr
    FROM shaped
), ordered AS (
    SELECT *, CASE
        WHEN written IS NULL THEN NULL
        WHEN regexp_full_match(written, '\d{8}(\d{4}(\d{2})?)?') THEN
            rtrim(regexp_replace(regexp_replace(written, '^(\d{4})(\d{2})(\d{2})', '\1-\2-\3 '), ' (\d{2})(\d{2})(\d{2})?$', ' \1:\2:\3'), ' :')
        WHEN NOT is_fr THEN regexp_replace(written, '^(\d{4})[/](\d{2})[/](\d{2})', '\1-\2-\3')
        WHEN {is_month_first} AND fr.d <> fr.m AND try_cast(fr.m AS INTEGER) <= 12 THEN NULL
        ELSE fr.y || '-' || lpad(fr.m, 2, '0') || '-' || lpad(fr.d, 2, '0') || fr.rest END AS dated
    FROM swapped
), parsed AS (
    SELECT *, regexp_extract(dated,
        '^(\d{4}-\d{2}-\d{2})(?:(?:T| ?, ?| ?à ?| )(\d{1,2})(?: ?[:hH] ?(\d{2})(?: ?[:m] ?(\d{2})(?:[.,](\d{1,9}))?)?)? ?(Z|UTC|GMT|CET|CEST|[+-]\d{2}(?::?\d{2})?)?)?$',
        ['day', 'hour', 'minute', 'second', 'fraction', 'zone']) AS p
    FROM ordered
), instant AS (
    SELECT *, p.day
        || CASE WHEN p.hour <> '' THEN 'T' || lpad(p.hour, 2, '0') ELSE '' END
        || CASE WHEN p.minute <> '' THEN ':' || p.minute ELSE '' END
        || CASE WHEN p.second <> '' THEN ':' || p.second ELSE '' END AS wall,
        CASE p.zone WHEN 'UTC' THEN 'Z' WHEN 'GMT' THEN 'Z' WHEN 'CET' THEN '+01:00' WHEN 'CEST' THEN '+02:00' WHEN '' THEN {zone} ELSE p.zone END AS zone
    FROM parsed
)
SELECT
    {prefix} || '-l' || line AS access,
    CASE WHEN try_cast(p.day AS DATE) IS NOT NULL
          AND (p.hour = '' OR (try_cast(p.hour AS INTEGER) <= 23
               AND try_cast(CASE p.minute WHEN '' THEN '0' ELSE p.minute END AS INTEGER) <= 59
               AND try_cast(CASE p.second WHEN '' THEN '0' ELSE p.second END AS INTEGER) <= 59))
         THEN wall || CASE WHEN p.fraction <> '' THEN '.' || p.fraction ELSE '' END || CASE WHEN p.hour <> '' THEN zone ELSE '' END
    END AS accessed_at,
    "user", verb.means AS action, object,
    nullif(concat_ws(' ; ', detail, CASE WHEN NOT verb.is_same THEN {action_title} || ' : ' || i.action END, rest), '') AS detail,
    'ligne ' || line AS locator,
    line, written, i.action AS said, is_short
FROM instant AS i LEFT JOIN {verbs} AS verb ON verb.word = i.action
