-- One request of a patient on his record or his data: by whom, received and answered when, and how old the oldest item asked for is.
-- is_by_entitled: asked by the patient, by one who represents him, or by the heir of a dead patient who gives one of the three reasons of
-- art. L. 1110-4, V; for anybody else the file does not tell (a doctor or a relative has to have been chosen). replied_on: the answer; the day the file is read at where there was none by then.
-- record_last_contact_on: of the record of that patient kept by the one asked.
WITH kept AS (
    SELECT r.case_id, r.request, latest(h.last_contact_on) AS last_contact_on, all_true(h.setting IN ('public_hospital', 'private_clinic')) AS is_hospital,
        any_true(h.last_contact_on_contested OR h.setting_contested) IS TRUE AS is_disputed, list_sort(flatten(list(h.evidence))) AS evidence
    FROM said.data_request AS r
    JOIN said.holding AS h ON h.case_id = r.case_id AND h.patient = r.patient AND h.holder = r.addressed_to
    GROUP BY r.case_id, r.request
)
SELECT r.case_id, r.request,
    CASE WHEN r.kind = 'access' THEN 'Demande d’accès au dossier' WHEN r.kind = 'rectification' THEN 'Demande de rectification'
         WHEN r.kind = 'restriction' THEN 'Demande de limitation' WHEN r.kind = 'erasure' THEN 'Demande d’effacement'
         WHEN r.kind = 'objection' THEN 'Opposition au traitement' END AS label,
    r.kind, r.kind_contested, r.kind = 'access' AS is_access, r.kind_contested AS is_access_contested,
    r.kind IN ('rectification', 'restriction', 'erasure', 'objection') AS is_right, r.kind_contested AS is_right_contested,
    r.kind = 'erasure' AS is_erasure, r.kind_contested AS is_erasure_contested,
    CASE WHEN r.asked_by = r.patient OR r.asked_by = p.represented_by OR a.role = 'representative'
           OR (a.role = 'heir' AND p.died_on.happened AND r.reason IN ('causes_of_death', 'memory', 'rights')) THEN TRUE END AS is_by_entitled,
    r.asked_by_contested OR r.patient_contested OR r.reason_contested OR p.represented_by_contested IS TRUE OR p.died_on_contested IS TRUE
        OR a.role_contested IS TRUE AS is_by_entitled_contested,
    a.role = 'heir' AS is_by_heir, a.name AS asked_by_name, r.reason, p.died_on,
    r.received_on, r.received_on_contested, r.oldest_item_on, r.oldest_item_on_contested, r.answered_on, r.answered_on_contested,
    CASE WHEN r.answered_on.happened IS FALSE THEN c.as_of ELSE r.answered_on END AS replied_on, r.answered_on_contested AS replied_on_contested,
    r.is_complete, r.is_complete_contested,
    d.person AS holder_person, o.organization AS holder_organization,
    CASE WHEN o.name IS NOT NULL THEN o.name WHEN d.name IS NOT NULL THEN d.name ELSE r.addressed_to END AS holder_name,
    k.last_contact_on AS record_last_contact_on, k.is_disputed IS TRUE AS record_last_contact_on_contested,
    k.is_hospital AS is_hospital_record, k.is_disputed IS TRUE AS is_hospital_record_contested, r.evidence, k.evidence AS record_evidence
FROM said.data_request AS r
LEFT JOIN casefile AS c ON c.case_id = r.case_id
LEFT JOIN said.person AS p ON p.case_id = r.case_id AND p.person = r.patient
LEFT JOIN said.person AS a ON a.case_id = r.case_id AND a.person = r.asked_by
LEFT JOIN said.person AS d ON d.case_id = r.case_id AND d.person = r.addressed_to
LEFT JOIN said.organization AS o ON o.case_id = r.case_id AND o.organization = r.addressed_to
LEFT JOIN kept AS k ON k.case_id = r.case_id AND k.request = r.request
