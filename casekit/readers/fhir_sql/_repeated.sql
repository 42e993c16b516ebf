-- The resources whose row id stands several times in the file: word for word, in an older version, or in two wordings.
WITH several AS (
    SELECT seq, id, version, updated, hash(json) AS words
    FROM fhir.named
    WHERE id IN (SELECT id FROM fhir.named GROUP BY id HAVING count(*) > 1)
), ranked AS (
    SELECT seq, id, words, version,
           first_value(version) OVER newest AS newest,
           row_number() OVER (PARTITION BY id, words ORDER BY seq) AS copy
    FROM several
    WINDOW newest AS (PARTITION BY id ORDER BY try_cast(version AS BIGINT) DESC NULLS LAST, updated DESC NULLS LAST, seq)
)
SELECT seq, id, version, copy > 1 AS is_copy, version <> newest AS is_superseded,
       count(DISTINCT words) OVER (PARTITION BY id, version) > 1 AS is_clash
FROM ranked
