-- What one record holds, against what article R. 1112-2 expects of it: one row per record kept by one holder.
-- has_gap: an item looked for is absent or incomplete. What the article asks of every stay in hospital counts as soon as it is absent (the
-- items of the end of a stay once it has ended); any other item only where the row says what it should hold (« lacks »), since nothing
-- else tells that there was an operation, a transfusion or a letter; a written consent never by itself (1k: no text asks it of every act).
-- Nothing is missing only where every item asked of each stay was looked for and found. An item not looked for is unknown.
WITH elsewhere AS (
    SELECT i.case_id, i.item, any_true(o.is_present AND o.is_complete IS NOT FALSE) AS is_elsewhere
    FROM said.record_item AS i JOIN said.record_item AS o
        ON o.case_id = i.case_id AND o.encounter = i.encounter AND o.kind = i.kind AND o.holding <> i.holding
    GROUP BY i.case_id, i.item
),
searched AS (
    SELECT i.case_id, i.holding, i.is_present, i.evidence, x.is_elsewhere,
        CASE WHEN i.is_present IS FALSE OR i.is_complete IS FALSE THEN TRUE WHEN i.is_present AND i.is_complete THEN FALSE END AS is_wanting,
        i.kind <> '1k' AND i.lacks IS NOT NULL AS is_told,
        i.kind <> '1k' AND (i.lacks IS NOT NULL OR (e.kind = 'inpatient'
            AND (i.kind IN ('1b', '1c', '1d', '1e', '1g', '1h', '1m', '1n') OR (i.kind IN ('2a', '2c') AND e.ended_at.happened)))) AS is_asked,
        i.is_present_contested OR i.is_complete_contested OR i.kind_contested OR i.encounter_contested AS is_disputed,
        substr(i.kind, 1, 1) || '°' || CASE WHEN substr(i.kind, 2, 1) <> '' THEN ' ' || substr(i.kind, 2, 1) ELSE '' END
            || CASE WHEN i.lacks IS NOT NULL THEN ' (' || i.lacks || ')' WHEN i.kind = '1b' THEN ' (motifs d’hospitalisation)'
            WHEN i.kind = '1c' THEN ' (antécédents et facteurs de risque)'
            WHEN i.kind = '1d' THEN ' (évaluation clinique initiale)' WHEN i.kind = '1e' THEN ' (prise en charge prévue et prescriptions à l’entrée)'
            WHEN i.kind = '1g' THEN ' (prise en charge pendant le séjour)' WHEN i.kind = '1h' THEN ' (démarche médicale et information)'
            WHEN i.kind = '1m' THEN ' (prescription et exécution)' WHEN i.kind = '1n' THEN ' (soins infirmiers)'
            WHEN i.kind = '2a' THEN ' (compte rendu et lettre de sortie)' WHEN i.kind = '2c' THEN ' (modalités de sortie)' ELSE '' END AS said
    FROM said.record_item AS i
    LEFT JOIN said.encounter AS e ON e.case_id = i.case_id AND e.encounter = i.encounter
    LEFT JOIN elsewhere AS x ON x.case_id = i.case_id AND x.item = i.item
),
gathered AS (
    SELECT case_id, holding, any_true(CASE WHEN is_wanting AND is_asked THEN TRUE WHEN NOT is_wanting THEN FALSE END) AS has_gap_in_hospital,
        any_true(CASE WHEN is_wanting AND is_told THEN TRUE WHEN NOT is_wanting THEN FALSE END) AS has_gap,
        all_true(CASE WHEN is_wanting AND is_asked THEN is_elsewhere ELSE TRUE END) AS is_elsewhere_in_hospital,
        all_true(CASE WHEN is_wanting AND is_told THEN is_elsewhere ELSE TRUE END) AS is_elsewhere,
        any_true(is_present) AS has_some, any_true(is_disputed) IS TRUE AS is_disputed,
        list_sort(list(said) FILTER (WHERE is_wanting AND is_asked)) AS wanting_in_hospital,
        list_sort(list(said) FILTER (WHERE is_wanting AND is_told)) AS wanting, list_sort(flatten(list(evidence))) AS evidence
    FROM searched GROUP BY case_id, holding
),
stay AS (
    SELECT h.case_id, h.holding, e.encounter, e.started_at,
        CASE WHEN e.kind = 'inpatient'
             THEN any_true(i.kind = '1b' AND i.is_found) AND any_true(i.kind = '1c' AND i.is_found) AND any_true(i.kind = '1d' AND i.is_found)
              AND any_true(i.kind = '1e' AND i.is_found) AND any_true(i.kind = '1g' AND i.is_found) AND any_true(i.kind = '1h' AND i.is_found)
              AND any_true(i.kind = '1m' AND i.is_found) AND any_true(i.kind = '1n' AND i.is_found)
              AND (e.ended_at.happened IS FALSE OR (any_true(i.kind = '2a' AND i.is_found) AND any_true(i.kind = '2c' AND i.is_found)))
             WHEN e.kind IS NOT NULL THEN TRUE END AS is_covered
    FROM said.holding AS h
    JOIN said.encounter AS e ON e.case_id = h.case_id AND e.patient = h.patient AND e.organization = h.holder
    LEFT JOIN (SELECT case_id, holding, encounter, kind, is_present AND is_complete AS is_found FROM said.record_item) AS i
        ON i.case_id = h.case_id AND i.holding = h.holding AND i.encounter = e.encounter
    GROUP BY h.case_id, h.holding, e.encounter, e.kind, e.started_at, e.ended_at
),
covered AS (
    SELECT case_id, holding, all_true(is_covered) AS is_covered,
        CASE WHEN all_true(started_at."from" IS NOT NULL)
             THEN {'written': CAST(NULL AS VARCHAR), 'from': CAST(min(started_at."from") AS DATE), -- never NULL: each start is dated
                   'to': CAST(max(started_at."to") AS DATE), 'zone': 'none', 'happened': TRUE} END AS stayed_on -- never NULL: the same
    FROM stay GROUP BY case_id, holding
)
SELECT h.case_id, h.holding, h.label, h.holder, h.holder_person, h.holder_organization, h.holder_name, h.holder_order, h.holder_order_contested,
    h.is_hospital, h.is_hospital_contested,
    CASE WHEN c.holding IS NOT NULL THEN c.stayed_on ELSE h.last_contact_on END AS stayed_on,
    CASE WHEN g.has_some THEN TRUE WHEN h.is_located THEN TRUE WHEN NOT h.is_located OR h.destroyed_on.happened THEN FALSE
         WHEN g.holding IS NOT NULL THEN TRUE END AS is_at_hand, h.is_located_contested AS is_at_hand_contested,
    CASE WHEN g.has_gap THEN TRUE WHEN h.is_hospital AND g.has_gap_in_hospital THEN TRUE
         WHEN h.is_hospital AND NOT g.has_gap_in_hospital AND c.is_covered THEN FALSE
         WHEN h.is_hospital IS FALSE AND NOT g.has_gap THEN FALSE END AS has_gap, g.is_disputed AS has_gap_contested,
    CASE WHEN h.is_hospital AND g.has_gap_in_hospital THEN g.is_elsewhere_in_hospital
         WHEN g.has_gap THEN g.is_elsewhere END AS is_found_elsewhere, g.is_disputed AS is_found_elsewhere_contested,
    CASE WHEN h.is_hospital THEN g.wanting_in_hospital ELSE g.wanting END AS wanting, h.evidence, g.evidence AS item_evidence
FROM holding AS h
LEFT JOIN gathered AS g ON g.case_id = h.case_id AND g.holding = h.holding
LEFT JOIN covered AS c ON c.case_id = h.case_id AND c.holding = h.holding
