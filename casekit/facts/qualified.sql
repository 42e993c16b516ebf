-- One system, qualified with the device that it is part of. Part of a medical device, it is used as one: article L. 4001-3 speaks of the
-- device that holds the algorithm. A part said to be no device inside one that is leaves the point to the expert. Nothing else is inherited.
SELECT s.case_id, s.system,
    CASE WHEN s.is_medical_device IS NULL AND NOT s.is_medical_device_contested THEN CASE WHEN h.is_medical_device THEN TRUE END
         WHEN NOT s.is_medical_device AND h.is_medical_device THEN NULL
         ELSE s.is_medical_device END AS is_medical_device,
    s.is_medical_device_contested OR (s.is_medical_device IS NULL AND h.is_medical_device_contested IS TRUE) AS is_medical_device_contested,
    CASE WHEN h.evidence IS NULL THEN s.evidence ELSE list_sort(flatten([s.evidence, h.evidence])) END AS evidence
FROM said.ai_system AS s
LEFT JOIN said.ai_system AS h ON h.case_id = s.case_id AND h.system = s.part_of AND h.system <> s.system
