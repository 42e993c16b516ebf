-- Where the record of one holder now is: with another who received it (received_from), at first hand or at second hand. A record that
-- another holder keeps of the same patient is not this one: where nothing says where it came from, whether it is stays unknown.
WITH other AS (
    SELECT h.case_id, h.holding, x.is_located AND x.holder <> h.holder AS is_located,
        CASE WHEN x.received_from = h.holding OR m.received_from = h.holding THEN TRUE END AS is_this_one,
        x.received_from_contested OR x.is_located_contested AS is_disputed,
        CASE WHEN p.name IS NOT NULL THEN p.name ELSE o.name END AS holder_name, x.evidence
    FROM said.holding AS h
    JOIN said.holding AS x ON x.case_id = h.case_id AND x.holding <> h.holding
    LEFT JOIN said.holding AS m ON m.case_id = h.case_id AND m.holding = x.received_from
    LEFT JOIN said.person AS p ON p.case_id = h.case_id AND p.person = x.holder
    LEFT JOIN said.organization AS o ON o.case_id = h.case_id AND o.organization = x.holder
    WHERE x.patient = h.patient OR x.received_from = h.holding OR m.received_from = h.holding
)
SELECT case_id, holding, any_true(is_this_one AND is_located) AS is_located,
    agreed(CASE WHEN is_this_one AND is_located THEN holder_name END) AS holder_name,
    any_true(is_disputed) IS TRUE AS is_contested, list_sort(flatten(list(evidence))) AS evidence
FROM other GROUP BY case_id, holding
