-- One use of a device in one establishment, public or private, and whether the device did what it was made for.
SELECT u.case_id, u.use,
    CASE WHEN s.name IS NOT NULL THEN s.name ELSE 'Dispositif (usage ' || u.use || ')' END AS label,
    u.used_at, u.has_failed, u.has_failed_contested, s.is_medical_device, s.is_medical_device_contested,
    o.organization, o.name AS organization_name, m.organization AS manufacturer, m.name AS manufacturer_name,
    CASE WHEN o.kind = 'public_hospital' THEN TRUE WHEN o.kind IN ('private_clinic', 'practice') THEN FALSE END AS is_in_public_hospital,
    o.kind_contested IS TRUE AS is_in_public_hospital_contested,
    u.evidence, s.evidence AS system_evidence, o.evidence AS organization_evidence
FROM said.ai_use AS u
LEFT JOIN said.ai_system AS s ON s.case_id = u.case_id AND s.system = u.system
LEFT JOIN said.act AS a ON a.case_id = u.case_id AND a.act = u.act
LEFT JOIN said.organization AS o ON o.case_id = u.case_id AND o.organization = a.organization
LEFT JOIN said.organization AS m ON m.case_id = u.case_id AND m.organization = s.manufacturer
