-- One system as its maker supplied it: qualified with the device it is part of, with instructions for use or not, explained or not.
-- may_do_without_instructions: no table tells whether a device of class I or IIa is safe to use without them: only classes IIb and III are
-- settled.
SELECT s.case_id, s.system, s.label, s.kind, s.manufacturer, s.manufacturer_name, s.market_on, s.market_on_contested, s.device_class,
    q.is_medical_device, q.is_medical_device_contested, s.is_in_vitro, s.is_ai, s.is_ai_contested,
    l.learned_from_massive_data, l.learned_from_massive_data_contested, s.is_annex_iii, s.is_annex_iii_contested,
    s.is_third_party_assessed, s.is_third_party_assessed_contested,
    CASE WHEN s.device_class IN ('IIb', 'III') THEN FALSE END AS may_do_without_instructions,
    s.instructions_given, s.instructions_given_contested, s.explainability_given, s.explainability_given_contested, q.evidence
FROM ai_system AS s
LEFT JOIN said.ai_system AS l ON l.case_id = s.case_id AND l.system = s.system
LEFT JOIN qualified AS q ON q.case_id = s.case_id AND q.system = s.system
