-- Every reference carried into a table, and the row it stands for, sorted by what that row is. Not found: kept as written.
WITH written AS (
    SELECT organization AS written FROM fhir.staged_person UNION ALL SELECT person FROM fhir.staged_person
    UNION ALL SELECT practitioner FROM fhir.staged_office
    UNION ALL SELECT patient FROM fhir.staged_encounter UNION ALL SELECT organization FROM fhir.staged_encounter
    UNION ALL SELECT encounter FROM fhir.staged_event UNION ALL SELECT patient FROM fhir.staged_act UNION ALL SELECT written FROM fhir.staged_player
    UNION ALL SELECT act FROM fhir.staged_output UNION ALL SELECT patient FROM fhir.staged_output UNION ALL SELECT unnest(devices) FROM fhir.staged_output
    UNION ALL SELECT owner FROM fhir.staged_device UNION ALL SELECT target FROM fhir.staged_signature UNION ALL SELECT who FROM fhir.staged_signature
    UNION ALL SELECT unnest(about) FROM fhir.staged_information UNION ALL SELECT patient FROM fhir.staged_information
    UNION ALL SELECT recipient FROM fhir.staged_information UNION ALL SELECT given_by FROM fhir.staged_information
    UNION ALL SELECT unnest(about) FROM fhir.staged_consent UNION ALL SELECT patient FROM fhir.staged_consent UNION ALL SELECT given_by FROM fhir.staged_consent
), tailed AS (
    SELECT written, fhir_tail(written) AS tail FROM (SELECT DISTINCT written FROM written WHERE written IS NOT NULL)
), found AS (
    SELECT w.written, w.tail,
           CASE WHEN k.fits = 1 THEN k.id WHEN t.fits = 1 THEN t.id ELSE w.written END AS id,
           k.fits = 1 OR t.fits = 1 AS is_here, k.fits > 1 OR t.fits > 1 AS is_ambiguous
    FROM tailed w
    LEFT JOIN fhir.key k ON k.written = w.written
    LEFT JOIN fhir.key t ON t.written = CASE WHEN k.written IS NULL THEN w.tail END
), typed AS (
    SELECT f.written, f.is_here IS TRUE AS is_here, f.is_ambiguous IS TRUE AS is_ambiguous, f.id,
           coalesce(r.type, fhir_said(split_part(f.tail, '/', 1)), fhir_said(regexp_extract(f.written, '^([A-Z][A-Za-z]+)\?', 1))) AS type
    FROM found f LEFT JOIN (SELECT id, min(type) AS type FROM fhir.resource GROUP BY id) r ON r.id = f.id
)
SELECT *,
       CASE WHEN type = 'Patient' OR type IS NULL THEN id END AS patient,
       CASE WHEN type IN ('Patient', 'RelatedPerson', 'Practitioner', 'PractitionerRole') OR type IS NULL THEN id END AS person,
       CASE WHEN type = 'Organization' OR type IS NULL THEN id END AS organization,
       CASE WHEN type = 'Encounter' OR type IS NULL THEN id END AS encounter,
       CASE WHEN type = 'Procedure' OR type IS NULL THEN id END AS act
FROM typed
