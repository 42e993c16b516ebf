-- One hosting of health data with its last day: that on which it ended; the day the file is read at where it goes on; where its end is
-- unknown, a span from its first day up to that day.
SELECT h.case_id, h.hosting, h.host, h.from_on, c.as_of,
    CASE WHEN h.to_on.happened IS FALSE THEN c.as_of
         WHEN h.to_on."from" IS NOT NULL THEN h.to_on
         WHEN NOT h.to_on_contested
         THEN {'written': CAST(NULL AS VARCHAR), 'from': h.from_on."from", 'to': c.as_of."to", 'zone': 'none', 'happened': TRUE} END AS last_on
FROM said.hosting AS h LEFT JOIN casefile AS c ON c.case_id = h.case_id
