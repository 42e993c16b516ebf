-- One incident: the tool it comes from, whether the expert traces a harm to it, and what the maker of the tool knew and reported.
-- is_administrative: a tool of management or of secretarial work, by its kind or by what it served for in that act. act_on: the day of
-- the act; of the incident itself where it is tied to no act. is_at_origin: from the links that the expert wrote for organisation.tool.
-- maker_told_at, maker_reported_at: the earliest report sent to the maker, and by one of its people to the ANSM.
WITH served AS (
    SELECT i.case_id, i.incident, any_true(u.purpose IN ('administrative', 'documentation')) AS is_administrative
    FROM said.incident AS i JOIN said.ai_use AS u ON u.case_id = i.case_id AND u.system = i.system AND u.act = i.act
    GROUP BY i.case_id, i.incident
),
traced AS (
    SELECT case_id, about, any_true(CASE WHEN certainty IN ('certain', 'chance') THEN TRUE WHEN certainty = 'none' THEN FALSE END) AS is_at_origin,
        any_true(certainty_contested) IS TRUE AS is_disputed, list_sort(flatten(list(evidence))) AS evidence
    FROM said.link WHERE question = 'organisation.tool' GROUP BY case_id, about
),
sent AS (
    SELECT r.case_id, r.about, r.sent_at, r.sent_at_contested, r.sent_to = 'manufacturer' AS to_maker
    FROM said.report_made AS r
    JOIN said.incident AS i ON i.case_id = r.case_id AND i.incident = r.about
    LEFT JOIN said.ai_system AS s ON s.case_id = r.case_id AND s.system = i.system
    LEFT JOIN said.person AS p ON p.case_id = r.case_id AND p.person = r.sent_by
    WHERE r.sent_to = 'manufacturer' OR (r.sent_to = 'ansm' AND p.organization = s.manufacturer)
    UNION ALL
    SELECT case_id, incident, reported_at, reported_at_contested, TRUE FROM said.incident WHERE reported_to = 'manufacturer' AND reported_at.happened
),
proof AS (
    SELECT case_id, about, list_sort(flatten(list(evidence))) AS evidence FROM said.report_made GROUP BY case_id, about
)
SELECT i.case_id, i.incident, CASE WHEN s.name IS NOT NULL THEN 'Incident lié à ' || s.name END AS label,
    i.occurred_at, i.occurred_at_contested, i.is_serious, i.is_serious_contested, s.is_medical_device,
    s.is_medical_device_contested IS TRUE OR i.system_contested AS is_medical_device_contested,
    CASE WHEN s.kind IN ('administrative', 'scribe') OR u.is_administrative THEN TRUE
         WHEN s.kind IN ('generative', 'chatbot', 'embedded') THEN u.is_administrative
         WHEN s.kind IS NOT NULL THEN FALSE END AS is_administrative,
    s.kind_contested IS TRUE OR i.system_contested AS is_administrative_contested,
    CASE WHEN i.act IS NULL AND NOT i.act_contested THEN on_day(i.occurred_at)
         WHEN a.performed_at.happened THEN on_day(a.performed_at) ELSE on_day(a.due_at) END AS act_on,
    t.is_at_origin, t.is_disputed IS TRUE AS is_at_origin_contested,
    CASE WHEN k.is_told
         THEN {'written': CAST(NULL AS VARCHAR), 'from': k.told_from, 'to': k.told_to, 'zone': 'assumed', 'happened': TRUE} END AS maker_told_at,
    CASE WHEN k.has_reported
         THEN {'written': CAST(NULL AS VARCHAR), 'from': k.reported_from, 'to': k.reported_to, 'zone': 'assumed', 'happened': TRUE} END AS maker_reported_at,
    k.is_disputed IS TRUE AS maker_reported_at_contested,
    s.name AS system_name, s.manufacturer, f.name AS manufacturer_name, a.professional, p.name AS professional_name,
    a.organization, o.name AS organization_name, i.evidence, s.evidence AS system_evidence, t.evidence AS link_evidence, r.evidence AS report_evidence
FROM said.incident AS i
LEFT JOIN said.ai_system AS s ON s.case_id = i.case_id AND s.system = i.system
LEFT JOIN said.act AS a ON a.case_id = i.case_id AND a.act = i.act
LEFT JOIN said.person AS p ON p.case_id = i.case_id AND p.person = a.professional
LEFT JOIN said.organization AS o ON o.case_id = i.case_id AND o.organization = a.organization
LEFT JOIN said.organization AS f ON f.case_id = i.case_id AND f.organization = s.manufacturer
LEFT JOIN served AS u ON u.case_id = i.case_id AND u.incident = i.incident
LEFT JOIN traced AS t ON t.case_id = i.case_id AND t.about = i.incident
LEFT JOIN (
    SELECT case_id, about, any_true(sent_at_contested) IS TRUE AS is_disputed, any_true(to_maker) AS is_told, any_true(NOT to_maker) AS has_reported,
        CASE WHEN all_true(CASE WHEN to_maker THEN sent_at."from" IS NOT NULL ELSE TRUE END)
             THEN min(CASE WHEN to_maker THEN sent_at."from" END) END AS told_from, -- never NULL: each has its bound
        min(CASE WHEN to_maker THEN sent_at."to" END) AS told_to, -- never NULL: on an unknown day it can only come earlier still
        CASE WHEN all_true(CASE WHEN to_maker THEN TRUE ELSE sent_at."from" IS NOT NULL END)
             THEN min(CASE WHEN NOT to_maker THEN sent_at."from" END) END AS reported_from, -- never NULL: each has its bound
        min(CASE WHEN NOT to_maker THEN sent_at."to" END) AS reported_to -- never NULL: on an unknown day it can only come earlier still
    FROM sent GROUP BY case_id, about
) AS k ON k.case_id = i.case_id AND k.about = i.incident
LEFT JOIN proof AS r ON r.case_id = i.case_id AND r.about = i.incident
