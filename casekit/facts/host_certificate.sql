-- One certificate of the host of one hosting (kind hds: certification, or the approval of before 2018), with the eve of its first day.
-- is_after: it certainly began after the last day of that hosting.
SELECT h.case_id, h.hosting || '/' || k.certificate AS host_certificate, h.hosting, h.from_on, h.last_on,
    k.valid_from, k.valid_to, k.status, k.status_on, term(k.valid_from, -1 * INTERVAL 1 DAY) AS eve_on,
    before(h.last_on, k.valid_from) IS TRUE AS is_after,
    k.valid_from_contested OR k.valid_to_contested OR k.status_contested OR k.status_on_contested AS is_disputed, k.evidence
FROM hosted AS h JOIN said.certificate AS k ON k.case_id = h.case_id AND k.about = h.host
WHERE k.kind = 'hds'
