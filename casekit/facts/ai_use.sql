-- One use of an AI system for one patient: the system and its version, what the patient was told and agreed to,
-- the training of the user, what was kept. One row per use on file.
SELECT u.case_id, u.use, u.system, u.version, u.version_contested, u.used_at, u.act, u.purpose, u.purpose_contested,
    CASE WHEN s.name IS NOT NULL AND u.version IS NOT NULL THEN s.name || ' (version ' || u.version || ')' ELSE s.name END AS label,
    u.professional, p.name AS professional_name, s.manufacturer, m.name AS manufacturer_name, a.organization, o.name AS organization_name,
    covered.is_medical_device, covered.is_medical_device_contested, covered.learned_from_massive_data, covered.learned_from_massive_data_contested,
    covered.is_for_care, covered.is_for_care_contested, covered.is_professional_use, covered.is_professional_use_contested,
    covered.has_ai, covered.has_ai_contested,
    NOT p.profession ILIKE '%médecin%'
        AND regexp_matches(lower(p.profession), 'infirmi|manipulat|pharmacien|sage.?femme|dentiste|kin[ée]sith|aide.?soign|orthopt|secr[ée]t') AS is_other_profession,
    u.used_by_patient, u.used_by_patient_contested, u.output, u.output_kind, u.output_kept, u.output_kept_contested, u.within_intended_purpose, u.within_intended_purpose_contested,
    displayed.was_displayed, displayed.was_displayed_contested, a.is_emergency, a.is_emergency_contested,
    told.is_told, told.is_told_contested, told.by_poster_only, told.is_told_individually, told.is_told_contested AS is_told_individually_contested,
    told.in_emergency AS told_in_emergency, told.was_impossible AS telling_was_impossible, told.patient_refused AS patient_refused_to_know,
    interpreted.is_told AS is_told_interpretation, interpreted.is_told_contested AS is_told_interpretation_contested,
    interpreted.by_poster_only AS interpretation_by_poster_only, interpreted.in_emergency AS interpretation_in_emergency,
    interpreted.was_impossible AS interpreting_was_impossible, interpreted.patient_refused AS patient_refused_interpretation,
    CASE WHEN u.output IS NOT NULL OR u.output_kind IS NOT NULL THEN TRUE END AS has_interpretation,
    agreed.is_agreed, agreed.is_agreed_contested, agreed.is_withdrawn_before,
    agreed.is_withdrawn_contested AS is_withdrawn_before_contested,
    trained.is_trained, trained.is_trained_contested, trained.is_attested, trained.is_attested_contested,
    trained.is_independent, trained.is_independent_contested, trained.trainer, trained.trainer_name,
    versioned.is_established AS is_version_established, versioned.is_established_contested AS is_version_established_contested,
    versioned.has_silent_update, versioned.settings AS version_settings,
    u.evidence, covered.system_evidence, told.evidence AS told_evidence, interpreted.evidence AS interpretation_evidence,
    agreed.evidence AS consent_evidence, trained.evidence AS training_evidence,
    versioned.evidence AS register_evidence
FROM said.ai_use AS u
LEFT JOIN said.ai_system AS s ON s.case_id = u.case_id AND s.system = u.system
LEFT JOIN said.act AS a ON a.case_id = u.case_id AND a.act = u.act
LEFT JOIN said.person AS p ON p.case_id = u.case_id AND p.person = u.professional
LEFT JOIN said.organization AS m ON m.case_id = u.case_id AND m.organization = s.manufacturer
LEFT JOIN said.organization AS o ON o.case_id = u.case_id AND o.organization = a.organization
LEFT JOIN covered_use AS covered ON covered.case_id = u.case_id AND covered.use = u.use
LEFT JOIN displayed ON displayed.case_id = u.case_id AND displayed.use = u.use
LEFT JOIN informed AS told ON told.case_id = u.case_id AND told.subject = u.use AND told.topic = 'ai_use'
LEFT JOIN informed AS interpreted ON interpreted.case_id = u.case_id AND interpreted.subject = u.use AND interpreted.topic = 'ai_interpretation'
LEFT JOIN agreement AS agreed ON agreed.case_id = u.case_id AND agreed.subject = u.use AND agreed.topic = 'ai_use'
LEFT JOIN trained ON trained.case_id = u.case_id AND trained.use = u.use
LEFT JOIN versioned ON versioned.case_id = u.case_id AND versioned.use = u.use
