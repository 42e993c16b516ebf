-- One record kept by one holder: when it was last used, what became of it. A record that is located was not destroyed; a record not
-- destroyed is looked at on the day the file is read at. The terms themselves are the law's (see law/norms/csp/r1112_7.toml).
SELECT h.case_id, h.holding,
    CASE WHEN p.name IS NOT NULL THEN 'Dossier tenu par ' || p.name WHEN o.name IS NOT NULL THEN 'Dossier tenu par ' || o.name END AS label,
    h.holder, h.setting, h.setting_contested, h.last_contact_on, h.last_contact_on_contested,
    CASE WHEN p.name IS NOT NULL THEN p.name ELSE o.name END AS holder_name, t.name AS patient_name,
    h.setting IN ('public_hospital', 'private_clinic') AS is_hospital, h.setting_contested AS is_hospital_contested,
    h.setting = 'liberal' AS is_liberal, h.setting_contested AS is_liberal_contested,
    t.born_on, t.born_on_contested, t.died_on, t.died_on_contested, h.claimed_on, h.claimed_on_contested, h.claim_ended_on,
    h.claim_ended_on_contested, h.transferred_on, h.copy_kept,
    CASE WHEN h.destroyed_on.happened IS NOT NULL THEN h.destroyed_on
         WHEN h.is_located AND NOT h.destroyed_on_contested
         THEN {'written': 'aucun', 'from': CAST(NULL AS DATE), 'to': CAST(NULL AS DATE), 'zone': 'none', 'happened': FALSE} END AS destroyed_on,
    h.destroyed_on_contested,
    CASE WHEN h.destroyed_on.happened THEN h.destroyed_on
         WHEN h.destroyed_on.happened IS FALSE OR (h.is_located AND NOT h.destroyed_on_contested) THEN c.as_of END AS looked_at_on,
    h.is_located, h.is_located_contested, h.evidence, t.evidence AS patient_evidence
FROM said.holding AS h
LEFT JOIN said.person AS t ON t.case_id = h.case_id AND t.person = h.patient
LEFT JOIN said.person AS p ON p.case_id = h.case_id AND p.person = h.holder
LEFT JOIN said.organization AS o ON o.case_id = h.case_id AND o.organization = h.holder
LEFT JOIN casefile AS c ON c.case_id = h.case_id
