-- The sides on which each person whose words may be reported speaks: that of the party he is, or works for; a patient, a relative,
-- an heir or a representative who is no party speaks on the claimant's side; 'none': a third party. A person may have two rows.
-- No row: nobody knows who speaks (no such person, or one whose quality is blank), and his words establish nothing for anyone.
WITH spoken AS (
    SELECT p.case_id, p.person, y.side FROM main.person AS p JOIN main.party AS y ON y.case_id = p.case_id AND y.person = p.person
    UNION ALL
    SELECT p.case_id, p.person, y.side FROM main.person AS p
    JOIN main.party AS y ON y.case_id = p.case_id AND y.organization = p.organization
    UNION ALL
    SELECT p.case_id, p.person, CASE WHEN p.role IN ('patient', 'relative', 'representative', 'heir') THEN 'claimant' ELSE 'none' END
    FROM main.person AS p
    ANTI JOIN main.party AS y ON y.case_id = p.case_id AND y.person = p.person
    ANTI JOIN main.party AS z ON z.case_id = p.case_id AND z.organization = p.organization
    WHERE p.role IS NOT NULL
)
SELECT DISTINCT case_id, person, side FROM spoken WHERE side IS NOT NULL
