-- One party who defends, or whom the file brings in on that side, and in which capacity he acted: what decides which courts hear the claim.
-- A person who took part in nothing on file acted in his usual capacity. An organization is public or private by its kind; a
-- laboratory or a host may be either. act_on: the day of the facts, or else the one day of the acts on file.
WITH acted AS (
    SELECT q.case_id, q.person,
        any_true(q.practice = 'public_hospital') AS as_agent, any_true(q.practice = 'liberal') AS as_liberal,
        any_true(q.practice = 'private_salaried') AS as_employee, any_true(q.practice_contested) IS TRUE AS is_disputed,
        any_true(o.kind = 'public_hospital') AS in_public_hospital, list_sort(flatten(list(q.evidence))) AS evidence
    FROM capacity AS q
    LEFT JOIN said.act AS t ON t.case_id = q.case_id AND t.act = q.about
    LEFT JOIN said.organization AS o ON o.case_id = q.case_id AND o.organization = t.organization
    GROUP BY q.case_id, q.person
),
dated AS (
    SELECT case_id, agreed_date(on_day(CASE WHEN performed_at.happened IS NOT NULL OR performed_at_contested THEN performed_at ELSE due_at END)) AS act_on
    FROM said.act GROUP BY case_id
)
SELECT y.case_id, y.party,
    'Défendeur : ' || CASE WHEN p.name IS NOT NULL THEN p.name WHEN o.name IS NOT NULL THEN o.name ELSE y.party END AS label,
    CASE WHEN p.name IS NOT NULL THEN p.name ELSE o.name END AS defendant_name, y.person, y.organization,
    CASE WHEN p.role = 'professional' OR o.kind IN ('public_hospital', 'private_clinic', 'practice', 'laboratory') THEN TRUE
         WHEN p.role IS NOT NULL OR o.kind IS NOT NULL THEN FALSE END AS is_caregiver,
    p.role_contested IS TRUE OR o.kind_contested IS TRUE AS is_caregiver_contested,
    y.organization IS NOT NULL AS is_organization, o.kind AS organization_kind,
    CASE WHEN y.organization IS NULL AND y.person IS NOT NULL THEN FALSE
         WHEN o.kind IN ('public_hospital', 'authority') THEN TRUE
         WHEN o.kind IN ('private_clinic', 'practice', 'manufacturer', 'insurer') THEN FALSE END AS is_public_body,
    o.kind_contested IS TRUE AS is_public_body_contested,
    CASE WHEN y.organization IS NULL AND y.person IS NOT NULL THEN FALSE ELSE o.kind = 'insurer' END AS is_insurer, o.kind_contested IS TRUE AS is_insurer_contested,
    CASE WHEN y.person IS NULL AND y.organization IS NOT NULL THEN FALSE
         WHEN a.person IS NOT NULL THEN a.as_agent ELSE p.practice = 'public_hospital' END AS acted_as_agent,
    CASE WHEN y.person IS NULL AND y.organization IS NOT NULL THEN FALSE
         WHEN a.person IS NOT NULL THEN a.as_liberal ELSE p.practice = 'liberal' END AS acted_as_liberal,
    CASE WHEN y.person IS NULL AND y.organization IS NOT NULL THEN FALSE
         WHEN a.person IS NOT NULL THEN a.as_employee ELSE p.practice = 'private_salaried' END AS acted_as_employee,
    a.in_public_hospital AS acted_in_public_hospital,
    CASE WHEN a.person IS NOT NULL THEN a.is_disputed ELSE p.practice_contested IS TRUE END AS acted_as_agent_contested,
    CASE WHEN a.person IS NOT NULL THEN a.is_disputed ELSE p.practice_contested IS TRUE END AS acted_as_liberal_contested,
    CASE WHEN a.person IS NOT NULL THEN a.is_disputed ELSE p.practice_contested IS TRUE END AS acted_as_employee_contested,
    c.forum = 'judicial_criminal' AS is_criminal_forum, c.facts_on, c.as_of,
    CASE WHEN c.facts_on.happened IS NOT NULL THEN c.facts_on ELSE d.act_on END AS act_on,
    y.evidence, p.evidence AS person_evidence, o.evidence AS organization_evidence, a.evidence AS acted_evidence
FROM sued AS y
LEFT JOIN said.person AS p ON p.case_id = y.case_id AND p.person = y.person
LEFT JOIN said.organization AS o ON o.case_id = y.case_id AND o.organization = y.organization
LEFT JOIN acted AS a ON a.case_id = y.case_id AND a.person = y.person
LEFT JOIN dated AS d ON d.case_id = y.case_id
LEFT JOIN casefile AS c ON c.case_id = y.case_id
