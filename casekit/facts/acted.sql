-- The moment at which an act is measured: when it was performed or, where it was omitted, refused or put off and never performed,
-- when it was due. An act of which nobody says whether it was performed has no such moment.
SELECT a.case_id, a.act, a.kind, a.kind_contested, a.label,
    CASE WHEN a.performed_at.happened THEN a.performed_at
         WHEN a.status IN ('omitted', 'refused', 'postponed') OR a.performed_at.happened IS FALSE THEN a.due_at END AS acted_at
FROM said.act AS a
