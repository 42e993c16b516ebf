-- The pre-report sent to one party. has_pre_report: one was sent, or the mission asks for one; where the mission does not name it, there is
-- none before the administrative court, the CCI or in an amicable expertise, and before the civil court the decision must be read. A list of
-- dispatches of the pre-report that does not name the party shows that it was not sent to it; with no dispatch at all, nobody knows.
WITH sent AS (
    SELECT case_id, party, all_true(sent_on."from" IS NOT NULL) AS is_dated,
        min(sent_on."from") AS earliest, min(sent_on."to") AS latest, -- never NULL: read only where every dispatch is dated
        any_true(proof_exhibit IS NOT NULL) AS has_proof, list_sort(flatten(list(evidence))) AS evidence
    FROM said.dispatch WHERE kind = 'pre_report' AND party IS NOT NULL
    GROUP BY case_id, party
),
issued AS (SELECT case_id FROM said.dispatch WHERE kind = 'pre_report' GROUP BY case_id),
listed AS (SELECT case_id FROM said.dispatch WHERE kind = 'pre_report' AND party IS NOT NULL GROUP BY case_id),
loose AS (
    SELECT case_id, any_true(kind_contested OR party_contested) AS is_disputed FROM said.dispatch
    WHERE (kind = 'pre_report' AND party IS NULL) OR kind IS NULL
    GROUP BY case_id
),
asked AS (
    SELECT case_id, any_true(regexp_matches(lower(text), 'pr[ée]-?rapport|note de synth[èe]se')) AS names_it, list_sort(flatten(list(evidence))) AS evidence
    FROM said.mission GROUP BY case_id
)
SELECT y.case_id, y.party,
    'Pré-rapport : ' || CASE WHEN p.name IS NOT NULL THEN p.name WHEN o.name IS NOT NULL THEN o.name ELSE 'partie ' || y.party END AS label,
    CASE WHEN p.name IS NOT NULL THEN p.name ELSE o.name END AS party_name, c.forum, c.appointed_on AS mission_on,
    CASE WHEN c.forum IN ('judicial_criminal', 'disciplinary') THEN FALSE
         WHEN c.forum IS NULL THEN NULL
         WHEN i.case_id IS NOT NULL OR q.names_it THEN TRUE
         WHEN c.forum IN ('administrative', 'cci', 'amicable') AND NOT q.names_it THEN FALSE END AS has_pre_report,
    CASE WHEN s.party IS NOT NULL THEN TRUE WHEN z.case_id IS NULL AND l.case_id IS NOT NULL THEN FALSE END AS is_sent,
    s.party IS NULL AND z.is_disputed IS TRUE AS is_sent_contested,
    CASE WHEN s.is_dated THEN {'written': CAST(NULL AS VARCHAR), 'from': s.earliest, 'to': s.latest, 'zone': 'none', 'happened': TRUE} END AS sent_on,
    CASE WHEN s.has_proof THEN TRUE END AS is_proved, s.evidence, q.evidence AS mission_evidence
FROM said.party AS y
LEFT JOIN sent AS s ON s.case_id = y.case_id AND s.party = y.party
LEFT JOIN issued AS i ON i.case_id = y.case_id
LEFT JOIN listed AS l ON l.case_id = y.case_id
LEFT JOIN loose AS z ON z.case_id = y.case_id
LEFT JOIN asked AS q ON q.case_id = y.case_id
LEFT JOIN said.person AS p ON p.case_id = y.case_id AND p.person = y.person
LEFT JOIN said.organization AS o ON o.case_id = y.case_id AND o.organization = y.organization
LEFT JOIN said.casefile AS c ON c.case_id = y.case_id
