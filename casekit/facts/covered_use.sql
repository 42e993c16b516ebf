-- One use of an AI system, and what decides whether article L. 4001-3 covers it: a medical device, learned on massive data, for
-- prevention, diagnosis or care, chosen by a professional. Sorting patients may be diagnosis or care: the expert says. A use is the
-- professional's unless the file says that the patient used the tool himself; then the file must say who chose it.
-- has_ai: unless the system is said to be a device without AI; of a robot, only where it has learned.
SELECT u.case_id, u.use, q.is_medical_device, q.is_medical_device_contested,
    s.learned_from_massive_data, s.learned_from_massive_data_contested,
    CASE WHEN u.purpose IN ('prevention', 'diagnosis', 'care') THEN TRUE
         WHEN u.purpose IN ('documentation', 'administrative', 'research') THEN FALSE END AS is_for_care,
    u.purpose_contested AS is_for_care_contested,
    CASE WHEN w.role = 'professional' THEN TRUE
         WHEN u.used_by_patient AND (u.decided_by = u.patient OR w.role IN ('patient', 'relative', 'representative', 'trusted_person')) THEN FALSE
         WHEN u.professional IS NOT NULL THEN TRUE
         WHEN NOT u.used_by_patient OR (u.used_by_patient IS NULL AND NOT u.used_by_patient_contested) THEN TRUE END AS is_professional_use,
    u.used_by_patient_contested OR u.decided_by_contested AS is_professional_use_contested,
    CASE WHEN s.kind = 'other_device' THEN FALSE
         WHEN NOT s.kind_contested AND (s.kind IS DISTINCT FROM 'robot' OR s.learned_from_massive_data) THEN TRUE END AS has_ai,
    s.kind_contested AS has_ai_contested,
    q.evidence AS system_evidence
FROM said.ai_use AS u
LEFT JOIN said.ai_system AS s ON s.case_id = u.case_id AND s.system = u.system
LEFT JOIN qualified AS q ON q.case_id = u.case_id AND q.system = u.system
LEFT JOIN said.person AS w ON w.case_id = u.case_id AND w.person = u.decided_by
