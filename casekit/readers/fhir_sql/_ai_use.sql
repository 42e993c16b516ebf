-- The uses of an AI: an Observation or a DiagnosticReport labelled AIAST, or made by a device that is an AI.
WITH tied AS (
    SELECT "use", bool_or(is_ai) AS has_ai, bool_or(is_labelled) AS is_labelled,
           CASE WHEN count(DISTINCT system) = 1 THEN min(system) END AS system,
           CASE WHEN count(DISTINCT version) FILTER (is_ai) = 1 THEN min(version) FILTER (is_ai)
                WHEN count(*) FILTER (is_ai) = 0 AND count(DISTINCT version) = 1 THEN min(version) END AS version,
           CASE WHEN count(DISTINCT occurred_at) FILTER (is_ai) = 1 THEN min(occurred_at) FILTER (is_ai) END AS occurred_at
    FROM fhir.tie GROUP BY "use"
)
SELECT o.locator, o."use", t.system, t.version, coalesce(t.occurred_at, o.used_at) AS used_at, a.act, w.professional,
       p.patient, o.output, o.output_kind, o.output_kept
FROM fhir.staged_output o
LEFT JOIN tied t ON t."use" = o."use"
LEFT JOIN fhir.who w ON w.about = o."use"
LEFT JOIN fhir.reference p ON p.written = o.patient
LEFT JOIN fhir.reference a ON a.written = o.act
WHERE o.is_labelled OR t.has_ai OR t.is_labelled
