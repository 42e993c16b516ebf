-- One medical accident, iatrogenic condition or infection: where it happened, whether it comes directly from the act, whether it is abnormal,
-- how serious it is (is_exceptional: unfit for the former work, or serious disturbance of living conditions). act_on: the day of the act (the law goes by it), or else that of the facts.
-- is_improbable: the two probabilities are those of law/norms/jp/ce_2014_12_12.toml (a test compares them); between them, unknown.
-- is_whole_from_breach: a link appraised by the expert ties a harm of this accident, certainly and not as a lost chance, to something else
-- than the accident itself. has_lost_chance: one as a lost chance.
WITH tied AS (
    SELECT h.case_id, h.accident,
        any_true(CASE WHEN l.mechanism IN ('accident', 'infection') THEN FALSE WHEN l.certainty IN ('chance', 'none') THEN FALSE
                      WHEN l.certainty = 'certain' THEN l.mechanism IS NOT NULL OR l.author IS NOT NULL END) AS is_whole,
        any_true(CASE WHEN l.mechanism IN ('accident', 'infection') THEN FALSE WHEN l.certainty IN ('certain', 'none') THEN FALSE
                      WHEN l.certainty = 'chance' THEN TRUE END) AS is_chance,
        any_true(l.certainty_contested OR l.mechanism_contested) IS TRUE AS is_disputed, list_sort(flatten(list(l.evidence))) AS evidence
    FROM said.harm AS h JOIN said.link AS l ON l.case_id = h.case_id AND l.harm = h.harm
    WHERE h.accident IS NOT NULL GROUP BY h.case_id, h.accident
)
SELECT x.case_id, x.accident,
    CASE WHEN x.kind = 'infection' THEN 'Infection' WHEN x.kind = 'iatrogenic' THEN 'Affection iatrogène' ELSE 'Accident médical' END
        || CASE WHEN a.label IS NOT NULL THEN ' (' || a.label || ')' ELSE ' (référence ' || x.accident || ')' END AS label,
    x.kind, x.kind = 'infection' AS is_infection, x.kind_contested AS is_infection_contested, x.occurred_on,
    CASE WHEN a.performed_at.happened IS NOT NULL OR a.performed_at_contested THEN on_day(a.performed_at) ELSE c.facts_on END AS act_on,
    o.organization, o.name AS organization_name, a.professional, p.name AS professional_name,
    CASE WHEN o.kind IN ('public_hospital', 'private_clinic') THEN TRUE WHEN o.kind = 'practice' THEN FALSE END AS is_in_establishment,
    o.kind_contested IS TRUE AS is_in_establishment_contested,
    x.is_directly_imputable, x.is_directly_imputable_contested, x.is_worse_than_course, x.is_worse_than_course_contested,
    x.severe_event_probability, CASE WHEN x.severe_event_probability <= 0.03 THEN TRUE WHEN x.severe_event_probability > 0.05 THEN FALSE END AS is_improbable,
    x.severe_event_probability_contested AS is_improbable_contested,
    x.was_incubating_on_admission, x.was_incubating_on_admission_contested, x.external_cause, x.external_cause_contested,
    s.impairment_low, s.impairment_high, s.impairment_rate, s.is_impairment_disputed IS TRUE AS impairment_low_contested,
    s.stoppage_low, s.stoppage_high, s.is_stoppage_disputed IS TRUE AS stoppage_low_contested,
    s.deficit_low, s.deficit_high, s.is_deficit_disputed IS TRUE AS deficit_low_contested,
    s.is_unfit OR s.is_disturbed AS is_exceptional, s.is_mark_disputed IS TRUE AS is_exceptional_contested,
    CASE WHEN s.has_died IS NOT NULL THEN s.has_died WHEN t.died_on.happened IS FALSE THEN FALSE END AS has_died,
    s.is_mark_disputed IS TRUE OR t.died_on_contested IS TRUE AS has_died_contested,
    l.is_whole AS is_whole_from_breach, l.is_disputed IS TRUE AS is_whole_from_breach_contested,
    l.is_chance AS has_lost_chance, l.is_disputed IS TRUE AS has_lost_chance_contested,
    x.evidence, a.evidence AS act_evidence, s.evidence AS harm_evidence, l.evidence AS link_evidence
FROM said.accident AS x
LEFT JOIN said.act AS a ON a.case_id = x.case_id AND a.act = x.act
LEFT JOIN lifetime AS t ON t.case_id = x.case_id AND t.person = a.patient
LEFT JOIN said.person AS p ON p.case_id = x.case_id AND p.person = a.professional
LEFT JOIN said.organization AS o ON o.case_id = x.case_id
    AND o.organization = CASE WHEN x.organization IS NOT NULL OR x.organization_contested THEN x.organization ELSE a.organization END
LEFT JOIN severity AS s ON s.case_id = x.case_id AND s.topic = 'accident' AND s.subject = x.accident
LEFT JOIN tied AS l ON l.case_id = x.case_id AND l.accident = x.accident
LEFT JOIN casefile AS c ON c.case_id = x.case_id
