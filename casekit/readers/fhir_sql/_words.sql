-- What a FHIR datatype says, in words; each gives NULL where the source says nothing.
CREATE OR REPLACE TEMP MACRO fhir_said(x) AS nullif(trim(x), '');
CREATE OR REPLACE TEMP MACRO fhir_concept(c) AS coalesce(
    fhir_said(c.text),
    [x.display FOR x IN c.coding IF fhir_said(x.display) IS NOT NULL][1],
    [x.code FOR x IN c.coding IF fhir_said(x.code) IS NOT NULL][1]);

CREATE OR REPLACE TEMP MACRO fhir_concepts(cs) AS fhir_said(array_to_string([fhir_concept(c) FOR c IN cs IF fhir_concept(c) IS NOT NULL], ', '));
CREATE OR REPLACE TEMP MACRO fhir_codes(cs) AS flatten([[x.code FOR x IN c.coding] FOR c IN cs IF c.coding IS NOT NULL]);

-- Comparator, value and unit: « <5 mg/L »; `mark` is the decimal mark, a comma where French tells it, a point where it is quoted as written.
CREATE OR REPLACE TEMP MACRO fhir_quantity(q, mark) AS
    CASE WHEN q.value IS NOT NULL THEN concat(q.comparator, replace(q.value, '.', mark), ' ' || coalesce(nullif(q.unit, '1'), nullif(q.code, '1'))) END;

CREATE OR REPLACE TEMP MACRO fhir_range(g, mark) AS
    CASE WHEN g.low.value IS NOT NULL AND g.high.value IS NOT NULL THEN fhir_quantity(g.low, mark) || ' à ' || fhir_quantity(g.high, mark)
         WHEN g.low.value IS NOT NULL THEN '≥ ' || fhir_quantity(g.low, mark)
         WHEN g.high.value IS NOT NULL THEN '≤ ' || fhir_quantity(g.high, mark) END;

-- The value of an Observation or of one of its components, without its code.
CREATE OR REPLACE TEMP MACRO fhir_value(o, mark) AS coalesce(
    fhir_quantity(o.valueQuantity, mark),
    fhir_concept(o.valueCodeableConcept),
    fhir_said(o.valueString),
    CASE o.valueBoolean WHEN 'true' THEN 'oui' WHEN 'false' THEN 'non' END,
    o.valueInteger,
    fhir_range(o.valueRange, mark),
    fhir_quantity(o.valueRatio.numerator, mark) || ' / ' || fhir_quantity(o.valueRatio.denominator, mark),
    o.valueTime,
    o.valueDateTime,
    CASE WHEN o.valuePeriod.start IS NOT NULL OR o.valuePeriod."end" IS NOT NULL
         THEN concat_ws(' ', 'du ' || o.valuePeriod.start, 'au ' || o.valuePeriod."end") END);

-- Code and value on one line: « CRP <5 mg/L », « Hémoculture : positive ».
CREATE OR REPLACE TEMP MACRO fhir_result(o, mark) AS concat(
    fhir_concept(o.code),
    CASE WHEN o.valueQuantity.value IS NOT NULL THEN ' ' ELSE ' : ' END || fhir_value(o, mark),
    CASE WHEN fhir_value(o, mark) IS NULL THEN ' : non renseigné (' || fhir_concept(o.dataAbsentReason) || ')' END,
    ' [' || fhir_concepts(o.interpretation) || ']',
    ' (référence ' || coalesce(fhir_range(o.referenceRange[1], mark), o.referenceRange[1].text) || ')');

CREATE OR REPLACE TEMP MACRO fhir_name(n) AS coalesce(
    fhir_said(n.text),
    fhir_said(concat_ws(' ', array_to_string(n.prefix, ' '), array_to_string(n.given, ' '), n.family, array_to_string(n.suffix, ' '))));

-- The names of a person, the official one first, each as {use, name}.
CREATE OR REPLACE TEMP MACRO fhir_names(ns) AS [{use: n.use, name: fhir_name(n)} FOR n IN list_concat(
    [n FOR n IN ns IF n.use = 'official'], [n FOR n IN ns IF n.use IS DISTINCT FROM 'official'])];

-- One name, the others in brackets, each with its use.
CREATE OR REPLACE TEMP MACRO fhir_called(names) AS CASE WHEN len(names) > 0 THEN concat(
    names[1].name,
    ' (' || fhir_said(array_to_string([concat(
        CASE n.use WHEN 'maiden' THEN 'nom de naissance : ' WHEN 'usual' THEN 'nom usuel : ' WHEN 'nickname' THEN 'surnom : '
                   WHEN 'old' THEN 'ancien nom : ' WHEN 'official' THEN 'nom officiel : ' END, n.name)
        FOR n IN names[2:] IF n.name <> names[1].name], ' ; ')) || ')') END;

-- What a coded result says of the thing looked for; NULL where the codes say neither, or both.
CREATE OR REPLACE TEMP MACRO fhir_sign(codes) AS
    CASE WHEN list_has_any(codes, ['POS', 'DET', '10828004', '52101004', '260373001', 'LA6576-8', 'LA9633-4', 'LA11882-0'])
          AND NOT list_has_any(codes, ['NEG', 'ND', '260385009', '2667000', '260415000', 'LA6577-6', 'LA9634-2', 'LA11883-8']) THEN 'positive'
         WHEN list_has_any(codes, ['NEG', 'ND', '260385009', '2667000', '260415000', 'LA6577-6', 'LA9634-2', 'LA11883-8'])
          AND NOT list_has_any(codes, ['POS', 'DET', '10828004', '52101004', '260373001', 'LA6576-8', 'LA9633-4', 'LA11882-0']) THEN 'negative' END;

-- A status that changes how a line of the chronology reads.
CREATE OR REPLACE TEMP MACRO fhir_status(status) AS
    CASE status WHEN 'entered-in-error' THEN ' (saisi par erreur)' WHEN 'cancelled' THEN ' (annulé)' WHEN 'not-done' THEN ' (non réalisé)'
                WHEN 'preliminary' THEN ' (préliminaire)' WHEN 'partial' THEN ' (partiel)' WHEN 'amended' THEN ' (modifié)'
                WHEN 'corrected' THEN ' (corrigé)' WHEN 'appended' THEN ' (complété)' WHEN 'superseded' THEN ' (remplacé)'
                WHEN 'stopped' THEN ' (arrêté)' WHEN 'on-hold' THEN ' (suspendu)' WHEN 'draft' THEN ' (brouillon)'
                WHEN 'preparation' THEN ' (en préparation)' WHEN 'planned' THEN ' (prévu)' WHEN 'rejected' THEN ' (rejeté)' END;

-- The words of a piece of HTML, a line per block; entities are left for `html.unescape`.
CREATE OR REPLACE TEMP MACRO fhir_plain(html) AS trim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
    html, '(?is)<script.*?</script>|<style.*?</style>|<!--.*?-->', '', 'g'),
    '(?i)<(br|/p|/div|/tr|/li|/h[1-6]|/table|/blockquote)\b[^>]*>', chr(10), 'g'),
    '<[A-Za-z/!?][^>]*>', ' ', 'g'),
    '[ \t\r]+', ' ', 'g'),
    ' ?\n\s*', chr(10), 'g'), chr(10) || ' ');
