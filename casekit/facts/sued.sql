-- One party who defends, or whom the file brings in on that side, and the ids under which he may be named.
SELECT y.case_id, y.party, y.person, y.organization, y.evidence
FROM said.party AS y
WHERE y.role = 'defendant' OR (y.side = 'defence' AND (y.role = 'third_party' OR y.role IS NULL))
