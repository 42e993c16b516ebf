-- One decision taken with the output of an AI at hand: did it depart from that output, and was the patient told why. The day on which
-- he was told (table decision) and the information on file are read together (facts/given_information.sql). was_displayed: as in
-- facts/decision.sql, read here alone.
SELECT d.case_id, d.decision, d.decided_at,
    CASE WHEN p.name IS NOT NULL AND s.name IS NOT NULL THEN 'Décision (' || p.name || '), ' || s.name || ' à l’appui' END AS label,
    d.professional, p.name AS professional_name, d.follows_output, d.follows_output_contested,
    CASE WHEN NOT before(d.decided_at, d.output_seen_at) THEN TRUE WHEN before(d.decided_at, u.displayed_at) THEN FALSE
         WHEN d.output_seen_at.happened THEN TRUE ELSE u.was_displayed END AS was_displayed,
    u.was_displayed_contested OR u.displayed_at_contested AS was_displayed_contested,
    told.is_told AS is_told_why, told.is_told_contested AS is_told_why_contested,
    d.evidence, u.evidence AS use_evidence, told.evidence AS told_evidence
FROM said.decision AS d
LEFT JOIN said.ai_use AS u ON u.case_id = d.case_id AND u.use = d.use
LEFT JOIN said.ai_system AS s ON s.case_id = d.case_id AND s.system = u.system
LEFT JOIN said.person AS p ON p.case_id = d.case_id AND p.person = d.professional
LEFT JOIN informed AS told ON told.case_id = d.case_id AND told.subject = d.decision AND told.topic = 'ai_departure'
