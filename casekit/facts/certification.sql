-- The certification of the version used at one use of an AI system: by a certificate in force on each day that counts and not stopped by the
-- day of use, by the transition of the directive (its dates are the law's: law/norms/mdr/art_120*.toml), by the declaration of a class I device,
-- by the file of a device that the establishment made for itself. One row per use on file.
-- is_settled is unknown where the documents do not decide alone: in force on one of the two days only, and nothing on file of the transition;
-- an in vitro diagnostic device, unless a certificate of its own regulation covers the version, or all were over before it was placed.
-- is_covered, has_declaration: a certificate, a declaration of the maker covers the version, whatever its dates.
-- is_before_regulation: used before 26 May 2021, when no class of the regulation (EU) 2017/745 was asked for yet (a test compares the day).
SELECT r.case_id, r.use,
    CASE WHEN r.system_name IS NOT NULL AND r.version IS NOT NULL THEN r.system_name || ' (version ' || r.version || ')' ELSE r.system_name END AS label,
    r.used_at, r.used_on, r.placed_on, r.installed_on, r.unit_on, r.version_on, r.market_on,
    r.manufacturer, m.name AS manufacturer_name, a.organization, o.name AS organization_name,
    r.is_medical_device, r.is_medical_device_contested, r.device_class, r.is_in_vitro, r.version, r.is_covered, r.has_declaration,
    r.needs_notified_body, r.device_class_contested IS TRUE AS needs_notified_body_contested,
    r.needs_notified_body_under_directive, r.is_class_of_regulation, r.used_on."to" < DATE '2021-05-26' AS is_before_regulation,
    CASE WHEN r.is_in_vitro THEN CASE WHEN r.is_certified_anew AND NOT r.is_stopped THEN TRUE WHEN r.is_in_vitro_over THEN TRUE END
         WHEN r.is_stopped THEN TRUE
         WHEN r.has_placing AND r.has_installing AND r.on_placing <> r.on_installing AND NOT r.is_transition_told THEN NULL
         ELSE TRUE END AS is_settled,
    r.is_certified, r.is_disputed AS is_certified_contested, r.on_use AS is_certified_on_use,
    r.on_placing AS is_in_force_on_placing, r.on_installing AS is_in_force_on_installing, r.is_stopped, r.is_disputed AS is_stopped_contested,
    CASE WHEN r.has_document THEN r.has_directive_certificate ELSE FALSE END AS has_directive_certificate,
    r.is_disputed AS has_directive_certificate_contested,
    CASE WHEN r.has_document THEN r.is_declared ELSE FALSE END AS is_declared, r.is_disputed AS is_declared_contested,
    r.relies_on_directive, r.is_disputed OR r.device_class_contested IS TRUE AS relies_on_directive_contested, r.has_earlier_limit,
    r.legacy_from, r.legacy_to, r.lodged_on, r.lodged_on_contested, r.signed_on, r.signed_on_contested, r.qms_on, r.qms_on_contested,
    r.changed_on, r.is_changed, r.is_changed_contested,
    r.is_in_house, r.manufacturer = a.organization AS is_made_here, r.in_house_qms_on,
    r.evidence, r.system_evidence, r.certificate_evidence, r.version_evidence
FROM relied AS r
LEFT JOIN said.act AS a ON a.case_id = r.case_id AND a.act = r.act
LEFT JOIN said.organization AS m ON m.case_id = r.case_id AND m.organization = r.manufacturer
LEFT JOIN said.organization AS o ON o.case_id = r.case_id AND o.organization = a.organization
