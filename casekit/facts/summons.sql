-- One party summoned to one meeting: every party, to every meeting. A summons counts for it where it names both; a list of summons to that
-- meeting that does not name the party shows that it was not summoned; where a summons does not say to whom or for which meeting, or where
-- there is none at all, nobody knows. sent_on: the first of them, unknown where one has no date. The proof is the exhibit that shows it.
WITH listed AS (
    SELECT case_id, meeting, party, all_true(sent_on."from" IS NOT NULL) AS is_dated, any_true(sent_on_contested) IS TRUE AS sent_on_contested,
        min(sent_on."from") AS earliest, min(sent_on."to") AS latest, -- never NULL: read only where every summons is dated
        any_true(proof_exhibit IS NOT NULL) AS has_proof, list_sort(flatten(list(evidence))) AS evidence
    FROM said.dispatch WHERE kind = 'summons' AND meeting IS NOT NULL AND party IS NOT NULL
    GROUP BY case_id, meeting, party
),
called AS (SELECT case_id, meeting FROM said.dispatch WHERE kind = 'summons' AND meeting IS NOT NULL GROUP BY case_id, meeting),
loose AS (
    SELECT case_id, any_true(kind_contested OR meeting_contested OR party_contested) AS is_disputed FROM said.dispatch
    WHERE (kind = 'summons' OR kind IS NULL) AND (kind IS NULL OR meeting IS NULL OR party IS NULL)
    GROUP BY case_id
),
present AS (
    SELECT case_id, meeting, party, agreed(was_present) AS was_present,
        disputed(was_present) OR any_true(was_present_contested) IS TRUE AS was_present_contested, list_sort(flatten(list(evidence))) AS evidence
    FROM said.attendance WHERE was_present IS NOT NULL OR was_present_contested
    GROUP BY case_id, meeting, party
)
SELECT m.case_id, m.meeting || '/' || y.party AS summons,
    'Convocation à la réunion ' || m.meeting || ' : '
        || CASE WHEN p.name IS NOT NULL THEN p.name WHEN o.name IS NOT NULL THEN o.name ELSE 'partie ' || y.party END AS label,
    m.meeting, y.party, CASE WHEN p.name IS NOT NULL THEN p.name ELSE o.name END AS party_name, y.counsel, m.held_at, m.held_at_contested,
    c.forum, c.forum_contested, c.appointed_on AS mission_on,
    CASE WHEN l.party IS NOT NULL THEN TRUE WHEN z.case_id IS NULL AND k.meeting IS NOT NULL THEN FALSE END AS is_summoned,
    l.party IS NULL AND z.is_disputed IS TRUE AS is_summoned_contested,
    CASE WHEN l.is_dated AND NOT l.sent_on_contested
         THEN {'written': CAST(NULL AS VARCHAR), 'from': l.earliest, 'to': l.latest, 'zone': 'none', 'happened': TRUE} END AS sent_on,
    l.sent_on_contested IS TRUE AS sent_on_contested, CASE WHEN l.has_proof THEN TRUE END AS is_proved,
    a.was_present, a.was_present_contested IS TRUE AS was_present_contested, l.evidence, a.evidence AS attendance_evidence, m.evidence AS meeting_evidence
FROM said.meeting AS m
JOIN said.party AS y ON y.case_id = m.case_id
LEFT JOIN listed AS l ON l.case_id = m.case_id AND l.meeting = m.meeting AND l.party = y.party
LEFT JOIN called AS k ON k.case_id = m.case_id AND k.meeting = m.meeting
LEFT JOIN loose AS z ON z.case_id = m.case_id
LEFT JOIN present AS a ON a.case_id = m.case_id AND a.meeting = m.meeting AND a.party = y.party
LEFT JOIN said.person AS p ON p.case_id = m.case_id AND p.person = y.person
LEFT JOIN said.organization AS o ON o.case_id = m.case_id AND o.organization = y.organization
LEFT JOIN said.casefile AS c ON c.case_id = m.case_id
