-- One item of information: given to whom, who may receive it in the patient's place, and whether it was intelligible to that person.
-- is_represented: on that day a measure had someone represent him for his person; is_in_guardianship: on that day a guardianship (tutelle),
-- whatever its scope: what counted before 1 October 2020. Whom the items on that subject reached together: see facts/recipients.sql.
SELECT i.case_id, i.information,
    CASE i.topic WHEN 'ai_use' THEN 'Information sur l’emploi de l’IA' WHEN 'ai_interpretation' THEN 'Information sur l’interprétation de l’IA'
        WHEN 'ai_interaction' THEN 'Information sur le dialogue avec une IA' WHEN 'professionals' THEN 'Information des professionnels'
        WHEN 'risk' THEN 'Information sur un risque' WHEN 'alternative' THEN 'Information sur les autres options'
        WHEN 'ai_departure' THEN 'Information sur l’écart avec l’IA' WHEN 'damage' THEN 'Information sur le dommage' END
        || ' (' || i.information || ')' AS label,
    i.topic, i.topic_contested, i.given, i.given_contested, i.given_at, on_day(i.given_at) AS given_on, i.mode,
    i.patient, t.name AS patient_name, i.recipient, r.name AS recipient_name, i.given_by, g.name AS professional_name,
    i.recipient = i.patient AS is_to_patient, i.recipient_contested AS is_to_patient_contested,
    i.recipient = t.represented_by AS is_to_representative, i.recipient_contested OR t.represented_by_contested AS is_to_representative_contested,
    r.role = 'trusted_person' AS is_to_trusted_person,
    t.born_on, t.born_on_contested, t.is_emancipated, t.can_express_will, t.can_express_will_contested,
    t.capacity, t.capacity_contested, t.protection, t.protection_scope, t.protection_scope_contested,
    CASE WHEN t.protection_scope = 'representation'
         THEN NOT before(on_day(i.given_at), t.protection_from) AND NOT before(t.protection_to, on_day(i.given_at))
         WHEN t.protection_scope_contested THEN NULL WHEN t.protection_scope IS NOT NULL OR t.capacity = 'adult' OR t.protection IN ('none', 'sauvegarde', 'curatelle') THEN FALSE END AS is_represented,
    t.protection_scope_contested OR t.protection_from_contested OR t.protection_to_contested AS is_represented_contested,
    CASE WHEN t.protection = 'tutelle'
         THEN NOT before(on_day(i.given_at), t.protection_from) AND NOT before(t.protection_to, on_day(i.given_at))
         WHEN t.protection_contested THEN NULL WHEN t.protection IS NOT NULL OR t.capacity = 'adult' THEN FALSE END AS is_in_guardianship,
    t.protection_contested OR t.protection_from_contested OR t.protection_to_contested AS is_in_guardianship_contested,
    whom.is_patient_told, whom.is_patient_told_contested, whom.is_representative_told, whom.is_representative_told_contested,
    i.is_intelligible, i.is_intelligible_contested, i.exception,
    i.evidence, t.evidence AS patient_evidence
FROM said.information AS i
LEFT JOIN said.person AS t ON t.case_id = i.case_id AND t.person = i.patient
LEFT JOIN said.person AS r ON r.case_id = i.case_id AND r.person = i.recipient
LEFT JOIN said.person AS g ON g.case_id = i.case_id AND g.person = i.given_by
LEFT JOIN recipients AS whom ON whom.case_id = i.case_id AND whom.information = i.information
