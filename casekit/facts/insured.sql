-- Each professional or organization that a claim, a policy or a party names, and the compulsory cover that answers for it at the first
-- claim: its own, or that of the establishment on whose staff it is (holder). must_insure: art. L. 1142-2 CSP binds it, or its employer.
-- Who is called in the case only to pay (a fund, an insurer, the ONIAM) is not asked for a cover of its own.
WITH device AS (
    SELECT case_id, manufacturer, any_true(is_medical_device) AS makes_device FROM said.ai_system GROUP BY case_id, manufacturer
),
paying AS (
    SELECT case_id, organization, all_true(role IN ('payer', 'oniam', 'insurer')) AS only_pays
    FROM said.party WHERE organization IS NOT NULL GROUP BY case_id, organization
),
subject AS (
    SELECT f.case_id, f.insured, CASE WHEN q.person IS NOT NULL THEN q.name ELSE o.name END AS name, q.person AS professional,
        CASE WHEN q.person IS NULL AND o.kind <> 'manufacturer' THEN o.organization END AS establishment,
        CASE WHEN q.person IS NULL AND o.kind = 'manufacturer' THEN o.organization END AS manufacturer,
        CASE WHEN q.person IS NOT NULL THEN q.insured_by ELSE o.organization END AS holder,
        q.person IS NOT NULL AND q.insured_by <> q.person AS is_on_staff,
        CASE WHEN q.person IS NOT NULL THEN q.practice = 'liberal' ELSE FALSE END AS is_liberal,
        CASE WHEN q.person IS NOT NULL THEN q.practice = 'public_hospital' ELSE o.kind = 'public_hospital' END AS is_public,
        CASE WHEN q.practice IS NOT NULL THEN TRUE
             WHEN o.kind IN ('public_hospital', 'private_clinic', 'practice', 'laboratory') THEN TRUE
             WHEN o.kind = 'manufacturer' THEN d.makes_device WHEN o.kind IN ('host', 'authority') THEN FALSE END AS must_insure,
        q.practice_contested IS TRUE OR o.kind_contested IS TRUE AS must_insure_contested,
        CASE WHEN q.person IS NOT NULL THEN q.evidence ELSE o.evidence END AS evidence
    FROM first_claim AS f
    LEFT JOIN practitioner AS q ON q.case_id = f.case_id AND q.person = f.insured
    LEFT JOIN said.organization AS o ON o.case_id = f.case_id AND o.organization = f.insured
    LEFT JOIN device AS d ON d.case_id = f.case_id AND d.manufacturer = f.insured
    LEFT JOIN paying AS y ON y.case_id = f.case_id AND y.organization = f.insured
    WHERE q.person IS NOT NULL OR (o.organization IS NOT NULL AND o.kind IS DISTINCT FROM 'insurer' AND y.only_pays IS NOT TRUE)
),
held AS (
    SELECT case_id, insured, CASE WHEN NOT all_true(is_compulsory IS FALSE) THEN any_true(is_compulsory AND is_in_force) END AS is_in_force,
        any_true(is_compulsory_contested OR is_in_force_contested) IS TRUE AS is_in_force_contested,
        all_true(is_last_contract IS NOT TRUE OR ended_on."from" IS NOT NULL) AS is_dated,
        max(CASE WHEN is_compulsory AND is_last_contract THEN ended_on."from" END) AS last_from, -- never NULL: read only where each is dated
        max(CASE WHEN is_compulsory AND is_last_contract THEN ended_on."to" END) AS last_to, -- never NULL: the same
        agreed(CASE WHEN is_compulsory AND is_last_contract THEN run_off_years END) AS run_off_years, list_sort(flatten(list(evidence))) AS evidence
    FROM cover GROUP BY case_id, insured
),
waived AS (
    SELECT c.case_id, c.about,
        any_true(NOT before(f.claim_on, c.valid_from) AND NOT before(c.valid_to, f.claim_on)
            AND CASE WHEN c.status = 'valid' OR c.status_on.happened IS FALSE THEN TRUE
                     WHEN c.status IN ('suspended', 'withdrawn') THEN before(f.claim_on, c.status_on) END) AS is_waived,
        any_true(c.valid_from_contested OR c.valid_to_contested OR c.status_contested) IS TRUE AS is_waived_contested,
        list_sort(flatten(list(c.evidence))) AS evidence
    FROM said.certificate AS c JOIN first_claim AS f ON f.case_id = c.case_id AND f.insured = c.about
    WHERE c.kind = 'insurance_waiver'
    GROUP BY c.case_id, c.about
)
SELECT s.case_id, s.insured, CASE WHEN s.name IS NOT NULL THEN s.name ELSE 'Assuré (référence ' || s.insured || ')' END AS label,
    s.name AS insured_name, s.professional, s.establishment, s.manufacturer, s.holder,
    CASE WHEN h.name IS NOT NULL THEN h.name ELSE s.name END AS holder_name, s.is_on_staff,
    s.is_liberal, s.is_public, s.must_insure, s.must_insure_contested, f.claim_on.happened AS is_claimed, f.claim_on, f.claim_on_contested,
    p.is_in_force, p.is_in_force_contested IS TRUE AS is_in_force_contested,
    CASE WHEN p.is_dated AND p.last_from IS NOT NULL
         THEN {'written': CAST(NULL AS VARCHAR), 'from': p.last_from, 'to': p.last_to, 'zone': 'none', 'happened': TRUE} END AS last_contract_ended_on,
    p.run_off_years, w.is_waived, w.is_waived_contested IS TRUE AS is_waived_contested,
    s.evidence, f.evidence AS claim_evidence, p.evidence AS policy_evidence, w.evidence AS waiver_evidence
FROM subject AS s
JOIN first_claim AS f ON f.case_id = s.case_id AND f.insured = CASE WHEN s.holder IS NOT NULL THEN s.holder ELSE s.insured END
LEFT JOIN said.organization AS h ON h.case_id = s.case_id AND h.organization = s.holder
LEFT JOIN held AS p ON p.case_id = s.case_id AND p.insured = s.holder
LEFT JOIN waived AS w ON w.case_id = s.case_id AND w.about = s.holder
