-- What the SELECTs of the resource types give, row under row, before references are resolved.
CREATE TEMP TABLE fhir.staged_person (locator VARCHAR, person VARCHAR, name VARCHAR, role VARCHAR, born_on VARCHAR, died_on VARCHAR, profession VARCHAR,
    specialty VARCHAR, organization VARCHAR);
CREATE TEMP TABLE fhir.staged_organization (locator VARCHAR, organization VARCHAR, name VARCHAR, kind VARCHAR);
CREATE TEMP TABLE fhir.staged_office (locator VARCHAR, role VARCHAR, practitioner VARCHAR);
CREATE TEMP TABLE fhir.staged_encounter (locator VARCHAR, encounter VARCHAR, patient VARCHAR, organization VARCHAR, kind VARCHAR, started_at VARCHAR, ended_at VARCHAR);
CREATE TEMP TABLE fhir.staged_event (locator VARCHAR, is_superseded BOOLEAN, event VARCHAR, occurred_at VARCHAR, recorded_at VARCHAR, kind VARCHAR,
    label VARCHAR, encounter VARCHAR);
CREATE TEMP TABLE fhir.staged_act (locator VARCHAR, act VARCHAR, label VARCHAR, kind VARCHAR, status VARCHAR, performed_at VARCHAR, patient VARCHAR);
CREATE TEMP TABLE fhir.staged_player (locator VARCHAR, about VARCHAR, written VARCHAR, part VARCHAR, display VARCHAR);
CREATE TEMP TABLE fhir.staged_output (locator VARCHAR, "use" VARCHAR, used_at VARCHAR, act VARCHAR, patient VARCHAR, output VARCHAR, output_kind VARCHAR,
    output_kept BOOLEAN, is_labelled BOOLEAN, devices VARCHAR[]);
CREATE TEMP TABLE fhir.staged_device (locator VARCHAR, device VARCHAR, name VARCHAR, manufacturer VARCHAR, version VARCHAR, udi_di VARCHAR, owner VARCHAR,
    names VARCHAR[], identifiers VARCHAR[], is_declared BOOLEAN, is_software BOOLEAN);
CREATE TEMP TABLE fhir.staged_signature (locator VARCHAR, target VARCHAR, who VARCHAR, display VARCHAR, occurred_at VARCHAR, recorded_at VARCHAR,
    is_labelled BOOLEAN, part VARCHAR);
CREATE TEMP TABLE fhir.staged_information (locator VARCHAR, information VARCHAR, topic VARCHAR, about VARCHAR[], patient VARCHAR, recipient VARCHAR,
    given BOOLEAN, given_at VARCHAR, given_by VARCHAR, mode VARCHAR);
CREATE TEMP TABLE fhir.staged_consent (locator VARCHAR, consent VARCHAR, topic VARCHAR, about VARCHAR[], patient VARCHAR, given_by VARCHAR, given BOOLEAN,
    answer VARCHAR, given_at VARCHAR, mode VARCHAR);
CREATE TEMP TABLE fhir.staged_narrative (locator VARCHAR, narrative VARCHAR, section VARCHAR, text VARCHAR, method VARCHAR);
CREATE TEMP TABLE fhir.staged_attachment (locator VARCHAR, attachment VARCHAR, content_type VARCHAR, data VARCHAR, url VARCHAR, title VARCHAR);
CREATE TEMP TABLE fhir.ai_device (device VARCHAR, system VARCHAR, version VARCHAR, is_ambiguous BOOLEAN);
