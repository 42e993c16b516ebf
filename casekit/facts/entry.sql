-- One entry of the record whose day of writing is known: was it written, or changed according to the access log, once the damage was
-- discovered or a claim made, of what had happened before? An entry written on the day of what it tells is never late.
-- is_note: a note of care, by its kind (as the FHIR reader or the expert names it). A result, a report of an examination, a diagnosis or a
-- stay comes by nature after what it dates: unknown whether it is late, unless the log shows it changed (is_changed_since_*) when it
-- had been issued before.
-- One row more for the access log as a whole (its id is « access »), where the case has one: what it shows after the claim and cannot
-- be tied to an entry says that something was written, not what. The log is read line by line only once, and its lines are not merged.
WITH tied AS (
    SELECT l.case_id, e.event, latest(l.accessed_at) AS logged_at,
        any_true(l.action <> 'create') AS is_changed,
        list_sort(list({'exhibit': l.exhibit, 'locator': l.locator, 'declared_by': l.declared_by})) AS evidence
    FROM main.access AS l JOIN said.event AS e ON e.case_id = l.case_id AND e.event = l.object
    WHERE l.action IN ('create', 'update', 'delete') AND l.declared_by IS NULL GROUP BY l.case_id, e.event
),
log AS (
    SELECT l.case_id, any_true(l.action IN ('create', 'update', 'delete') AND on_earlier_day(b.claimed_on, on_day(l.accessed_at))) AS is_written_after_claim,
        any_true(on_earlier_day(b.claimed_on, on_day(l.accessed_at))) AS reaches_claim,
        any_true(l.action IN ('create', 'update', 'delete') AND on_earlier_day(b.discovered_on, on_day(l.accessed_at))) AS is_written_after_harm,
        any_true(on_earlier_day(b.discovered_on, on_day(l.accessed_at))) AS reaches_harm, latest(l.accessed_at) AS ended_at,
        list_sort(list(DISTINCT {'exhibit': l.exhibit, 'locator': CAST(NULL AS VARCHAR), 'declared_by': CAST(NULL AS VARCHAR)})) AS evidence
    FROM main.access AS l LEFT JOIN awareness AS b ON b.case_id = l.case_id WHERE l.declared_by IS NULL GROUP BY l.case_id
),
written AS (
    SELECT e.case_id, e.event, e.label, e.person, e.organization, e.occurred_at, t.event IS NOT NULL AS is_logged,
        CASE WHEN t.event IS NOT NULL AND (e.recorded_at.happened IS NULL OR before(e.recorded_at, t.logged_at)) THEN t.logged_at
             ELSE e.recorded_at END AS recorded_at,
        CASE WHEN lower(e.kind) IN ('note', 'note de soins', 'observation', 'observation médicale', 'transmission', 'transmissions', 'document', 'acte',
            'soin', 'soins', 'prescription', 'consultation', 'message', 'décision', 'surveillance', 'courrier', 'lettre', 'avis',
            'compte rendu opératoire', 'compte rendu de consultation', 'compte rendu d’hospitalisation') THEN TRUE END AS is_note,
        CASE WHEN t.is_changed THEN on_day(e.recorded_at) END AS issued_on,
        e.occurred_at_contested OR e.recorded_at_contested AS is_disputed, e.evidence, t.evidence AS log_evidence
    FROM said.event AS e LEFT JOIN tied AS t ON t.case_id = e.case_id AND t.event = e.event
    WHERE e.recorded_at.happened OR e.recorded_at_contested OR t.event IS NOT NULL
)
SELECT w.case_id, w.event AS entry, CASE WHEN w.label IS NOT NULL THEN 'Écriture : ' || w.label ELSE 'Écriture (référence ' || w.event || ')' END AS label,
    FALSE AS is_log, w.is_logged, w.person, p.name AS person_name, w.organization, o.name AS organization_name,
    w.occurred_at, w.recorded_at, b.claimed_on, b.discovered_on,
    before(on_day(w.occurred_at), on_day(w.recorded_at)) AS is_delayed, w.is_disputed AS is_delayed_contested,
    on_earlier_day(on_day(w.occurred_at), b.claimed_on) AS is_of_before_claim, on_earlier_day(b.claimed_on, on_day(w.recorded_at)) AS is_after_claim,
    b.is_disputed OR w.is_disputed AS is_after_claim_contested,
    on_earlier_day(on_day(w.occurred_at), b.discovered_on) AS is_of_before_harm, on_earlier_day(b.discovered_on, on_day(w.recorded_at)) AS is_after_harm,
    w.is_disputed AS is_after_harm_contested, w.is_note,
    CASE WHEN before(w.issued_on, b.claimed_on) THEN TRUE END AS is_changed_since_claim,
    CASE WHEN before(w.issued_on, b.discovered_on) THEN TRUE END AS is_changed_since_harm, w.evidence, w.log_evidence
FROM written AS w
LEFT JOIN awareness AS b ON b.case_id = w.case_id
LEFT JOIN said.person AS p ON p.case_id = w.case_id AND p.person = w.person
LEFT JOIN said.organization AS o ON o.case_id = w.case_id AND o.organization = w.organization
UNION ALL
SELECT l.case_id, 'access', 'Journal d’accès', TRUE, TRUE, NULL, NULL, NULL, NULL, NULL, l.ended_at, b.claimed_on, b.discovered_on, NULL, FALSE, NULL,
    CASE WHEN l.is_written_after_claim THEN TRUE WHEN l.reaches_claim AND NOT l.is_written_after_claim THEN FALSE END, b.is_disputed,
    NULL, CASE WHEN l.is_written_after_harm THEN TRUE WHEN l.reaches_harm AND NOT l.is_written_after_harm THEN FALSE END, FALSE, NULL, NULL, NULL, NULL, l.evidence
FROM log AS l LEFT JOIN awareness AS b ON b.case_id = l.case_id
