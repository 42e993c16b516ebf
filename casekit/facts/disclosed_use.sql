-- One use of an AI system as others than its user knew of it: the professionals engaged in the care, each of whom must know and reach the
-- data and the results; the patient who talked to the system himself. exchanges_with_patient: a system that answers (chatbot, generative,
-- sorting) which the patient used himself; of any other system that he used, the maker says whether it answers.
WITH team AS (
    SELECT case_id, subject AS use, all_true(is_told) AS is_told, any_true(is_told_contested) IS TRUE AS is_told_contested,
        all_true(has_access) AS has_access, any_true(has_access_contested) IS TRUE AS has_access_contested,
        list_sort(flatten(list(evidence))) AS evidence
    FROM informed WHERE topic = 'professionals' GROUP BY case_id, subject
)
SELECT u.case_id, u.use, u.used_at,
    CASE WHEN s.name IS NOT NULL AND u.version IS NOT NULL THEN s.name || ' (version ' || u.version || ')' ELSE s.name END AS label,
    u.professional, p.name AS professional_name, s.manufacturer, m.name AS manufacturer_name, a.organization, o.name AS organization_name,
    s.kind, c.is_medical_device, c.is_medical_device_contested, c.learned_from_massive_data, c.learned_from_massive_data_contested,
    c.is_for_care, c.is_for_care_contested, c.is_professional_use, c.is_professional_use_contested,
    CASE WHEN s.kind = 'other_device' OR NOT u.used_by_patient THEN FALSE
         WHEN u.used_by_patient AND s.kind IN ('chatbot', 'generative', 'triage') THEN TRUE END AS exchanges_with_patient,
    u.used_by_patient, u.used_by_patient_contested OR s.kind_contested IS TRUE AS exchanges_with_patient_contested,
    team.is_told AS are_professionals_told, team.is_told_contested AS are_professionals_told_contested,
    team.has_access AS are_data_accessible, team.has_access_contested AS are_data_accessible_contested,
    warned.is_told AS is_told_of_ai, warned.is_told_contested AS is_told_of_ai_contested,
    u.evidence, c.system_evidence, team.evidence AS team_evidence, warned.evidence AS warning_evidence
FROM said.ai_use AS u
LEFT JOIN said.ai_system AS s ON s.case_id = u.case_id AND s.system = u.system
LEFT JOIN said.act AS a ON a.case_id = u.case_id AND a.act = u.act
LEFT JOIN said.person AS p ON p.case_id = u.case_id AND p.person = u.professional
LEFT JOIN said.organization AS m ON m.case_id = u.case_id AND m.organization = s.manufacturer
LEFT JOIN said.organization AS o ON o.case_id = u.case_id AND o.organization = a.organization
LEFT JOIN covered_use AS c ON c.case_id = u.case_id AND c.use = u.use
LEFT JOIN team ON team.case_id = u.case_id AND team.use = u.use
LEFT JOIN informed AS warned ON warned.case_id = u.case_id AND warned.subject = u.use AND warned.topic = 'ai_interaction'
