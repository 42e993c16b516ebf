-- What the certification of the version used at one use rests on, and the days that count for it.
-- relies_on_directive: a certificate of the directive, or a declaration for a device that now needs a notified body, and no certificate of
-- the regulation on each day. Unknown for a device of class I under the directive: its class under the regulation is not told.
-- unit_on: when the copy used was placed on the market, between the version's own placing and its installation; a day that a certificate of
-- the regulation covers is left out; where both are blank, any day up to the use. version_on: when the version itself was.
-- market_on: the last of these days; where no document of the directive matters, the day of use stands for it, so that a text without object
-- never leaves the question undated.
-- A class is that of the regulation or of the directive which the system is said to follow; what the other one says is unknown.
-- has_earlier_limit: class III or implantable, as the regulation classes it; a declaration knows the later limit alone.
WITH known AS (
    SELECT c.*, s.name AS system_name, s.manufacturer, s.is_medical_device, s.is_medical_device_contested, s.device_class, s.device_class_contested,
        s.regulation, s.kind AS system_kind, s.evidence AS system_evidence, u.version, u.used_at, u.act, u.evidence,
        s.regulation IN ('ivdr', 'ivdd') IS TRUE OR c.has_in_vitro_certificate IS TRUE AS is_in_vitro,
        CASE WHEN s.device_class IN ('IIa', 'IIb', 'III') OR c.has_certificate THEN TRUE WHEN s.device_class = 'I' THEN FALSE END AS needs_notified_body,
        CASE WHEN s.regulation = 'mdd' THEN s.device_class <> 'I' END AS needs_notified_body_under_directive,
        CASE WHEN s.regulation = 'mdr' THEN TRUE END AS is_class_of_regulation
    FROM certified AS c
    JOIN said.ai_use AS u ON u.case_id = c.case_id AND u.use = c.use
    LEFT JOIN said.ai_system AS s ON s.case_id = c.case_id AND s.system = u.system
),
weighed AS (
    SELECT *, is_significant_change AND certificate_changed_on.happened IS FALSE AS is_change_disputed,
        CASE WHEN NOT has_document THEN FALSE
             ELSE (has_directive_certificate
                   OR (has_declaration AND CASE WHEN needs_notified_body THEN TRUE WHEN device_class = 'I' AND regulation = 'mdr' THEN FALSE END))
                AND NOT is_certified_anew END AS relies_on_directive,
        has_placing AND regulation_on_installing AND regulation_on_placing IS NOT TRUE AS is_placing_alone,
        has_installing AND regulation_on_placing AND regulation_on_installing IS NOT TRUE AS is_installing_alone
    FROM known
),
dated AS (
    SELECT *,
        CASE WHEN NOT has_placing AND NOT has_installing THEN used_on
             WHEN NOT has_installing OR is_placing_alone THEN placed_on ELSE installed_on END AS last_on,
        CASE WHEN NOT has_placing AND NOT has_installing
             THEN {'written': CAST(NULL AS VARCHAR), 'from': CAST(NULL AS DATE), 'to': used_on."to", 'zone': used_on.zone, 'happened': used_on.happened}
             WHEN NOT has_installing OR is_placing_alone THEN placed_on
             WHEN NOT has_placing OR is_installing_alone THEN installed_on
             WHEN before(installed_on, placed_on) THEN NULL
             ELSE {'written': CAST(NULL AS VARCHAR), 'from': placed_on."from", 'to': installed_on."to", 'zone': placed_on.zone,
                   'happened': placed_on.happened AND installed_on.happened} END AS unit_on
    FROM weighed
),
told AS (SELECT *, CASE WHEN has_placing THEN placed_on ELSE unit_on END AS version_on FROM dated)
SELECT *,
    CASE WHEN relies_on_directive IS FALSE AND NOT is_in_vitro
         THEN {'written': CAST(NULL AS VARCHAR), 'from': used_on."to", 'to': used_on."to", 'zone': used_on.zone, 'happened': used_on.happened}
         ELSE last_on END AS market_on,
    CASE WHEN has_directive_certificate IS FALSE THEN FALSE
         WHEN device_class = 'III' THEN TRUE
         WHEN regulation = 'mdr' AND (device_class IN ('I', 'IIa')
            OR (device_class = 'IIb' AND system_kind IN ('standalone', 'robot', 'generative', 'scribe', 'triage', 'chatbot', 'administrative'))) THEN FALSE
         END AS has_earlier_limit,
    CASE WHEN is_change_disputed THEN NULL WHEN is_significant_change THEN version_on ELSE certificate_changed_on END AS changed_on,
    CASE WHEN is_change_disputed THEN NULL WHEN is_significant_change THEN TRUE ELSE NOT before(version_on, certificate_changed_on) END AS is_changed,
    is_change_disputed IS TRUE OR is_version_contested OR is_change_date_contested AS is_changed_contested
FROM told
