-- One medical decision taken with the output of an AI at hand: was the output seen, examined, followed, and why.
-- was_displayed: shown to the one who decided (an output that he saw was shown). has_reasons is false only where the record shows that
-- no critical examination was documented and holds no justification.
SELECT d.case_id, d.decision, d.act, d.use, d.decided_at, d.decided_at_contested, d.output_seen_at,
    CASE WHEN p.name IS NOT NULL AND s.name IS NOT NULL THEN 'Décision (' || p.name || '), ' || s.name || ' à l’appui' END AS label,
    d.professional, p.name AS professional_name,
    CASE WHEN d.output_seen_at.happened THEN TRUE ELSE u.was_displayed END AS was_displayed, u.was_displayed_contested,
    CASE WHEN d.output_seen_at.happened IS NOT NULL THEN NOT before(d.decided_at, d.output_seen_at) END AS is_seen_before,
    d.output_seen_at_contested OR d.decided_at_contested AS is_seen_before_contested,
    d.follows_output, d.follows_output_contested, d.critical_review AS is_critically_reviewed,
    d.critical_review_contested AS is_critically_reviewed_contested,
    CASE WHEN d.justification IS NOT NULL THEN TRUE WHEN NOT d.critical_review THEN FALSE END AS has_reasons,
    d.critical_review_contested AS has_reasons_contested,
    u.output_was_correct, u.output_was_correct_contested, d.justification,
    d.evidence, u.evidence AS use_evidence
FROM said.decision AS d
LEFT JOIN said.ai_use AS u ON u.case_id = d.case_id AND u.use = d.use
LEFT JOIN said.ai_system AS s ON s.case_id = d.case_id AND s.system = u.system
LEFT JOIN said.person AS p ON p.case_id = d.case_id AND p.person = d.professional
