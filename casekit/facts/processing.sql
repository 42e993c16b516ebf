-- One processing of personal data and its safeguards. processed_on, the pivot: the day of the first use on file of its system in that
-- organization (it had begun by then: an assessment or a contract of after that day came too late); where no such use is on file, the
-- day of the facts. is_large_scale: by a hospital or a clinic; of another the file does not tell. has_processor: a contract was signed
-- with one, or the organization has its data hosted by another.
WITH served AS (
    SELECT p.case_id, p.processing, on_day(u.used_at) AS used_on
    FROM said.processing AS p JOIN said.ai_use AS u ON u.case_id = p.case_id AND u.system = p.system
    LEFT JOIN said.act AS a ON a.case_id = u.case_id AND a.act = u.act
    WHERE a.organization = p.organization OR a.organization IS NULL OR p.organization IS NULL
),
begun AS (
    SELECT case_id, processing,
        CASE WHEN all_true(used_on."from" IS NOT NULL) THEN min(used_on."from") END AS first, -- never NULL: each has its bound
        min(used_on."to") AS last -- never NULL: a use on an unknown day can only come earlier still
    FROM served GROUP BY case_id, processing
),
hosted AS (
    SELECT case_id, organization, any_true(for_third_party) AS for_third_party, any_true(for_third_party_contested) IS TRUE AS is_disputed
    FROM said.hosting GROUP BY case_id, organization
)
SELECT p.case_id, p.processing,
    CASE WHEN s.name IS NOT NULL AND o.name IS NOT NULL THEN 'Traitement par ' || s.name || ', ' || o.name
         WHEN s.name IS NOT NULL THEN 'Traitement par ' || s.name WHEN p.purpose IS NOT NULL THEN 'Traitement : ' || p.purpose END AS label,
    p.organization, o.name AS organization_name, p.system, s.name AS system_name, p.purpose,
    CASE WHEN b.processing IS NULL THEN c.facts_on
         ELSE {'written': CAST(NULL AS VARCHAR), 'from': b.first, 'to': b.last, 'zone': 'none', 'happened': TRUE} END AS processed_on,
    CASE WHEN o.kind IN ('public_hospital', 'private_clinic') THEN TRUE END AS is_large_scale,
    o.kind_contested IS TRUE AS is_large_scale_contested,
    p.dpia_on, p.dpia_on_contested, p.in_register, p.in_register_contested,
    p.processor_contract_on, p.processor_contract_on_contested,
    CASE WHEN p.processor_contract_on.happened OR h.for_third_party THEN TRUE END AS has_processor,
    p.processor_contract_on_contested OR h.is_disputed IS TRUE AS has_processor_contested, p.leaves_eu, p.leaves_eu_contested, p.evidence
FROM said.processing AS p
LEFT JOIN casefile AS c ON c.case_id = p.case_id
LEFT JOIN said.organization AS o ON o.case_id = p.case_id AND o.organization = p.organization
LEFT JOIN said.ai_system AS s ON s.case_id = p.case_id AND s.system = p.system
LEFT JOIN begun AS b ON b.case_id = p.case_id AND b.processing = p.processing
LEFT JOIN hosted AS h ON h.case_id = p.case_id AND h.organization = p.organization
