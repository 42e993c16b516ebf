-- One point of the observations of a party, and whether the expert's answer is on file. Answers are written as the report is: while the
-- report has not been sent, a point without an answer awaits it; once it has been sent, and where other points have theirs, it had none,
-- unless it came after the report.
WITH report AS (
    SELECT case_id, any_true(kind = 'report' AND sent_on.happened) AS is_sent, any_true(kind_contested) IS TRUE AS is_disputed,
        all_true(sent_on."from" IS NOT NULL) AS is_dated,
        min(sent_on."from") AS earliest, min(sent_on."to") AS latest, -- never NULL: read only where every dispatch is dated
        list_sort(flatten(list(evidence))) AS evidence
    FROM said.dispatch WHERE kind = 'report' OR kind IS NULL
    GROUP BY case_id
),
sent AS (
    SELECT case_id, is_sent, is_disputed, evidence,
        CASE WHEN is_dated THEN {'written': CAST(NULL AS VARCHAR), 'from': earliest, 'to': latest, 'zone': 'none', 'happened': TRUE} END AS sent_on
    FROM report
),
kept AS (SELECT case_id FROM said.point WHERE answer IS NOT NULL GROUP BY case_id)
SELECT x.case_id, x.point,
    'Point ' || x.point || CASE WHEN s.n IS NOT NULL THEN ' du dire n° ' || CAST(s.n AS VARCHAR) ELSE '' END
        || CASE WHEN p.name IS NOT NULL THEN ' : ' || p.name WHEN o.name IS NOT NULL THEN ' : ' || o.name ELSE '' END AS label,
    x.submission, s.party, CASE WHEN p.name IS NOT NULL THEN p.name ELSE o.name END AS party_name,
    s.received_on, s.received_on_contested IS TRUE AS received_on_contested, s.deadline_on, s.deadline_on_contested IS TRUE AS deadline_on_contested,
    c.forum, c.appointed_on AS mission_on,
    CASE WHEN x.answer IS NOT NULL THEN TRUE WHEN r.is_sent AND k.case_id IS NOT NULL AND NOT before(r.sent_on, s.received_on) THEN FALSE END AS is_answered,
    x.answer IS NULL AND r.is_sent IS NOT TRUE AND r.is_disputed IS TRUE AS is_answered_contested,
    x.evidence, s.evidence AS submission_evidence, r.evidence AS report_evidence
FROM said.point AS x
LEFT JOIN said.submission AS s ON s.case_id = x.case_id AND s.submission = x.submission
LEFT JOIN said.party AS y ON y.case_id = x.case_id AND y.party = s.party
LEFT JOIN said.person AS p ON p.case_id = x.case_id AND p.person = y.person
LEFT JOIN said.organization AS o ON o.case_id = x.case_id AND o.organization = y.organization
LEFT JOIN sent AS r ON r.case_id = x.case_id
LEFT JOIN kept AS k ON k.case_id = x.case_id
LEFT JOIN said.casefile AS c ON c.case_id = x.case_id
