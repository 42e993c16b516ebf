-- What went into one use of an AI system: were the data fit for the tool, and those of this patient. Used by the patient himself: known
-- only where the file says so, or names the professional who used it.
SELECT u.case_id, u.use, u.used_at,
    CASE WHEN s.name IS NOT NULL AND u.version IS NOT NULL THEN s.name || ' (version ' || u.version || ')' ELSE s.name END AS label,
    w.person AS professional, w.person_name AS professional_name, w.answerable, a.organization, o.name AS organization_name,
    u.input_was_adequate, u.input_was_adequate_contested,
    CASE WHEN u.used_by_patient IS NOT NULL OR u.used_by_patient_contested THEN u.used_by_patient
         WHEN w.is_by_patient IS FALSE THEN FALSE END AS is_used_by_patient,
    u.used_by_patient_contested AS is_used_by_patient_contested,
    e.is_assessed_ai, e.is_assessed_ai_contested, e.is_annex_iii_ai, e.is_annex_iii_ai_contested, e.last_changed_on,
    e.last_changed_on_contested,
    u.evidence
FROM said.ai_use AS u
LEFT JOIN said.ai_system AS s ON s.case_id = u.case_id AND s.system = u.system
LEFT JOIN said.act AS a ON a.case_id = u.case_id AND a.act = u.act
LEFT JOIN said.organization AS o ON o.case_id = u.case_id AND o.organization = a.organization
LEFT JOIN answerable AS w ON w.case_id = u.case_id AND w.subject = u.use AND w.kind = 'ai_use'
LEFT JOIN regulated AS e ON e.case_id = u.case_id AND e.use = u.use
