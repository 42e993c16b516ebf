-- One medical decision taken with the output of an AI at hand: was the output seen, examined, followed, and why; does the decision conform
-- to what was known and recommended that day. was_displayed: shown in time to the one who decided (an output that he saw was shown).
-- has_reasons is false only where the record shows that no critical examination was documented and holds no justification.
WITH told AS (
    SELECT d.*, d.justification IS NOT NULL OR d.critical_review IS TRUE AS is_written,
        CASE WHEN d.output_seen_at.happened IS NOT NULL THEN NOT before(d.decided_at, d.output_seen_at) END AS is_seen_before
    FROM said.decision AS d
),
shown AS (
    SELECT d.*, u.system, u.purpose, u.output_was_correct, u.output_was_correct_contested, u.evidence AS use_evidence,
        CASE WHEN d.is_seen_before THEN TRUE WHEN before(d.decided_at, u.displayed_at) THEN FALSE WHEN d.output_seen_at.happened THEN TRUE
             ELSE u.was_displayed END AS was_displayed,
        u.was_displayed_contested OR u.displayed_at_contested AS was_displayed_contested
    FROM told AS d LEFT JOIN said.ai_use AS u ON u.case_id = d.case_id AND u.use = d.use
)
SELECT d.case_id, d.decision, d.act, d.use, d.decided_at, d.decided_at_contested, d.output_seen_at,
    CASE WHEN w.person_name IS NOT NULL AND s.name IS NOT NULL
         THEN 'Décision (' || w.person_name || CASE WHEN w.is_supervised AND w.supervisor_name IS NOT NULL THEN ', sous l’encadrement : ' || w.supervisor_name
              WHEN w.is_collegial THEN ', après réunion de concertation pluridisciplinaire' WHEN w.is_at_distance THEN ', après avis à distance' ELSE '' END
              || '), ' || s.name || ' à l’appui' END AS label,
    w.person AS professional, w.person_name AS professional_name, w.answerable, w.is_supervised, w.supervisor_name, w.is_by_patient,
    w.is_by_patient_contested, w.practice = 'public_hospital' AS is_public_practice, w.practice_contested AS is_public_practice_contested,
    a.organization, o.name AS organization_name, s.manufacturer, m.name AS manufacturer_name,
    d.was_displayed, d.was_displayed_contested, CASE WHEN d.was_displayed IS DISTINCT FROM FALSE THEN w.answerable END AS displayed_to,
    CASE WHEN NOT d.was_displayed THEN a.organization END AS undisplayed_by_establishment,
    CASE WHEN NOT d.was_displayed THEN s.manufacturer END AS undisplayed_by_manufacturer,
    d.is_seen_before, d.output_seen_at_contested OR d.decided_at_contested AS is_seen_before_contested,
    d.follows_output, d.follows_output_contested, d.critical_review AS is_critically_reviewed,
    d.critical_review_contested AS is_critically_reviewed_contested,
    CASE WHEN d.justification IS NOT NULL THEN TRUE WHEN NOT d.critical_review THEN FALSE END AS has_reasons,
    d.critical_review_contested AS has_reasons_contested,
    CASE WHEN NOT d.is_written THEN d.is_recorded WHEN d.is_recorded IS DISTINCT FROM FALSE THEN TRUE END AS is_recorded,
    d.is_recorded_contested OR (d.is_written AND d.is_recorded IS FALSE) AS is_recorded_contested,
    d.output_was_correct, d.output_was_correct_contested, d.justification, d.meets_standard, d.meets_standard_contested,
    CASE WHEN a.kind = 'diagnosis' OR d.purpose = 'diagnosis' THEN TRUE WHEN a.kind IS NOT NULL THEN FALSE END AS is_diagnosis,
    a.kind_contested AS is_diagnosis_contested,
    g.has_guideline, g.has_guideline_contested, g.departs_from_guideline, g.departs_from_guideline_contested,
    CASE WHEN a.status = 'refused' OR c.is_refused THEN TRUE ELSE a.status = 'refused' END AS is_refused,
    a.status_contested OR c.is_refused_contested IS TRUE AS is_refused_contested,
    e.is_assessed_ai, e.is_assessed_ai_contested, e.is_annex_iii_ai, e.is_annex_iii_ai_contested, e.last_changed_on,
    e.last_changed_on_contested,
    d.evidence, d.use_evidence, g.evidence AS guideline_evidence
FROM shown AS d
LEFT JOIN said.act AS a ON a.case_id = d.case_id AND a.act = d.act
LEFT JOIN said.ai_system AS s ON s.case_id = d.case_id AND s.system = d.system
LEFT JOIN said.organization AS o ON o.case_id = d.case_id AND o.organization = a.organization
LEFT JOIN said.organization AS m ON m.case_id = d.case_id AND m.organization = s.manufacturer
LEFT JOIN answerable AS w ON w.case_id = d.case_id AND w.subject = d.decision AND w.kind = 'decision'
LEFT JOIN agreement AS c ON c.case_id = d.case_id AND c.subject = d.act AND c.topic = 'act'
LEFT JOIN guideline AS g ON g.case_id = d.case_id AND g.decision = d.decision
LEFT JOIN regulated AS e ON e.case_id = d.case_id AND e.use = d.use
