-- What happened, one row for each dated or datable thing of the case: events, encounters, acts, uses of AI, decisions,
-- information, consents, incidents, discovery of harm, claims. Access logs are not events of the care and stay apart.
-- `occurred` has the shape of a MOMENT (a day becomes the whole day); NULL: unknown, or disputed where `is_contested`.
-- `kind` and `status` are codes of the table named by `source`; `label` and `detail` are the words of the record.
-- An event with the id of an act, a stay or a use of AI is that one thing, told once: its words become the detail.
WITH told AS (
    SELECT e.case_id, 'event' AS source, e.event AS id, e.occurred_at AS at_moment, NULL AS on_day, e.recorded_at AS recorded,
        e.kind, NULL AS status, e.label, NULL AS detail, e.person, e.organization, e.occurred_at_contested AS is_contested, e.evidence
    FROM said.event AS e
    LEFT JOIN said.act AS a ON a.case_id = e.case_id AND a.act = e.event
    LEFT JOIN said.ai_use AS u ON u.case_id = e.case_id AND u.use = e.event
    LEFT JOIN said.encounter AS c ON c.case_id = e.case_id AND c.encounter = e.event
    WHERE a.act IS NULL AND u.use IS NULL AND c.encounter IS NULL
    UNION ALL
    SELECT c.case_id, 'encounter', c.encounter, c.started_at, NULL, e.recorded_at, c.kind, 'started', NULL, e.label, c.patient,
        c.organization, c.started_at_contested, c.evidence
    FROM said.encounter AS c LEFT JOIN said.event AS e ON e.case_id = c.case_id AND e.event = c.encounter
    UNION ALL
    SELECT case_id, 'encounter', encounter, ended_at, NULL, NULL, kind, 'ended', NULL, NULL, patient, organization,
        ended_at_contested, evidence
    FROM said.encounter WHERE ended_at.happened OR ended_at_contested
    UNION ALL
    SELECT a.case_id, 'act', a.act, CASE WHEN a.status = 'omitted' THEN a.due_at ELSE a.performed_at END, NULL, e.recorded_at,
        a.kind, a.status, a.label, CASE WHEN e.label <> a.label THEN e.label END, a.professional, a.organization,
        CASE WHEN a.status = 'omitted' THEN a.due_at_contested ELSE a.performed_at_contested END, a.evidence
    FROM said.act AS a LEFT JOIN said.event AS e ON e.case_id = a.case_id AND e.event = a.act
    UNION ALL
    SELECT u.case_id, 'ai_use', u.use, u.used_at, NULL, NULL, u.purpose, u.output_kind, s.name, u.output, u.professional,
        NULL, u.used_at_contested, u.evidence
    FROM said.ai_use AS u LEFT JOIN said.ai_system AS s ON s.case_id = u.case_id AND s.system = u.system
    UNION ALL
    SELECT d.case_id, 'decision', d.decision, d.decided_at, NULL, NULL, NULL,
        CASE WHEN d.follows_output THEN 'follows' WHEN NOT d.follows_output THEN 'departs' END, a.label, d.justification,
        d.professional, NULL, d.decided_at_contested, d.evidence
    FROM said.decision AS d LEFT JOIN said.act AS a ON a.case_id = d.case_id AND a.act = d.act
    UNION ALL
    SELECT case_id, 'information', information, given_at, NULL, NULL, topic,
        CASE WHEN given THEN 'given' WHEN NOT given THEN 'not_given' END, NULL, mode, given_by, NULL,
        given_at_contested, evidence
    FROM said.information
    UNION ALL
    SELECT case_id, 'consent', consent, given_at, NULL, NULL, topic, answer, NULL, mode, given_by, NULL,
        given_at_contested, evidence
    FROM said.consent
    UNION ALL
    SELECT case_id, 'consent', consent, withdrawn_at, NULL, NULL, topic, 'withdrawn', NULL, NULL, given_by, NULL,
        withdrawn_at_contested, evidence
    FROM said.consent WHERE withdrawn_at.happened OR withdrawn_at_contested
    UNION ALL
    SELECT i.case_id, 'incident', i.incident, i.occurred_at, NULL, NULL, NULL, NULL, s.name, NULL, NULL, NULL,
        i.occurred_at_contested, i.evidence
    FROM said.incident AS i LEFT JOIN said.ai_system AS s ON s.case_id = i.case_id AND s.system = i.system
    UNION ALL
    SELECT case_id, 'harm', harm, NULL, discovered_on, NULL, head, NULL, label, NULL, victim, NULL,
        discovered_on_contested, evidence
    FROM said.harm WHERE discovered_on.happened OR discovered_on_contested
    UNION ALL
    SELECT case_id, 'claim', claim, NULL, claimed_on, NULL, addressed_to, NULL, NULL, NULL, claimant, claimant,
        claimed_on_contested, evidence
    FROM said.claim WHERE claimed_on.happened IS NOT FALSE
)
SELECT told.case_id, told.source, told.id,
    CASE WHEN told.on_day.happened IS NOT NULL
         THEN {'written': told.on_day.written, 'from': CAST(told.on_day."from" AS TIMESTAMP),
               'to': CAST(told.on_day."to" AS TIMESTAMP) + 24 * INTERVAL 1 HOUR - 1 * INTERVAL 1 MICROSECOND,
               'zone': told.on_day.zone, 'happened': told.on_day.happened}
         ELSE told.at_moment END AS occurred,
    told.recorded, told.kind, told.status, told.label, told.detail, p.name AS who, o.name AS organization,
    told.is_contested, told.evidence
FROM told
LEFT JOIN said.person AS p ON p.case_id = told.case_id AND p.person = told.person
LEFT JOIN said.organization AS o ON o.case_id = told.case_id AND o.organization = told.organization
