-- One use of a tool, seen from the tool: is it one without a medical purpose, was a safety notice ignored, which duties of the European regulation
-- on artificial intelligence bear on it. One row per use on file.
-- is_general_tool: described as no medical device, unless this medical use lies within its intended purpose (that is another question).
-- is_to_decide: for prevention, diagnosis, care or triage, or followed by a decision; the rest, as its purpose on file says, did not serve to decide.
SELECT u.case_id, u.use, u.system, u.version, u.used_at, on_day(u.used_at) AS used_on,
    CASE WHEN s.label IS NOT NULL AND u.version IS NOT NULL THEN s.label || ' (version ' || u.version || ')' ELSE s.label END AS label,
    u.professional, p.name AS professional_name, s.manufacturer, s.manufacturer_name, a.organization, o.name AS organization_name,
    o.kind = 'public_hospital' AS is_public, o.kind_contested IS TRUE AS is_public_contested, u.used_by_patient, u.used_by_patient_contested,
    CASE WHEN u.within_intended_purpose AND u.purpose IN ('prevention', 'diagnosis', 'care') THEN FALSE
         WHEN NOT u.within_intended_purpose_contested THEN NOT s.is_medical_device END AS is_general_tool,
    s.is_medical_device_contested OR u.within_intended_purpose_contested AS is_general_tool_contested,
    CASE WHEN e.is_followed OR u.purpose IN ('prevention', 'diagnosis', 'care', 'triage') THEN TRUE
         WHEN u.purpose IN ('documentation', 'administrative', 'research') THEN FALSE END AS is_to_decide,
    u.purpose_contested AS is_to_decide_contested,
    t.is_attested, t.is_attested_contested,
    w.is_warned, w.is_warned_contested, w.received_on AS notice_received_on, e.is_reviewed, e.is_reviewed_contested,
    s.is_ai, s.is_ai_contested, s.is_third_party_assessed, s.is_third_party_assessed_contested, s.is_annex_iii, s.is_annex_iii_contested,
    s.market_on, s.market_on_contested, c.is_changed, c.is_changed_contested, c.last_change_on, c.is_changed_contested AS last_change_on_contested,
    s.instructions_given, s.instructions_given_contested, s.explainability_given, s.explainability_given_contested,
    u.within_intended_purpose, u.within_intended_purpose_contested, u.input_was_adequate, u.input_was_adequate_contested,
    u.was_displayed, u.was_displayed_contested, u.logs_kept_until, u.logs_kept_until_contested,
    CASE WHEN told.by_poster_only THEN NULL ELSE told.is_told END AS is_told, told.is_told_contested,
    x.is_asked, x.is_asked_contested, x.is_given AS is_explained, x.is_given_contested AS is_explained_contested,
    u.evidence, s.evidence AS system_evidence, s.certificate_evidence, w.evidence AS notice_evidence, e.evidence AS decision_evidence,
    c.evidence AS version_evidence, t.evidence AS training_evidence, told.evidence AS told_evidence, x.evidence AS explanation_evidence
FROM said.ai_use AS u
LEFT JOIN ai_system AS s ON s.case_id = u.case_id AND s.system = u.system
LEFT JOIN said.act AS a ON a.case_id = u.case_id AND a.act = u.act
LEFT JOIN said.person AS p ON p.case_id = u.case_id AND p.person = u.professional
LEFT JOIN said.organization AS o ON o.case_id = u.case_id AND o.organization = a.organization
LEFT JOIN trained AS t ON t.case_id = u.case_id AND t.use = u.use
LEFT JOIN forewarned AS w ON w.case_id = u.case_id AND w.use = u.use
LEFT JOIN examined AS e ON e.case_id = u.case_id AND e.use = u.use
LEFT JOIN altered AS c ON c.case_id = u.case_id AND c.use = u.use
LEFT JOIN informed AS told ON told.case_id = u.case_id AND told.subject = u.use AND told.topic = 'ai_use'
LEFT JOIN explained AS x ON x.case_id = u.case_id AND x.use = u.use
