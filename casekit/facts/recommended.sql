-- One recommendation beside one act or one decision: was it published, and not withdrawn, on that day; does it bear on such an act.
-- On the very day of its publication or of its withdrawal, and where its withdrawal is blank, nobody can tell. The act meant is a nature of
-- act, or one act by its name; another wording may mean it too.
WITH dated AS (
    SELECT case_id, 'act' AS subject_kind, act AS subject, on_day(acted_at) AS day, kind, label FROM acted
    UNION ALL
    SELECT d.case_id, 'decision', d.decision, on_day(d.decided_at), a.kind, a.label
    FROM said.decision AS d LEFT JOIN said.act AS a ON a.case_id = d.case_id AND a.act = d.act
),
placed AS (
    SELECT t.case_id, t.subject_kind, t.subject, s.standard, s.title, s.system, s.system_contested, s.recommends, s.evidence,
        t.kind, lower(trim(t.label)) AS named, lower(trim(s.act_kind)) AS meant,
        CASE WHEN before(s.published_on, t.day) THEN TRUE WHEN before(t.day, s.published_on) THEN FALSE END AS is_published,
        CASE WHEN before(t.day, s.withdrawn_on) THEN TRUE WHEN before(s.withdrawn_on, t.day) THEN FALSE END AS is_kept,
        s.published_on_contested OR s.withdrawn_on_contested OR s.system_contested OR s.recommends_contested AS is_disputed
    FROM dated AS t JOIN said.standard AS s ON s.case_id = t.case_id
)
SELECT case_id, subject, subject_kind, standard, title, system, system_contested, recommends, is_published AND is_kept AS is_of_the_day,
    CASE WHEN meant IN ('prevention', 'prévention') THEN kind = 'prevention' WHEN meant IN ('diagnosis', 'diagnostic') THEN kind = 'diagnosis'
         WHEN meant IN ('care', 'soin', 'soins') THEN kind = 'care' WHEN meant = named THEN TRUE END AS is_for_it,
    is_disputed, evidence
FROM placed
