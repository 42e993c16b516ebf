-- Where a resource leads: references as text, the rows that lists of references, notes and attachments make.
-- A reference as written, a contained one (`#x`) anchored to the resource that contains it; else its identifier; else its words.
CREATE OR REPLACE TEMP MACRO fhir_ref(id, x) AS
    CASE WHEN x.reference = '#' THEN split_part(id, '#', 1)
         WHEN x.reference LIKE '#%' THEN split_part(id, '#', 1) || x.reference
         WHEN x.reference IS NOT NULL THEN x.reference
         WHEN x.identifier.value IS NOT NULL THEN concat(x.type, '?identifier=', x.identifier.system, '|', x.identifier.value)
         ELSE fhir_said(x.display) END;

-- The same, where the field can only point to one type of resource: a bare identifier is then completed with that type.
CREATE OR REPLACE TEMP MACRO fhir_ref_to(kind, id, x) AS
    CASE WHEN fhir_ref(id, x) LIKE '?identifier=%' THEN kind || fhir_ref(id, x) ELSE fhir_ref(id, x) END;

-- `Type/id` out of an absolute or a versioned reference; NULL for the other forms.
CREATE OR REPLACE TEMP MACRO fhir_tail(ref) AS
    fhir_said(regexp_extract(ref, '^(?:https?://.*/)?([A-Z][A-Za-z]+/[A-Za-z0-9.\-]+)(?:/_history/[^/]+)?$', 1));

CREATE OR REPLACE TEMP MACRO fhir_players(id, refs, part) AS
    [{about: id, written: fhir_ref(id, x), part: part::VARCHAR, display: x.display} FOR x IN refs IF fhir_ref(id, x) IS NOT NULL];

CREATE OR REPLACE TEMP MACRO fhir_players_to(kind, id, refs) AS
    [{about: id, written: fhir_ref_to(kind, id, x), part: NULL::VARCHAR, display: x.display} FOR x IN refs IF fhir_ref(id, x) IS NOT NULL];

CREATE OR REPLACE TEMP MACRO fhir_notes(id, notes) AS
    [{narrative: id || '/note[' || (i - 1) || ']', section: 'Note', text: x.text, method: 'text'} FOR x, i IN notes IF fhir_said(x.text) IS NOT NULL];

CREATE OR REPLACE TEMP MACRO fhir_attached(id, path, files) AS
    [{attachment: id || '/' || path || '[' || (i - 1) || ']', content_type: x.contentType, data: x.data, url: x.url, title: x.title}
     FOR x, i IN files IF x.data IS NOT NULL OR x.url IS NOT NULL];
