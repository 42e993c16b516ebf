-- One system as a product: the day on which it was put on the market, in what form, whether it failed, whether its maker was sued.
-- market_on: that of the system; where a version in use was a significant change, that of this version; where nobody says whether it was,
-- from the one to the other. A system without a date of its own has that of its versions.
-- is_tangible: a machine, or software built into one; of software alone the directive of 1985 says nothing: unknown.
WITH versions AS (
    SELECT u.case_id, u.system, agreed_date(v.placed_on_market_on) AS placed_on,
        any_true(v.is_significant_change) AS is_changed, any_true(v.placed_on_market_on_contested) IS TRUE OR disputed_date(v.placed_on_market_on) AS is_disputed,
        flatten(list(v.evidence)) AS evidence
    FROM said.ai_use AS u JOIN said.system_version AS v ON v.case_id = u.case_id AND v.system = u.system AND v.version = u.version
    GROUP BY u.case_id, u.system
),
uses AS (
    SELECT case_id, system, any_true(has_failed) AS has_failed, any_true(has_failed_contested) IS TRUE AS is_disputed
    FROM said.ai_use WHERE system IS NOT NULL GROUP BY case_id, system
),
sued AS (
    SELECT y.case_id, y.organization, p.filed_on,
        row_number() OVER (PARTITION BY y.case_id, y.organization ORDER BY p.filed_on."from" NULLS FIRST, p.proceeding NULLS LAST) AS place
    FROM said.party AS y JOIN said.proceeding AS p ON p.case_id = y.case_id AND (p.against = y.party OR p.against = y.organization)
    WHERE p.kind IN ('interim_expertise', 'merits')
),
dated AS (
    SELECT s.*, v.evidence AS version_evidence, v.is_disputed IS TRUE OR s.placed_on_market_on_contested AS is_date_disputed,
        CASE WHEN v.is_changed OR s.placed_on_market_on IS NULL THEN v.placed_on
             WHEN v.placed_on IS NULL OR v.is_changed IS FALSE OR NOT before(s.placed_on_market_on, v.placed_on) THEN s.placed_on_market_on
             WHEN before(s.placed_on_market_on, v.placed_on)
                 THEN {'written': CAST(NULL AS VARCHAR), 'from': s.placed_on_market_on."from", 'to': v.placed_on."to", 'zone': 'none', 'happened': TRUE} END AS market_on
    FROM said.ai_system AS s LEFT JOIN versions AS v ON v.case_id = s.case_id AND v.system = s.system
)
SELECT d.case_id, d.system, CASE WHEN d.name IS NOT NULL THEN d.name ELSE 'Système (référence ' || d.system || ')' END AS label,
    d.market_on, d.is_date_disputed AS market_on_contested, d.kind, d.manufacturer, m.name AS manufacturer_name,
    CASE WHEN d.kind IN ('embedded', 'robot', 'other_device') OR d.part_of IS NOT NULL THEN TRUE END AS is_tangible, d.kind_contested AS is_tangible_contested,
    CASE WHEN m.kind = 'manufacturer' THEN TRUE END AS is_supplied, m.kind_contested IS TRUE AS is_supplied_contested,
    u.has_failed, u.is_disputed IS TRUE AS has_failed_contested, x.filed_on AS claim_on, d.evidence, d.version_evidence
FROM dated AS d
LEFT JOIN said.organization AS m ON m.case_id = d.case_id AND m.organization = d.manufacturer
LEFT JOIN uses AS u ON u.case_id = d.case_id AND u.system = d.system
LEFT JOIN sued AS x ON x.case_id = d.case_id AND x.organization = d.manufacturer AND x.place = 1
