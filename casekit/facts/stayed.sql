-- What keeps the ten years from running against one defendant: a period before the CCI, or under guardianship (tutelle) of the victim.
-- is_sure: the file shows that it bears on this defendant. A period that has not ended (aucun) is_pending.
SELECT d.case_id, d.party, p.proceeding AS period, 'cci' AS kind, p.filed_on AS from_on, p.ended_on AS to_on,
    CASE WHEN p.against_contested OR p.filed_on_contested OR p.ended_on_contested THEN NULL
         WHEN p.against IS NULL OR p.against IN (d.party, d.person, d.organization) THEN TRUE END AS is_sure
FROM sued AS d JOIN said.proceeding AS p ON p.case_id = d.case_id
WHERE p.kind = 'cci'
UNION ALL
SELECT d.case_id, d.party, v.person AS period, 'guardianship' AS kind, v.protection_from AS from_on, v.protection_to AS to_on,
    CASE WHEN NOT (v.protection_contested OR v.protection_from_contested OR v.protection_to_contested) THEN TRUE END AS is_sure
FROM sued AS d JOIN said.person AS v ON v.case_id = d.case_id
WHERE v.role = 'patient' AND v.protection = 'tutelle'
