-- One system as its maker supplied it: qualified with the device it is part of, with instructions for use or not, explained or not.
-- market_on: the last placing on the market on file, of the system or of one of its versions; a version said to change nothing of
-- significance, or without a date, is set aside. may_do_without_instructions: no table tells whether a device of class I or IIa is safe to
-- use without them: only classes IIb and III are settled.
WITH placed AS (
    SELECT case_id, system, latest(placed_on_market_on) AS last_on FROM said.system_version
    WHERE placed_on_market_on.happened AND placed_on_market_on."from" IS NOT NULL AND is_significant_change IS DISTINCT FROM FALSE
    GROUP BY case_id, system
)
SELECT s.case_id, s.system, s.label, s.kind, s.manufacturer, s.manufacturer_name, s.device_class,
    CASE WHEN v.last_on.happened AND before(v.last_on, s.market_on) IS NOT TRUE THEN v.last_on ELSE s.market_on END AS market_on,
    s.market_on_contested AND v.last_on.happened IS NOT TRUE AS market_on_contested,
    q.is_medical_device, q.is_medical_device_contested, s.is_in_vitro, s.is_ai, s.is_ai_contested,
    l.learned_from_massive_data, l.learned_from_massive_data_contested, s.is_annex_iii, s.is_annex_iii_contested,
    s.is_third_party_assessed, s.is_third_party_assessed_contested,
    CASE WHEN s.device_class IN ('IIb', 'III') THEN FALSE END AS may_do_without_instructions,
    s.instructions_given, s.instructions_given_contested, s.explainability_given, s.explainability_given_contested, q.evidence
FROM ai_system AS s
LEFT JOIN said.ai_system AS l ON l.case_id = s.case_id AND l.system = s.system
LEFT JOIN qualified AS q ON q.case_id = s.case_id AND q.system = s.system
LEFT JOIN placed AS v ON v.case_id = s.case_id AND v.system = s.system
