-- One breach of data: its risk for the persons, and who was told of it when. notified_at: the earliest notice to the CNIL, of the breach
-- itself or of the reports made about it (later ones may complete it). discovery_hour_ended_at: when the hour of its discovery ended.
WITH sent AS (
    SELECT case_id, breach, authority_notified_at AS sent_at, authority_notified_at_contested AS is_disputed
    FROM said.data_breach WHERE authority_notified_at.happened IS NOT NULL OR authority_notified_at_contested
    UNION ALL
    SELECT case_id, about,
        CASE WHEN sent_at.happened IS NOT NULL OR sent_at_contested THEN sent_at
             ELSE {'written': CAST(NULL AS VARCHAR), 'from': CAST(NULL AS TIMESTAMP), 'to': CAST(NULL AS TIMESTAMP), 'zone': 'none',
                   'happened': TRUE} END,
        sent_at_contested
    FROM said.report_made WHERE sent_to = 'cnil'
),
notice AS (
    SELECT case_id, breach, any_true(sent_at.happened) AS happened, all_true(sent_at.happened) AS is_of_one_voice,
        CASE WHEN all_true(sent_at."from" IS NOT NULL) THEN min(sent_at."from") END AS first, -- never NULL: each has its bound
        min(sent_at."to") AS last, -- never NULL: a notice on an unknown day can only come earlier still
        agreed(sent_at.written) AS written, agreed(sent_at.zone) AS zone, any_true(is_disputed) IS TRUE AS is_disputed
    FROM sent GROUP BY case_id, breach
),
dated AS (
    SELECT case_id, breach,
        CASE WHEN happened AND is_of_one_voice IS DISTINCT FROM FALSE OR NOT happened
             THEN {'written': written, 'from': first, 'to': last, 'zone': CASE WHEN zone IS NOT NULL THEN zone ELSE 'assumed' END,
                   'happened': happened} END AS notified_at,
        is_disputed OR (happened AND NOT is_of_one_voice) IS TRUE AS is_disputed
    FROM notice
),
weighed AS (
    SELECT case_id, breach,
        CASE WHEN risk IN ('risk', 'high') OR (is_high_risk AND risk IS NULL) THEN FALSE
             WHEN risk = 'none' AND is_high_risk IS DISTINCT FROM TRUE THEN TRUE END AS has_no_risk,
        CASE WHEN risk = 'high' AND is_high_risk IS DISTINCT FROM FALSE THEN TRUE
             WHEN risk IN ('none', 'risk') AND is_high_risk IS DISTINCT FROM TRUE THEN FALSE
             WHEN risk IS NULL AND NOT risk_contested THEN is_high_risk END AS is_high_risk,
        risk_contested OR is_high_risk_contested OR (risk = 'high' AND NOT is_high_risk) IS TRUE
            OR (risk IN ('none', 'risk') AND is_high_risk) IS TRUE AS is_disputed
    FROM said.data_breach
),
proof AS (
    SELECT case_id, about, list_sort(flatten(list(evidence))) AS evidence FROM said.report_made WHERE sent_to = 'cnil' GROUP BY case_id, about
)
SELECT b.case_id, b.breach, CASE WHEN o.name IS NOT NULL THEN 'Violation de données, ' || o.name END AS label,
    b.organization, o.name AS organization_name, b.discovered_at, b.discovered_at_contested,
    CASE WHEN b.discovered_at."from" IS NOT NULL
         THEN {'written': CAST(NULL AS VARCHAR),
               'from': CAST(strftime(b.discovered_at."from", '%Y-%m-%d %H:00:00') AS TIMESTAMP) + 1 * INTERVAL 1 HOUR,
               'to': CAST(strftime(b.discovered_at."to", '%Y-%m-%d %H:00:00') AS TIMESTAMP) + 1 * INTERVAL 1 HOUR,
               'zone': b.discovered_at.zone, 'happened': TRUE} END AS discovery_hour_ended_at,
    b.discovered_at_contested AS discovery_hour_ended_at_contested,
    w.has_no_risk, w.is_disputed AS has_no_risk_contested, w.is_high_risk, w.is_disputed AS is_high_risk_contested,
    d.notified_at, d.is_disputed IS TRUE AS notified_at_contested,
    d.notified_at.happened AS is_notified, d.is_disputed IS TRUE AS is_notified_contested, b.patient_notified_at, b.patient_notified_at_contested,
    CASE WHEN b.reasons_for_delay IS NOT NULL THEN TRUE END AS has_reasons, b.reasons_for_delay, b.evidence, p.evidence AS report_evidence
FROM said.data_breach AS b
LEFT JOIN said.organization AS o ON o.case_id = b.case_id AND o.organization = b.organization
JOIN weighed AS w ON w.case_id = b.case_id AND w.breach = b.breach
LEFT JOIN dated AS d ON d.case_id = b.case_id AND d.breach = b.breach
LEFT JOIN proof AS p ON p.case_id = b.case_id AND p.about = b.breach
