-- Organismes : établissements, laboratoires, fabricants, assureurs, hébergeurs, autorités.
-- place: 1.2 Les personnes
CREATE TABLE organization (
    organization  VARCHAR,   -- Organisme (identifiant) | court et stable, par exemple O1
    name          VARCHAR,   -- Nom
    kind          VARCHAR    -- Nature [public_hospital = hôpital public; private_clinic = clinique privée; practice = cabinet; laboratory = laboratoire; manufacturer = fabricant; insurer = assureur; host = hébergeur; authority = autorité]
);
