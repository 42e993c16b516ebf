-- One AI system: what it is made for, whether it was put on the market as a medical device, and in which class.
-- has_medical_purpose: it is a device by its class, its regulation or its description, or one use for prevention, diagnosis or care lies within
-- its intended purpose; false for what writes reports or runs the office and is described as no device. A use outside that purpose proves nothing.
-- has_serious_risk: one risk of an act it served, among those that may be specific to AI, is serious and foreseeable; risks of another kind do not tell.
-- is_placed_as_device: a regulation, a class, a certificate or a declaration shows it; unknown where they contradict each other.
WITH used AS (
    SELECT case_id, system,
        any_true(within_intended_purpose AND purpose IN ('prevention', 'diagnosis', 'care')) AS for_care,
        any_true(within_intended_purpose AND purpose IN ('diagnosis', 'care')) AS to_decide,
        any_true(within_intended_purpose_contested OR purpose_contested) IS TRUE AS is_disputed, list_sort(flatten(list(evidence))) AS evidence
    FROM said.ai_use GROUP BY case_id, system
),
covered AS (
    SELECT case_id, about AS system,
        any_true(kind IN ('ce_mdr', 'ce_mdd', 'ce_ivdr', 'ce_ivdd', 'declaration', 'in_house')) AS is_declared,
        any_true(kind IN ('ce_mdr', 'ce_mdd', 'ce_ivdr', 'ce_ivdd')) AS has_certificate, any_true(kind = 'in_house') AS is_in_house,
        any_true(kind = 'ce_mdd') AS is_legacy, list_sort(flatten(list(evidence))) AS evidence
    FROM said.certificate GROUP BY case_id, about
),
risky AS (
    SELECT u.case_id, u.system, any_true(r.is_serious AND r.is_foreseeable AND r.is_ai_specific) AS is_serious,
        any_true(r.is_serious_contested OR r.is_foreseeable_contested OR r.is_ai_specific_contested) IS TRUE AS is_disputed,
        list_sort(flatten(list(r.evidence))) AS evidence
    FROM said.ai_use AS u JOIN said.risk AS r ON r.case_id = u.case_id AND r.act = u.act
    WHERE r.is_ai_specific IS DISTINCT FROM FALSE GROUP BY u.case_id, u.system
),
told AS (
    SELECT s.*, m.name AS manufacturer_name, u.for_care, u.to_decide, u.is_disputed IS TRUE AS is_use_disputed, u.evidence AS use_evidence,
        c.has_certificate, c.is_in_house, c.is_legacy, c.evidence AS certificate_evidence,
        r.is_serious AS has_serious_risk, r.is_disputed IS TRUE AS has_serious_risk_contested, r.evidence AS risk_evidence,
        CASE WHEN s.regulation IN ('mdr', 'mdd', 'ivdr', 'ivdd') OR s.device_class IS NOT NULL OR c.is_declared THEN TRUE END AS shows_regime,
        CASE WHEN s.regulation = 'none' OR NOT s.is_medical_device THEN TRUE END AS denies_regime
    FROM said.ai_system AS s
    LEFT JOIN said.organization AS m ON m.case_id = s.case_id AND m.organization = s.manufacturer
    LEFT JOIN used AS u ON u.case_id = s.case_id AND u.system = s.system
    LEFT JOIN covered AS c ON c.case_id = s.case_id AND c.system = s.system
    LEFT JOIN risky AS r ON r.case_id = s.case_id AND r.system = s.system
)
SELECT case_id, system, name AS label, kind, manufacturer, manufacturer_name, device_class, regulation,
    placed_on_market_on AS market_on, placed_on_market_on_contested AS market_on_contested, is_medical_device, is_medical_device_contested,
    CASE WHEN is_medical_device OR shows_regime THEN TRUE
         WHEN kind IN ('scribe', 'administrative') THEN CASE WHEN NOT is_medical_device AND for_care IS DISTINCT FROM TRUE THEN FALSE END
         WHEN for_care THEN TRUE END AS has_medical_purpose,
    is_medical_device_contested OR kind_contested OR device_class_contested OR regulation_contested OR is_use_disputed AS has_medical_purpose_contested,
    CASE WHEN shows_regime AND denies_regime THEN NULL WHEN shows_regime THEN TRUE WHEN denies_regime THEN FALSE END AS is_placed_as_device,
    (shows_regime AND denies_regime) IS TRUE OR is_medical_device_contested OR regulation_contested OR device_class_contested AS is_placed_as_device_contested,
    CASE WHEN part_of IS NOT NULL OR kind IN ('embedded', 'robot') THEN FALSE
         WHEN kind <> 'other_device' THEN TRUE END AS is_software_alone, kind_contested AS is_software_alone_contested,
    CASE WHEN regulation IN ('ivdr', 'ivdd') THEN TRUE WHEN regulation IN ('mdr', 'mdd') OR device_class IS NOT NULL THEN FALSE END AS is_in_vitro,
    CASE device_class WHEN 'I' THEN 1 WHEN 'IIa' THEN 2 WHEN 'IIb' THEN 3 WHEN 'III' THEN 4 END AS class_rank, device_class_contested AS class_rank_contested,
    CASE WHEN to_decide THEN TRUE END AS informs_a_decision, is_use_disputed AS informs_a_decision_contested,
    has_serious_risk, has_serious_risk_contested,
    CASE WHEN regulation = 'mdd' THEN TRUE WHEN regulation IN ('mdr', 'ivdr', 'ivdd', 'none') THEN FALSE WHEN is_legacy THEN TRUE END AS is_legacy,
    regulation_contested AS is_legacy_contested,
    CASE WHEN kind = 'other_device' THEN FALSE WHEN learned_from_massive_data OR kind IN ('generative', 'scribe', 'chatbot') THEN TRUE
         WHEN kind <> 'robot' AND learned_from_massive_data IS NULL AND NOT learned_from_massive_data_contested THEN TRUE END AS is_ai,
    kind_contested OR learned_from_massive_data_contested AS is_ai_contested,
    CASE WHEN is_in_house THEN NULL WHEN NOT is_medical_device THEN CASE WHEN device_class IS NULL THEN FALSE END
         WHEN device_class IN ('IIa', 'IIb', 'III') THEN TRUE
         WHEN device_class = 'I' THEN CASE WHEN has_certificate THEN NULL ELSE FALSE END END AS is_third_party_assessed,
    is_medical_device_contested OR device_class_contested AS is_third_party_assessed_contested,
    is_annex_iii, is_annex_iii_contested, instructions_given, instructions_given_contested, explainability_given, explainability_given_contested,
    evidence, use_evidence, certificate_evidence, risk_evidence
FROM told
