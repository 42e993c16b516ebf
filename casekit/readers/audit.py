"""An access log exported as CSV (who opened, changed or deleted what in the record, and when), into the table `access`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from casekit.readers.audit_header import Header, header_of
from casekit.readers.audit_lines import LINE_BREAK, Copied, copy_numbered, encoding_of
from casekit.readers.typed_cells import plain
from casekit.records import LeftOut, Problem, Reading, Severity, Unreadable

FORMAT = "access_log"

_SAID_IN_FULL = 20
_ACTIONS: Mapping[str, str] = {
    word: code
    for code, words in {
        "read": "consultation consulter consulte lecture lire lu visualisation visualiser affichage afficher ouverture ouvrir read view viewed open opened r",
        "create": "creation creer cree ajout ajouter ajoute saisie insertion create created add added insert inserted c",
        "update": "modification modifier modifie maj update updated edit edited correction corriger changement changed u",
        "delete": "suppression supprimer supprime effacement effacer delete deleted remove removed d",
        "export": "export exportation exporter exporte impression imprimer imprime telechargement telecharger telecharge extraction "
        "exported print printed download downloaded",
    }.items()
    for word in words.split()
} | {"mise a jour": "update"}
_LABELS = {"read": "consultation", "create": "creation", "update": "modification", "delete": "suppression", "export": "export"}
_OF_SOMETHING = re.compile(r"(?P<word>mise a jour|[a-z]+) (?:(?:du|de|des|dossier|document|patient|fiche)\b|d'|l')")
_NOT_DONE = re.compile(r"refus|annul|echec|echou|tentative|rejet|interdit|bloqu|denied|fail|cancel|abort|non ")


def identify(path: Path) -> float:
    """Return 0.0 for any file whose first lines hold no header of an access log, up to 0.95 where it names the object too."""
    header = header_of(path)
    if header is None:
        return 0.0
    return 0.95 if header.places("object") else 0.8


def action_of(written: str) -> str | None:
    """Return create, read, update, delete or export for what a log writes, or None where it says something else or more."""
    words = plain(written)
    if words in _ACTIONS:
        return _ACTIONS[words]
    found = _OF_SOMETHING.match(words)
    return _ACTIONS.get(found["word"]) if found and not _NOT_DONE.search(words) else None


def read(path: Path, con: duckdb.DuckDBPyConnection, prefix: str, kept: Path) -> Reading:
    """Read a log into `access`: one row per line, its dates as partial ISO 8601 text, its `locator` the true line of the file.

    Args:
        path: the CSV, of any size; it is streamed.
        con: where the temporary tables are made.
        prefix: how their names, and the ids of the rows, begin.
        kept: a folder for the copy that DuckDB reads, removed at once.
    Raises:
        Unreadable: the file has no header of an access log.
    """
    encoding = encoding_of(path)
    header = header_of(path, encoding)
    if header is None:
        raise Unreadable(
            "aucun en-tête de journal d'accès (date, utilisateur, action) dans les premières lignes", "Vérifier que l'export est complet."
        )
    copied, refused = _copied(path, con, prefix, kept, encoding, header)
    _gather(con, header, prefix)
    _mean(con, prefix)
    month_first = _is_month_first(con, prefix)
    _convert(con, path, header, prefix, month_first)
    columns = 'access, accessed_at, "user", action, object, detail, locator'
    return Reading(
        tables={"access": f'SELECT {columns} FROM temp."{prefix}access"'},
        left_out=_left_out(con, header, copied, refused, prefix),
        problems=(*_encoding_said(encoding), *_short(con, prefix), *_unparsed(copied, refused), *_undated(con, prefix, month_first)),
    )


def _copied(
    path: Path, con: duckdb.DuckDBPyConnection, prefix: str, kept: Path, encoding: str, header: Header
) -> tuple[Copied, tuple[int, ...]]:
    """Bring the log into DuckDB through a numbered copy, removed at once; return what was copied and the lines refused."""
    kept.mkdir(parents=True, exist_ok=True)
    copy = kept / f"{prefix}access_log.csv"
    try:
        copied = copy_numbered(path, copy, encoding, header.separator, header.line)
        return copied, _load(con, copy, header, prefix)
    finally:
        copy.unlink(missing_ok=True)


def _load(con: duckdb.DuckDBPyConnection, copy: Path, header: Header, prefix: str) -> tuple[int, ...]:
    """Make the table of raw cells; return the lines that have too many cells."""
    names = ["line", *(f"c{at}" for at in range(len(header.titles)))]
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE \"{prefix}cells\" AS SELECT * FROM read_csv(?, delim=?, quote='\"', escape='\"', header=false, "
        f"columns={{{columns}}}, auto_detect=false, null_padding=true, strict_mode=true, nullstr=chr(8233), "
        f"store_rejects=true, rejects_table='{prefix}rejects', rejects_scan='{prefix}scans', rejects_limit=0, max_line_size=8000000)",
        [str(copy), header.separator],
    )
    rejects = con.execute(f'SELECT DISTINCT csv_line FROM "{prefix}rejects"').fetchall()
    con.execute(f'DROP TABLE "{prefix}rejects"; DROP TABLE "{prefix}scans"')
    return tuple(sorted({int(found[0]) for (line,) in rejects if (found := re.match(r"\d+", line or ""))}))


def _gather(con: duckdb.DuckDBPyConnection, header: Header, prefix: str) -> None:
    """Bring the raw cells to the columns of a log: what has no column of its own goes to the detail, under its title."""
    stamp = header.places("date")[:1] + header.places("time")[:1]
    user, action = header.places("user")[0], header.places("action")[0]
    objects, details = header.places("object"), header.places("detail")[:1]
    rest = [at for at in range(len(header.titles)) if at not in {*stamp, user, action, *objects, *details}]
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE \"{prefix}lines\" AS SELECT line, concat_ws(' ', {_cells(stamp)}) AS stamp, "
        f'{_cell(user)} AS "user", {_cell(action)} AS action, {_titled(objects, header) if len(objects) > 1 else _cells(objects)} AS object, '
        f"{_cells(details)} AS detail, {_titled(rest, header)} AS rest, "
        f'c{len(header.titles) - 1} IS NULL AS is_short FROM "{prefix}cells"'
    )
    con.execute(f'DROP TABLE "{prefix}cells"')


def _cell(at: int) -> str:
    return f"nullif(trim(replace(c{at}, '{LINE_BREAK}', chr(10))), '')"


def _cells(places: Sequence[int]) -> str:
    return ", ".join(_cell(at) for at in places) or "NULL::VARCHAR"


def _titled(places: Sequence[int], header: Header) -> str:
    """« Poste : X ; Motif : Y », the blank cells left aside."""
    if not places:
        return "NULL::VARCHAR"
    parts = ", ".join(f"{_text((header.titles[at] or f'colonne {at + 1}') + ' : ')} || {_cell(at)}" for at in places)
    return f"nullif(concat_ws(' ; ', {parts}), '')"


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _mean(con: duckdb.DuckDBPyConnection, prefix: str) -> None:
    """Make the table of what each written action means."""
    words = [word for (word,) in con.execute(f'SELECT DISTINCT action FROM "{prefix}lines" WHERE action IS NOT NULL').fetchall()]
    means = [action_of(word) for word in words]
    same = [code is not None and plain(word) in (code, _LABELS[code]) for word, code in zip(words, means, strict=True)]
    con.execute(
        f'CREATE OR REPLACE TEMP TABLE "{prefix}verbs" AS SELECT unnest(?::VARCHAR[]) AS word, unnest(?::VARCHAR[]) AS means, unnest(?::BOOLEAN[]) AS is_same',
        [words, means, same],
    )


def _convert(con: duckdb.DuckDBPyConnection, path: Path, header: Header, prefix: str, month_first: bool) -> None:
    """Make the rows of `access`, with the line and the date as written beside them."""
    names = {
        "{lines}": f'"{prefix}lines"',
        "{verbs}": f'"{prefix}verbs"',
        "{prefix}": _text(prefix.rstrip("_") or path.stem),
        "{zone}": "'Z'" if header.is_utc else "''",
        "{action_title}": _text(header.titles[header.places("action")[0]]),
        "{is_month_first}": str(month_first).lower(),
    }
    query = Path(__file__).with_name("audit.sql").read_text("utf-8")
    for name, value in names.items():
        query = query.replace(name, value)
    con.execute(f'CREATE OR REPLACE TEMP TABLE "{prefix}access" AS {query}')
    con.execute(f'DROP TABLE "{prefix}lines"; DROP TABLE "{prefix}verbs"')


def _is_month_first(con: duckdb.DuckDBPyConnection, prefix: str) -> bool:
    """True where a date such as 05/13/2024 shows that the log does not write the day first: 05/06/2024 then says nothing sure."""
    day_or_month = r"'^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}'"
    found = con.execute(
        f'SELECT 1 FROM "{prefix}lines" WHERE try_cast(regexp_extract(stamp, {day_or_month}, 2) AS INTEGER) BETWEEN 13 AND 31 '
        f"AND try_cast(regexp_extract(stamp, {day_or_month}, 1) AS INTEGER) BETWEEN 1 AND 12 LIMIT 1"
    ).fetchone()
    return found is not None


def _left_out(con: duckdb.DuckDBPyConnection, header: Header, copied: Copied, refused: Sequence[int], prefix: str) -> tuple[LeftOut, ...]:
    left = []
    if header.line > 1:
        left.append(LeftOut("lignes placées avant l'en-tête", header.line - 1, "elles ne décrivent aucun accès"))
    if count := len(copied.broken) + len(refused):
        left.append(LeftOut("lignes mal formées", count, "guillemets mal placés, ou plus de cellules que de colonnes"))
    unmapped = con.execute(f'SELECT count(*) FROM "{prefix}access" WHERE action IS NULL AND said IS NOT NULL').fetchone()
    if unmapped and unmapped[0]:
        why = "opération sans équivalent : la ligne est gardée, le mot d'origine est dans le détail"
        left.append(LeftOut("opérations non reconnues", unmapped[0], why))
    return tuple(left)


def _encoding_said(encoding: str) -> tuple[Problem, ...]:
    if encoding.startswith("utf"):
        return ()
    message = "Journal lu en Windows-1252 (Latin-1), car il n'est pas en UTF-8."
    return (Problem("not_utf8", message, "Vérifier les accents des noms.", severity="note"),)


def _unparsed(copied: Copied, refused: Sequence[int]) -> tuple[Problem, ...]:
    lines = [(line, None) for line in sorted({*copied.broken, *refused})]
    message = "Ligne mal formée (guillemets, ou trop de cellules) : elle n'est pas lue."
    return _said("bad_line", lines, message, "Demander un nouvel export au format CSV, ou corriger une copie.")


def _undated(con: duckdb.DuckDBPyConnection, prefix: str, month_first: bool) -> tuple[Problem, ...]:
    found = con.execute(f'SELECT CAST(line AS BIGINT), written FROM "{prefix}access" WHERE accessed_at IS NULL ORDER BY 1').fetchall()
    message = "Date illisible{} : l'accès est gardé, sa date est inconnue."
    said = _said("bad_date", found, message, "Vérifier sur l'export d'origine comment la date est écrite.")
    if not month_first:
        return said
    message = "Des dates du journal ont un mois supérieur à 12, lues jour puis mois : l'ordre est incertain, ces dates sont tenues pour inconnues."
    return (Problem("uncertain_date_order", message, "Demander un export aux dates ISO (2024-05-13) ou l'ordre employé."), *said)


def _short(con: duckdb.DuckDBPyConnection, prefix: str) -> tuple[Problem, ...]:
    found = con.execute(f'SELECT CAST(line AS BIGINT), NULL FROM "{prefix}access" WHERE is_short ORDER BY 1').fetchall()
    message = "Ligne plus courte que l'en-tête : ses dernières cellules sont tenues pour vides."
    return _said("short_line", found, message, "Vérifier que l'export est complet (fin de fichier tronquée ?).", "warning")


def _said(
    code: str, found: Sequence[tuple[int, str | None]], message: str, remedy: str, severity: Severity = "error"
) -> tuple[Problem, ...]:
    """One problem per line, and beyond twenty a single one for the others."""
    problems = [
        Problem(code, message.format(f" « {written} »" if written else ""), remedy, locator=f"ligne {line}", severity=severity)
        for line, written in found[:_SAID_IN_FULL]
    ]
    if rest := found[_SAID_IN_FULL:]:
        listed = ", ".join(str(line) for line, _ in rest[:_SAID_IN_FULL]) + (", …" if len(rest) > _SAID_IN_FULL else "")
        again = f"Même anomalie à {len(rest)} autres lignes ({listed})."
        problems.append(Problem(code, again, remedy, locator=f"lignes {rest[0][0]} à {rest[-1][0]}", severity=severity))
    return tuple(problems)
