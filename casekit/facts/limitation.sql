-- Whether the ten years had passed before one defendant was sued, and the day on which they end or ended.
-- is_time_barred: one claim came after that day. Never true against the day the file is read at alone: a claim may not be on file yet.
-- What is said to put the term off is read where it is on file; what is not on file is unknown (is_before_cci, is_guarded).
-- victim_ends_on: the day counted for the victim. Where somebody else who claims may have been a minor, it is not that of all (ends_on), and
-- never bars all.
WITH counted AS (
    SELECT *, CAST(term_low + CAST(days_low AS INTEGER) AS DATE) AS end_low, CAST(term_high + CAST(days_high AS INTEGER) AS DATE) AS end_high
    FROM elapsed
),
compared AS (
    SELECT *,
        CASE WHEN is_halted THEN FALSE WHEN is_halted IS NULL THEN NULL WHEN end_low >= filed_on."to" THEN FALSE
             WHEN end_high < filed_on."from" AND kind <> 'as_of' THEN TRUE END AS has_passed
    FROM counted
),
ranked AS (
    SELECT *, row_number() OVER (PARTITION BY case_id, party ORDER BY CASE WHEN has_passed THEN 0 WHEN has_doubt THEN 2 ELSE 1 END NULLS LAST,
                                 CASE WHEN has_passed OR kind = 'as_of' THEN 0 WHEN kind = 'merits' THEN 1 ELSE 2 END NULLS LAST,
                                 filed_on."from" NULLS LAST, proceeding NULLS LAST) AS place
    FROM compared
),
together AS (
    SELECT case_id, party, any_true(has_passed) AS has_passed, any_true(has_doubt) AS has_doubt, any_true(is_disputed) IS TRUE AS is_disputed,
        any_true(kind = 'interim_expertise') AS is_interrupted,
        agreed_date(CASE WHEN place = 1 AND kind <> 'as_of' THEN filed_on END) AS claim_on, agreed(CASE WHEN place = 1 THEN is_halted END) AS is_halted,
        agreed(CASE WHEN place = 1 THEN end_low END) AS end_low, agreed(CASE WHEN place = 1 THEN end_high END) AS end_high
    FROM ranked GROUP BY case_id, party
),
ended AS (
    SELECT *, CASE WHEN is_halted IS FALSE AND end_low IS NOT NULL AND NOT has_doubt
                   THEN {'written': CAST(NULL AS VARCHAR), 'from': end_low, 'to': end_high, 'zone': 'none', 'happened': TRUE} END AS victim_ends_on
    FROM together
),
stays AS (
    SELECT case_id, party, any_true(kind = 'cci') AS is_before_cci FROM stayed GROUP BY case_id, party
),
listed AS (
    SELECT case_id, party, list_sort(flatten(list(evidence))) AS evidence FROM pursued WHERE kind <> 'as_of' GROUP BY case_id, party
)
SELECT d.case_id, d.party, d.label, d.defendant_name, d.is_caregiver, d.is_caregiver_contested,
    s.consolidated_on AS consolidation_on, s.is_consolidation_disputed AS consolidation_on_contested, s.majority_on, s.was_minor, s.is_birth_disputed AS was_minor_contested,
    t.claim_on,
    CASE WHEN t.is_halted AND NOT t.has_doubt
         THEN {'written': CAST(NULL AS VARCHAR), 'from': CAST(NULL AS DATE), 'to': CAST(NULL AS DATE), 'zone': 'none', 'happened': FALSE}
         WHEN t.victim_ends_on.happened AND NOT s.is_claimant_minor THEN t.victim_ends_on END AS ends_on, t.victim_ends_on,
    s.is_claimant_minor, s.claimant_majority_on, s.died_on,
    CASE WHEN t.has_doubt OR (t.has_passed AND s.is_claimant_minor IS NOT FALSE) THEN NULL ELSE t.has_passed END AS is_time_barred,
    t.is_disputed OR s.is_consolidation_disputed OR s.is_birth_disputed AS is_time_barred_contested,
    CASE WHEN t.is_interrupted THEN TRUE END AS is_interrupted, k.is_before_cci, s.is_guarded,
    d.evidence, s.evidence AS victim_evidence, s.claimant_evidence, l.evidence AS proceeding_evidence
FROM defendant AS d
LEFT JOIN started AS s ON s.case_id = d.case_id AND s.party = d.party
LEFT JOIN ended AS t ON t.case_id = d.case_id AND t.party = d.party
LEFT JOIN stays AS k ON k.case_id = d.case_id AND k.party = d.party
LEFT JOIN listed AS l ON l.case_id = d.case_id AND l.party = d.party
