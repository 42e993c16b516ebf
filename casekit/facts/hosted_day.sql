-- One day that decides whether certificates cover a hosting: its last day, and the eve of each certificate. A union of periods covers a
-- hosting where it covers its last day and each eve that falls within it (is_inside). A certificate whose status is blank may have been
-- suspended: unknown. Without a certificate of the host on file there is no row: nothing is concluded.
WITH days AS (
    SELECT case_id, hosting, 'last' AS day, last_on AS day_on, TRUE AS is_inside FROM hosted
    UNION ALL
    SELECT case_id, hosting, host_certificate, eve_on, NOT before(eve_on, from_on) AND NOT before(last_on, eve_on) FROM host_certificate
)
SELECT d.case_id, d.hosting || '/' || d.day AS hosted_day, d.hosting, d.day_on, d.is_inside,
    any_true(NOT before(d.day_on, k.valid_from) AND NOT before(k.valid_to, d.day_on)
             AND NOT CASE WHEN k.status IN ('suspended', 'withdrawn') THEN NOT before(d.day_on, k.status_on)
                          WHEN k.status = 'valid' OR k.status_on.happened IS FALSE THEN FALSE END) AS is_covered
FROM days AS d JOIN host_certificate AS k ON k.case_id = d.case_id AND k.hosting = d.hosting
GROUP BY d.case_id, d.hosting, d.day, d.day_on, d.is_inside
