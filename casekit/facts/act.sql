-- One act of prevention, diagnosis or care: who did it, when, with which consent, after which alternatives were told. is_omitted: it was due
-- and was not done, without a refusal of the patient (a refused act is another thing).
SELECT a.case_id, a.act, a.kind, a.label, a.status, a.performed_at, a.performed_at_contested, a.professional, p.name AS professional_name,
    a.patient, t.name AS patient_name, o.name AS organization_name, a.is_emergency, a.is_emergency_contested,
    a.has_alternative, a.has_alternative_contested, t.born_on, t.capacity, t.capacity_contested, t.is_emancipated, t.represented_by,
    CASE WHEN a.status = 'performed' THEN TRUE WHEN a.status IN ('omitted', 'refused') THEN FALSE
         ELSE a.performed_at.happened END AS is_performed, a.status_contested AS is_performed_contested,
    CASE WHEN a.status IS NOT NULL THEN a.status = 'omitted' WHEN a.performed_at.happened THEN FALSE END AS is_omitted,
    a.status_contested AS is_omitted_contested,
    c.is_agreed, c.is_agreed_contested, c.by_patient AS is_agreed_by_patient, c.is_refused, c.is_refused_contested, c.is_refused_before,
    c.is_reiterated, c.is_withdrawn, c.is_withdrawn_contested, c.is_withdrawn_before, c.is_withdrawn_contested AS is_withdrawn_before_contested,
    c.in_emergency AS consent_in_emergency, c.was_unable AS patient_was_unable, c.has_legal_authorisation,
    told.is_told AS is_told_alternative, told.is_told_contested AS is_told_alternative_contested,
    told.in_emergency AS told_in_emergency, told.was_impossible AS telling_was_impossible, told.patient_refused AS patient_refused_to_know,
    a.evidence, c.evidence AS consent_evidence, told.evidence AS told_evidence
FROM said.act AS a
LEFT JOIN said.person AS p ON p.case_id = a.case_id AND p.person = a.professional
LEFT JOIN said.person AS t ON t.case_id = a.case_id AND t.person = a.patient
LEFT JOIN said.organization AS o ON o.case_id = a.case_id AND o.organization = a.organization
LEFT JOIN agreement AS c ON c.case_id = a.case_id AND c.subject = a.act AND c.topic = 'act'
LEFT JOIN informed AS told ON told.case_id = a.case_id AND told.subject = a.act AND told.topic = 'alternative'
