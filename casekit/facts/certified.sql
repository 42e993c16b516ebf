-- What the certificates, declarations and in-house files of one use give together, for the days that count: the day the version was placed on
-- the market and the day it was installed; where both are blank, the day of use can only speak in favour. One of the two days only: unknown.
-- Of the documents of the directive the one that ends last is kept (legacy_from, legacy_to); one of unknown end stands before it.
WITH ranked AS (
    SELECT *, kind IN ('ce_mdr', 'ce_mdd', 'ce_ivdr', 'ce_ivdd') AS is_certificate, kind IN ('ce_mdr', 'ce_ivdr') AS is_of_regulation,
        kind IN ('ce_mdd', 'declaration') AND covers IS NOT FALSE AS is_legacy_document,
        row_number() OVER (
            PARTITION BY case_id, use
            ORDER BY CASE WHEN covers IS FALSE THEN 2 WHEN kind = 'ce_mdd' THEN 0 WHEN kind = 'declaration' THEN 1 ELSE 2 END NULLS LAST,
                ends_on."to" DESC NULLS FIRST, valid_from."to" NULLS FIRST, certificate NULLS LAST) = 1 AS is_first
    FROM covering
),
together AS (
    SELECT case_id, use,
        -- never NULL: these eight are one and the same on every row of a use
        any_value(used_on) AS used_on, any_value(placed_on) AS placed_on, any_value(installed_on) AS installed_on,
        -- never NULL: the same
        any_value(has_placing) AS has_placing, any_value(has_installing) AS has_installing, any_value(is_version_contested) AS is_version_contested,
        -- never NULL: the same
        any_value(is_significant_change) AS is_significant_change, any_value(version_evidence) AS version_evidence,
        any_true(certificate IS NOT NULL) AS has_document, any_true(is_certificate AND covers) AS is_covered,
        any_true(is_certificate AND on_placing) AS on_placing, any_true(is_of_regulation AND on_placing) AS regulation_on_placing,
        any_true(is_certificate AND on_installing) AS on_installing, any_true(is_of_regulation AND on_installing) AS regulation_on_installing,
        any_true(is_certificate AND on_use) AS on_use, any_true(is_of_regulation AND on_use) AS regulation_on_use,
        any_true(kind = 'declaration' AND on_placing) AS declared_on_placing, any_true(kind = 'declaration' AND on_use) AS declared_on_use,
        any_true(kind = 'declaration' AND on_installing) AS declared_on_installing,
        any_true(is_certificate AND is_stopped) AS is_one_stopped,
        any_true(kind = 'ce_mdd' AND covers) AS has_directive_certificate, any_true(kind = 'declaration' AND covers) AS has_declaration,
        any_true(kind = 'in_house' AND covers) AS is_in_house, any_true(is_certificate) AS has_certificate,
        any_true(kind IN ('ce_ivdr', 'ce_ivdd')) AS has_in_vitro_certificate, all_true(kind = 'ce_ivdr' AND is_over) AS is_in_vitro_over,
        agreed_date(CASE WHEN is_first AND is_legacy_document THEN valid_from END) AS legacy_from,
        agreed_date(CASE WHEN is_first AND is_legacy_document THEN ends_on END) AS legacy_to,
        agreed_date(CASE WHEN is_legacy_document THEN application_lodged_on END) AS lodged_on,
        agreed_date(CASE WHEN is_legacy_document THEN agreement_signed_on END) AS signed_on,
        agreed_date(CASE WHEN is_legacy_document THEN qms_on END) AS qms_on,
        agreed_date(CASE WHEN is_legacy_document THEN significant_change_on END) AS certificate_changed_on,
        agreed_date(CASE WHEN kind = 'in_house' AND covers IS NOT FALSE THEN qms_on END) AS in_house_qms_on,
        any_true(application_lodged_on_contested) IS TRUE AS lodged_on_contested, any_true(agreement_signed_on_contested) IS TRUE AS signed_on_contested,
        any_true(qms_on_contested) IS TRUE AS qms_on_contested, any_true(significant_change_on_contested) IS TRUE AS is_change_date_contested,
        any_true(is_disputed) IS TRUE AS is_disputed, list_sort(flatten(list(evidence))) AS certificate_evidence
    FROM ranked GROUP BY case_id, use
)
SELECT *,
    CASE WHEN NOT is_covered THEN FALSE
         WHEN has_placing AND has_installing THEN CASE WHEN on_placing = on_installing THEN on_placing END
         WHEN has_placing THEN on_placing WHEN has_installing THEN on_installing WHEN on_use THEN TRUE END AS is_certified,
    CASE WHEN has_placing AND has_installing THEN CASE WHEN regulation_on_placing = regulation_on_installing THEN regulation_on_placing END
         WHEN has_placing THEN regulation_on_placing WHEN has_installing THEN regulation_on_installing ELSE regulation_on_use END AS is_certified_anew,
    CASE WHEN NOT has_declaration THEN FALSE
         WHEN has_placing AND has_installing THEN CASE WHEN declared_on_placing = declared_on_installing THEN declared_on_placing END
         WHEN has_placing THEN declared_on_placing WHEN has_installing THEN declared_on_installing WHEN declared_on_use THEN TRUE END AS is_declared,
    CASE WHEN on_use THEN FALSE WHEN NOT is_one_stopped THEN FALSE WHEN NOT on_use THEN is_one_stopped END AS is_stopped,
    lodged_on.happened IS NOT NULL OR signed_on.happened IS NOT NULL OR qms_on.happened IS NOT NULL
        OR certificate_changed_on.happened IS NOT NULL AS is_transition_told
FROM together
