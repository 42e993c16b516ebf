-- One record kept by one holder: when it was last used, what became of it. A record that is located was not destroyed; a record not
-- destroyed is looked at on the day the file is read at. The terms themselves are the law's (see law/norms/csp/r1112_7.toml).
-- Where the setting is blank, the kind of the holder tells it. Unknown on purpose: is_hospital and holder_order where an establishment
-- keeps the record of a liberal practice (whose record is it?), is_liberal where an heir keeps it (the usage says nothing of heirs).
-- term_on, base_term_on: the day until which a hospital keeps it (see kept_until.sql); with whom it now is: see passed_on.sql.
WITH kept AS (
    SELECT h.*, p.name AS person_name, o.name AS organization_name, p.role = 'heir' AS is_kept_by_heir,
        CASE WHEN h.setting = 'liberal' THEN o.kind IN ('public_hospital', 'private_clinic') END AS is_liberal_inside,
        CASE WHEN h.setting IS NOT NULL THEN h.setting
             WHEN h.setting_contested THEN NULL
             WHEN o.kind IN ('public_hospital', 'private_clinic') THEN o.kind
             WHEN o.kind = 'practice' OR p.practice = 'liberal' THEN 'liberal'
             WHEN p.practice = 'public_hospital' THEN 'public_hospital' END AS kept_in,
        o.kind AS holder_kind, p.person AS holder_person, o.organization AS holder_organization, p.practice = 'private_salaried' AS is_kept_by_employee,
        CASE WHEN h.setting IS NULL OR (h.setting = 'liberal' AND o.kind IN ('public_hospital', 'private_clinic')) THEN o.evidence END AS holder_evidence
    FROM said.holding AS h
    LEFT JOIN said.person AS p ON p.case_id = h.case_id AND p.person = h.holder
    LEFT JOIN said.organization AS o ON o.case_id = h.case_id AND o.organization = h.holder
),
inherited AS (
    SELECT y.case_id, any_true(t.role = 'heir') AS by_heirs
    FROM said.party AS y LEFT JOIN said.person AS t ON t.case_id = y.case_id AND t.person = y.person
    WHERE y.role = 'claimant' AND y.person IS NOT NULL GROUP BY y.case_id
)
SELECT h.case_id, h.holding,
    CASE WHEN h.person_name IS NOT NULL THEN 'Dossier tenu par ' || h.person_name
         WHEN h.organization_name IS NOT NULL THEN 'Dossier tenu par ' || h.organization_name END AS label,
    h.holder, h.patient, h.setting, h.setting_contested, h.last_contact_on, h.last_contact_on_contested,
    CASE WHEN h.person_name IS NOT NULL THEN h.person_name ELSE h.organization_name END AS holder_name, t.name AS patient_name,
    h.holder_person, h.holder_organization,
    CASE WHEN h.is_liberal_inside THEN NULL ELSE h.kept_in IN ('public_hospital', 'private_clinic') END AS is_hospital,
    h.setting_contested AS is_hospital_contested,
    CASE WHEN h.is_kept_by_heir AND h.kept_in = 'liberal' THEN NULL ELSE h.kept_in = 'liberal' END AS is_liberal,
    h.setting_contested AS is_liberal_contested, h.is_kept_by_heir, h.is_liberal_inside,
    CASE WHEN h.is_liberal_inside AND h.holder_kind = 'public_hospital' THEN NULL
         WHEN h.kept_in = 'public_hospital' THEN 'administrative'
         WHEN h.kept_in IN ('private_clinic', 'liberal') OR (h.is_kept_by_employee AND NOT h.setting_contested) THEN 'civil' END AS holder_order,
    h.setting_contested AS holder_order_contested,
    t.born_on, t.born_on_contested,
    l.died_on, t.died_on_contested, i.by_heirs AS is_claimed_by_heirs, h.claimed_on, h.claimed_on_contested, h.claim_ended_on, h.claim_ended_on_contested,
    h.transferred_on, h.transferred_on_contested, h.copy_kept, h.copy_kept_contested,
    e.is_located AS is_located_elsewhere, e.is_contested AS is_located_elsewhere_contested, e.holder_name AS other_holder_name,
    CASE WHEN h.destroyed_on.happened IS NOT NULL THEN h.destroyed_on
         WHEN h.is_located AND NOT h.destroyed_on_contested
         THEN {'written': 'aucun', 'from': CAST(NULL AS DATE), 'to': CAST(NULL AS DATE), 'zone': 'none', 'happened': FALSE} END AS destroyed_on,
    h.destroyed_on_contested, c.as_of,
    CASE WHEN h.destroyed_on.happened THEN h.destroyed_on
         WHEN h.destroyed_on.happened IS FALSE OR (h.is_located AND NOT h.destroyed_on_contested) THEN c.as_of END AS looked_at_on,
    CASE WHEN h.kept_in IN ('public_hospital', 'private_clinic') THEN k.term_on END AS term_on,
    CASE WHEN h.kept_in IN ('public_hospital', 'private_clinic') THEN k.base_term_on END AS base_term_on,
    h.is_located, h.is_located_contested, h.evidence, t.evidence AS patient_evidence, h.holder_evidence,
    l.party_evidence, e.evidence AS other_evidence
FROM kept AS h
LEFT JOIN said.person AS t ON t.case_id = h.case_id AND t.person = h.patient
LEFT JOIN lifetime AS l ON l.case_id = h.case_id AND l.person = h.patient
LEFT JOIN inherited AS i ON i.case_id = h.case_id
LEFT JOIN kept_until AS k ON k.case_id = h.case_id AND k.holding = h.holding
LEFT JOIN passed_on AS e ON e.case_id = h.case_id AND e.holding = h.holding
LEFT JOIN casefile AS c ON c.case_id = h.case_id
