-- One incident before one authority: the ANSM where a medical device is involved, the ARS where it comes from care. reported_at: the
-- earliest report to that authority, by anybody (the short form of the incident, or a report made); « none » where it is known that
-- none was sent. Without a report on file nothing is known: one sent to somebody else says nothing of this authority.
WITH sent AS (
    SELECT case_id, incident, reported_to AS authority, reported_at AS sent_at, reported_at_contested AS is_disputed
    FROM said.incident WHERE reported_to IN ('ansm', 'ars')
    UNION ALL
    SELECT case_id, incident, 'ansm', reported_at, reported_at_contested
    FROM said.incident WHERE reported_to IS NULL AND NOT reported_to_contested AND reported_at.happened IS FALSE
    UNION ALL
    SELECT case_id, incident, 'ars', reported_at, reported_at_contested
    FROM said.incident WHERE reported_to IS NULL AND NOT reported_to_contested AND reported_at.happened IS FALSE
    UNION ALL
    SELECT case_id, about, sent_to,
        CASE WHEN sent_at.happened IS NOT NULL OR sent_at_contested THEN sent_at
             ELSE {'written': CAST(NULL AS VARCHAR), 'from': CAST(NULL AS TIMESTAMP), 'to': CAST(NULL AS TIMESTAMP), 'zone': 'none',
                   'happened': TRUE} END,
        sent_at_contested
    FROM said.report_made WHERE sent_to IN ('ansm', 'ars')
),
first_sent AS (
    SELECT case_id, incident, authority, any_true(sent_at.happened) AS happened, all_true(sent_at.happened) AS is_of_one_voice,
        CASE WHEN all_true(sent_at."from" IS NOT NULL) THEN min(sent_at."from") END AS first, -- never NULL: each has its bound
        min(sent_at."to") AS last, -- never NULL: a report on an unknown day can only come earlier still
        agreed(sent_at.written) AS written, agreed(sent_at.zone) AS zone, any_true(is_disputed) IS TRUE AS is_disputed
    FROM sent GROUP BY case_id, incident, authority
),
proof AS (
    SELECT case_id, about, sent_to, list_sort(flatten(list(evidence))) AS evidence FROM said.report_made GROUP BY case_id, about, sent_to
)
SELECT d.case_id, d.incident || '/' || d.authority AS report_due,
    CASE WHEN d.authority = 'ansm' THEN 'Signalement à l’ANSM' ELSE 'Déclaration à l’ARS' END || ', incident '
        || CASE WHEN s.name IS NOT NULL THEN d.incident || ' (' || s.name || ')' ELSE d.incident END AS label,
    d.incident, d.authority, d.discovered_at, d.discovered_at_contested, d.occurred_at, d.is_serious, d.is_serious_contested,
    CASE WHEN d.authority = 'ansm' THEN s.is_medical_device WHEN d.act IS NOT NULL THEN TRUE END AS is_concerned,
    CASE WHEN d.authority = 'ansm' THEN s.is_medical_device_contested IS TRUE OR d.system_contested ELSE d.act_contested END AS is_concerned_contested,
    CASE WHEN s.kind = 'other_device' THEN FALSE WHEN s.kind IS NOT NULL THEN TRUE END AS is_from_ai, s.kind_contested IS TRUE AS is_from_ai_contested,
    CASE WHEN f.happened AND f.is_of_one_voice IS DISTINCT FROM FALSE OR NOT f.happened
         THEN {'written': f.written, 'from': f.first, 'to': f.last, 'zone': CASE WHEN f.zone IS NOT NULL THEN f.zone ELSE 'assumed' END,
               'happened': f.happened} END AS reported_at,
    f.is_disputed IS TRUE OR (f.happened AND NOT f.is_of_one_voice) IS TRUE OR d.reported_to_contested AS reported_at_contested,
    s.name AS system_name, a.professional, p.name AS professional_name, a.organization, o.name AS organization_name,
    d.evidence, s.evidence AS system_evidence, r.evidence AS report_evidence
FROM (
    SELECT i.*, 'ansm' AS authority FROM said.incident AS i
    UNION ALL
    SELECT i.*, 'ars' AS authority FROM said.incident AS i
) AS d
LEFT JOIN said.ai_system AS s ON s.case_id = d.case_id AND s.system = d.system
LEFT JOIN said.act AS a ON a.case_id = d.case_id AND a.act = d.act
LEFT JOIN said.person AS p ON p.case_id = d.case_id AND p.person = a.professional
LEFT JOIN said.organization AS o ON o.case_id = d.case_id AND o.organization = a.organization
LEFT JOIN first_sent AS f ON f.case_id = d.case_id AND f.incident = d.incident AND f.authority = d.authority
LEFT JOIN proof AS r ON r.case_id = d.case_id AND r.about = d.incident AND r.sent_to = d.authority
