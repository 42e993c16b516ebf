-- One risk of one act, and whether it was named to the patient before the act. No text sets from which frequency a risk is frequent:
-- only a risk that is serious, or one known never to happen, is settled without the expert.
SELECT r.case_id, r.risk, r.act, r.label, r.frequency, r.is_serious, r.is_serious_contested, r.is_foreseeable, r.is_foreseeable_contested,
    CASE WHEN r.frequency = 0 THEN FALSE END AS is_frequent, r.has_occurred,
    a.performed_at, a.professional, p.name AS professional_name, a.is_emergency, a.is_emergency_contested,
    told.is_told, told.is_told_contested, told.by_poster_only,
    told.in_emergency AS told_in_emergency, told.was_impossible AS telling_was_impossible, told.patient_refused AS patient_refused_to_know,
    r.evidence, told.evidence AS told_evidence
FROM said.risk AS r
LEFT JOIN said.act AS a ON a.case_id = r.case_id AND a.act = r.act
LEFT JOIN said.person AS p ON p.case_id = r.case_id AND p.person = a.professional
LEFT JOIN informed AS told ON told.case_id = r.case_id AND told.subject = r.risk AND told.topic = 'risk'
