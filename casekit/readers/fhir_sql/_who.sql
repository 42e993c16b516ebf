-- Who answers for each event, act or use: its one author, else its one person; with several, nobody is chosen.
SELECT about,
       CASE WHEN count(DISTINCT person) FILTER (part = 'author' AND type <> 'Patient') = 1 THEN min(person) FILTER (part = 'author' AND type <> 'Patient')
            WHEN count(DISTINCT person) FILTER (part IS DISTINCT FROM 'recipient' AND type <> 'Patient') = 1
            THEN min(person) FILTER (part IS DISTINCT FROM 'recipient' AND type <> 'Patient') END AS person,
       CASE WHEN count(DISTINCT person) FILTER (type IN ('Practitioner', 'PractitionerRole') AND part IN ('author', 'operator')) = 1
            THEN min(person) FILTER (type IN ('Practitioner', 'PractitionerRole') AND part IN ('author', 'operator'))
            WHEN count(DISTINCT person) FILTER (type IN ('Practitioner', 'PractitionerRole') AND part IS DISTINCT FROM 'recipient') = 1
            THEN min(person) FILTER (type IN ('Practitioner', 'PractitionerRole') AND part IS DISTINCT FROM 'recipient') END AS professional,
       CASE WHEN count(DISTINCT organization) = 1 THEN min(organization) END AS organization
FROM fhir.player
GROUP BY about
