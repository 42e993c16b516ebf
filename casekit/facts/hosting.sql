-- One hosting of health data, against the certificates of its host: is_certified, on every day of it. judged_on, the pivot: the last day
-- on which certainly no certificate ran; where there is no such day, the last day of the hosting.
-- issued_on, previous_issued_on: first days of the last certificate begun by the end of the hosting, and of the one before.
WITH judged AS (
    SELECT case_id, hosting, all_true(NOT is_inside OR is_covered) AS is_covered, any_true(is_inside AND NOT is_covered) AS has_gap,
        max(CASE WHEN is_inside AND NOT is_covered THEN day_on."from" END) AS gap_from, -- never NULL: an unknown bound only comes later
        CASE WHEN all_true(CASE WHEN is_inside AND NOT is_covered THEN day_on."to" IS NOT NULL ELSE TRUE END)
             THEN max(CASE WHEN is_inside AND NOT is_covered THEN day_on."to" END) END AS gap_to -- never NULL: each has its bound
    FROM hosted_day GROUP BY case_id, hosting
),
together AS (
    SELECT case_id, hosting,
        any_true(NOT before(from_on, valid_from) AND NOT before(valid_to, last_on)
                 AND NOT CASE WHEN status IN ('suspended', 'withdrawn') THEN NOT before(last_on, status_on)
                              WHEN status = 'valid' OR status_on.happened IS FALSE THEN FALSE END) AS is_covered_by_one,
        any_true(is_disputed) IS TRUE AS is_disputed, list_sort(flatten(list(evidence))) AS evidence
    FROM host_certificate GROUP BY case_id, hosting
),
issued AS (
    SELECT case_id, hosting, latest(valid_from) AS issued_on FROM host_certificate WHERE NOT is_after GROUP BY case_id, hosting
),
earlier AS (
    SELECT s.case_id, s.hosting, latest(s.valid_from) AS issued_on
    FROM host_certificate AS s JOIN host_certificate AS o ON o.case_id = s.case_id AND o.hosting = s.hosting
    WHERE before(s.valid_from, o.valid_from) AND NOT o.is_after GROUP BY s.case_id, s.hosting
)
SELECT h.case_id, h.hosting,
    CASE WHEN t.name IS NOT NULL THEN 'Hébergement par ' || t.name END AS label,
    h.organization, o.name AS organization_name, h.host, t.name AS host_name, h.from_on, h.to_on, d.last_on,
    CASE WHEN h.for_third_party IS NOT NULL OR h.for_third_party_contested THEN h.for_third_party
         WHEN h.host = h.organization THEN FALSE END AS for_third_party, h.for_third_party_contested,
    CASE WHEN c.is_covered_by_one THEN TRUE ELSE j.is_covered END AS is_certified,
    c.is_disputed IS TRUE OR h.from_on_contested OR h.to_on_contested OR h.host_contested AS is_certified_contested,
    CASE WHEN j.has_gap AND c.is_covered_by_one IS DISTINCT FROM TRUE
         THEN {'written': CAST(NULL AS VARCHAR), 'from': j.gap_from, 'to': j.gap_to, 'zone': 'none', 'happened': TRUE} END AS uncovered_on,
    CASE WHEN j.has_gap AND c.is_covered_by_one IS DISTINCT FROM TRUE
         THEN {'written': CAST(NULL AS VARCHAR), 'from': j.gap_from, 'to': j.gap_to, 'zone': 'none', 'happened': TRUE}
         ELSE d.last_on END AS judged_on,
    i.issued_on, c.is_disputed IS TRUE AS issued_on_contested, e.issued_on AS previous_issued_on, h.evidence, c.evidence AS certificate_evidence
FROM said.hosting AS h
JOIN hosted AS d ON d.case_id = h.case_id AND d.hosting = h.hosting
LEFT JOIN judged AS j ON j.case_id = h.case_id AND j.hosting = h.hosting
LEFT JOIN together AS c ON c.case_id = h.case_id AND c.hosting = h.hosting
LEFT JOIN issued AS i ON i.case_id = h.case_id AND i.hosting = h.hosting
LEFT JOIN earlier AS e ON e.case_id = h.case_id AND e.hosting = h.hosting
LEFT JOIN said.organization AS o ON o.case_id = h.case_id AND o.organization = h.organization
LEFT JOIN said.organization AS t ON t.case_id = h.case_id AND t.organization = h.host
