-- One use of an AI system, and its automatic logs: how long they were kept, and whether the system is one of those on which the AI Act
-- lays that duty (annex III; medical device assessed by a third party, so of class IIa or above). A device without AI is none of them.
-- changed_on: the last significant change on file, « none » where every version on file is said to bring none.
WITH dated AS (
    SELECT case_id, system, is_significant_change, evidence, is_significant_change_contested OR placed_on_market_on_contested AS is_disputed,
        CASE WHEN placed_on_market_on.happened IS NOT NULL THEN placed_on_market_on ELSE installed_on END AS changed_on
    FROM said.system_version
),
changed AS (
    SELECT case_id, system,
        CASE WHEN NOT any_true(is_significant_change)
             THEN {'written': 'aucun', 'from': CAST(NULL AS DATE), 'to': CAST(NULL AS DATE), 'zone': 'none', 'happened': FALSE}
             WHEN any_true(is_significant_change)
              AND all_true(is_significant_change IS FALSE OR (is_significant_change IS TRUE AND changed_on."from" IS NOT NULL))
             THEN {'written': CAST(NULL AS VARCHAR),
                   'from': max(CASE WHEN is_significant_change THEN changed_on."from" END), -- never NULL: each significant change is dated
                   'to': max(CASE WHEN is_significant_change THEN changed_on."to" END), -- never NULL: the same
                   'zone': 'none', 'happened': TRUE} END AS changed_on,
        any_true(is_disputed) IS TRUE AS is_disputed, list_sort(flatten(list(evidence))) AS evidence
    FROM dated GROUP BY case_id, system
)
SELECT u.case_id, u.use,
    CASE WHEN s.name IS NOT NULL AND u.version IS NOT NULL THEN s.name || ' (version ' || u.version || ')' ELSE s.name END AS label,
    u.used_at, on_day(u.used_at) AS used_on, u.used_at_contested AS used_on_contested, u.logs_kept_until, u.logs_kept_until_contested,
    CASE WHEN s.kind = 'other_device' THEN FALSE ELSE s.is_annex_iii END AS is_annex_iii, s.is_annex_iii_contested,
    CASE WHEN s.kind = 'other_device' OR NOT s.is_medical_device THEN FALSE
         WHEN s.device_class = 'I' THEN FALSE
         WHEN s.device_class IN ('IIa', 'IIb', 'III') THEN s.is_medical_device END AS is_assessed_device,
    s.is_medical_device_contested OR s.device_class_contested AS is_assessed_device_contested,
    s.placed_on_market_on AS placed_on, s.placed_on_market_on_contested AS placed_on_contested,
    v.changed_on, v.is_disputed AS changed_on_contested, o.kind = 'public_hospital' AS is_public,
    u.professional, p.name AS professional_name, a.organization, o.name AS organization_name, s.manufacturer, m.name AS manufacturer_name,
    u.evidence, s.evidence AS system_evidence, v.evidence AS register_evidence
FROM said.ai_use AS u
LEFT JOIN said.ai_system AS s ON s.case_id = u.case_id AND s.system = u.system
LEFT JOIN said.act AS a ON a.case_id = u.case_id AND a.act = u.act
LEFT JOIN said.person AS p ON p.case_id = u.case_id AND p.person = u.professional
LEFT JOIN said.organization AS o ON o.case_id = u.case_id AND o.organization = a.organization
LEFT JOIN said.organization AS m ON m.case_id = u.case_id AND m.organization = s.manufacturer
LEFT JOIN changed AS v ON v.case_id = u.case_id AND v.system = u.system
