-- What one use of a tool gave out of the care team. is_bound: the tool is made by the organization that uses it, or a contract with the
-- one who runs it was signed before the day of use (that same day: unknown); unknown where no processing by that tool is on file.
-- is_agreed: the patient had agreed before the use that his data be used so, and had not withdrawn it.
WITH contracted AS (
    SELECT u.case_id, u.use,
        any_true(CASE WHEN before(p.processor_contract_on, on_day(u.used_at)) THEN TRUE
                      WHEN before(on_day(u.used_at), p.processor_contract_on) THEN FALSE END) AS is_bound,
        any_true(p.processor_contract_on_contested) IS TRUE AS is_disputed, any_true(p.leaves_eu) AS leaves_eu,
        list_sort(flatten(list(p.evidence))) AS evidence
    FROM said.ai_use AS u LEFT JOIN said.act AS a ON a.case_id = u.case_id AND a.act = u.act
    JOIN said.processing AS p ON p.case_id = u.case_id AND p.system = u.system
    WHERE p.organization = a.organization OR a.organization IS NULL OR p.organization IS NULL
    GROUP BY u.case_id, u.use
),
bearing AS (
    SELECT c.*, u.use AS subject, u.used_at
    FROM said.consent AS c JOIN said.ai_use AS u ON u.case_id = c.case_id AND u.use = c.use
    WHERE c.topic = 'data_use'
    UNION ALL
    SELECT c.*, u.use, u.used_at
    FROM said.consent AS c JOIN said.ai_use AS u ON u.case_id = c.case_id AND u.act = c.act
    WHERE c.topic = 'data_use' AND c.use IS NULL AND NOT c.use_contested
),
answer AS (
    SELECT case_id, subject, evidence,
        CASE WHEN answer = 'given' THEN TRUE WHEN answer IN ('refused', 'deferred') THEN FALSE ELSE given END AS agreed_to,
        CASE WHEN before_act IS NOT NULL THEN before_act ELSE before(given_at, used_at) END AS was_before,
        before(withdrawn_at, used_at) AS was_withdrawn,
        answer_contested OR given_contested OR given_at_contested OR before_act_contested OR withdrawn_at_contested AS is_disputed
    FROM bearing
),
agreed_to AS (
    SELECT case_id, subject,
        any_true(CASE WHEN was_withdrawn THEN FALSE ELSE agreed_to AND was_before END) AS is_agreed,
        any_true(was_withdrawn OR NOT agreed_to) IS TRUE AS is_denied, any_true(is_disputed) IS TRUE AS is_disputed,
        list_sort(flatten(list(evidence))) AS evidence
    FROM answer GROUP BY case_id, subject
)
SELECT u.case_id, u.use,
    CASE WHEN s.name IS NOT NULL AND u.version IS NOT NULL THEN s.name || ' (version ' || u.version || ')' ELSE s.name END AS label,
    u.used_at, u.used_at_contested, u.used_by_patient, u.used_by_patient_contested, s.name AS system_name,
    u.professional, p.name AS professional_name, a.organization, o.name AS organization_name,
    CASE WHEN s.manufacturer = a.organization THEN TRUE ELSE c.is_bound END AS is_bound,
    c.is_disputed IS TRUE OR s.manufacturer_contested IS TRUE AS is_bound_contested, c.leaves_eu,
    CASE WHEN NOT (g.is_agreed AND g.is_denied) THEN g.is_agreed END AS is_agreed,
    g.is_disputed IS TRUE OR (g.is_agreed AND g.is_denied) IS TRUE AS is_agreed_contested,
    u.evidence, s.evidence AS system_evidence, c.evidence AS processing_evidence, g.evidence AS consent_evidence
FROM said.ai_use AS u
LEFT JOIN said.ai_system AS s ON s.case_id = u.case_id AND s.system = u.system
LEFT JOIN said.act AS a ON a.case_id = u.case_id AND a.act = u.act
LEFT JOIN said.person AS p ON p.case_id = u.case_id AND p.person = u.professional
LEFT JOIN said.organization AS o ON o.case_id = u.case_id AND o.organization = a.organization
LEFT JOIN contracted AS c ON c.case_id = u.case_id AND c.use = u.use
LEFT JOIN agreed_to AS g ON g.case_id = u.case_id AND g.subject = u.use
