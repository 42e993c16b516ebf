"""One typed cell made clean text: French and ISO dates, yes and no, numbers, enumerations; or the reason why it cannot be read."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass

from casekit import records

NONE_WORDS = frozenset({"none", "aucun", "aucune"})
TRUE_WORDS = frozenset({"oui", "vrai", "true", "yes", "1"})
FALSE_WORDS = frozenset({"non", "faux", "false", "no", "0"})
YEARS = range(1800, 2201)

HOW_TO_DATE = "Écrire 13/05/2024, 13/05/2024 10:05, 05/2024 ou 2024 ; laisser vide si la date est inconnue."
HOW_TO_BOOL = "Écrire oui ou non ; laisser vide si on ne sait pas."

_MONTHS = {
    "janvier": 1, "janv": 1, "fevrier": 2, "fevr": 2, "fev": 2, "mars": 3, "avril": 4, "avr": 4, "mai": 5, "juin": 6,
    "juillet": 7, "juil": 7, "aout": 8, "septembre": 9, "sept": 9, "octobre": 10, "oct": 10, "novembre": 11, "nov": 11,
    "decembre": 12, "dec": 12,
}  # fmt: skip
_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(_WEEKDAYS)}) )?"
_CLOCK = (
    r"(?:(?:,? a |,? |t)(?P<hour>\d{1,2}) ?(?:(?:h|:) ?(?P<minute>\d{2})(?: ?(?:min|mn|:) ?(?P<second>\d{2})(?P<fraction>[.,]\d{1,9})?)?"
    r"(?: ?(?:min|mn|s))?|h(?:eures?)?)(?P<offset> ?(?:z|[+-]\d{2}(?::?\d{2})?))?)?"
)
_DAY_FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})" + _CLOCK),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})t(?P<hour>\d{2})(?P<offset>z|[+-]\d{2}(?::?\d{2})?)?"),
    re.compile(r"(?P<year>\d{4})/(?P<month>\d{2})/(?P<day>\d{2})" + _CLOCK),
    re.compile(r"(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})" + _CLOCK),
    re.compile(r"(?:le )?" + _WEEKDAY + r"(?P<day>\d{1,2})(?:er)? (?P<name>[a-z]+)\.? (?P<year>\d{4})" + _CLOCK),
)
_MONTH_FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})"),
    re.compile(r"(?P<month>\d{1,2})[/.-](?P<year>\d{4})"),
    re.compile(r"(?P<name>[a-z]+)\.? (?P<year>\d{4})"),
)
_YEAR = re.compile(r"(?P<year>\d{4})")
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?", re.IGNORECASE)
_SHARE_NOTE = re.compile(r"\b0\s*(?:à|a|-|–|et)\s*1\b", re.IGNORECASE)


@dataclass(frozen=True)
class Cleaned:
    """What became of a cell: `text` (None where blank or refused), `why` it was refused and the `remedy`, or a `remark`."""

    text: str | None
    code: str | None = None
    why: str | None = None
    remedy: str | None = None
    remark: str | None = None


def plain(text: str) -> str:
    """Return the text without accents, case, typographic apostrophes or repeated spaces, for comparisons."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _SPACES.sub(" ", bare.replace("’", "'")).strip().casefold()


def clean(text: str | None, column: records.Column) -> Cleaned:
    """Read one cell for its column.

    Args:
        text: the cell as typed, None or blank where unknown.
        column: what the contract says of the column.
    Returns:
        The clean text: a partial ISO date, `true` or `false`, a number with a decimal point, the code of an enumeration,
        `none` or `?` where the column admits them, or the words as they stand; or the reason of the refusal.
    """
    if text is None or not text.strip():
        return Cleaned(None)
    words = text.strip().replace("\r\n", "\n").replace("\r", "\n")
    if column.values:
        return _enumerated(words, column)
    if column.type in ("DAY", "MOMENT"):
        return _dated(words, column)
    if column.type == "BOOLEAN":
        return _boolean(words, column)
    if column.type in ("INTEGER", "BIGINT", "DOUBLE"):
        return _numeric(words, column)
    return Cleaned(words)


def iso_date(text: str) -> str | None:
    """Return a French or ISO date as partial ISO 8601 text, no more precise than it was written; None if it is no date.

    A two-digit year, « 24:00 », a day that the calendar does not have or that contradicts its weekday are no dates:
    nothing is guessed.
    """
    words = plain(text).replace(" :", ":").replace(": ", ":")
    if not words.isascii():
        return None
    for form in _DAY_FORMS:
        if found := form.fullmatch(words):
            return _iso_day(found.groupdict())
    for form in _MONTH_FORMS:
        if found := form.fullmatch(words):
            return _iso_month(found.groupdict())
    found = _YEAR.fullmatch(words)
    return words if found and int(words) in YEARS else None


def _month_of(parts: dict[str, str | None]) -> int | None:
    name = parts.get("name")
    if name is not None:
        return _MONTHS.get(name)
    number = int(parts["month"] or "0")
    return number if 1 <= number <= 12 else None


def _iso_month(parts: dict[str, str | None]) -> str | None:
    month, year = _month_of(parts), int(parts["year"] or "0")
    return f"{year:04d}-{month:02d}" if month is not None and year in YEARS else None


def _iso_day(parts: dict[str, str | None]) -> str | None:
    iso_month = _iso_month(parts)
    if iso_month is None:
        return None
    day = f"{iso_month}-{int(parts['day'] or '0'):02d}"
    try:
        weekday = _WEEKDAYS[datetime.date.fromisoformat(day).weekday()]
    except ValueError:
        return None
    if parts.get("weekday") not in (None, weekday):
        return None
    if parts["hour"] is None:
        return day
    clock = _iso_clock(parts)
    return f"{day}T{clock}" if clock else None


def _iso_clock(parts: dict[str, str | None]) -> str | None:
    hour, minute, second = parts["hour"], parts.get("minute"), parts.get("second")
    if int(hour or "0") > 23 or int(minute or "0") > 59 or int(second or "0") > 59:
        return None
    clock = ":".join([f"{int(hour or '0'):02d}", *(part for part in (minute, second) if part is not None)])
    fraction = (parts.get("fraction") or "").replace(",", ".")
    return clock + fraction + (parts["offset"] or "").strip().upper()


def _dated(words: str, column: records.Column) -> Cleaned:
    if plain(words) in NONE_WORDS or words == "?":
        if column.may_be_none:
            return Cleaned("?" if words == "?" else "none")
        return Cleaned(
            None, "not_a_none", f"« {words} » n'a pas de sens dans cette colonne : la case est laissée vide (inconnue).", HOW_TO_DATE
        )
    iso = iso_date(words)
    if iso is None:
        return Cleaned(None, "bad_date", f"« {words} » n'est pas une date lisible : la case est laissée vide (inconnue).", HOW_TO_DATE)
    return Cleaned(iso)


def _boolean(words: str, column: records.Column) -> Cleaned:
    word = plain(words)
    if word in TRUE_WORDS:
        return Cleaned("true")
    if word in FALSE_WORDS:
        return Cleaned("false")
    if column.may_be_none and word in NONE_WORDS:
        return Cleaned("false")
    if column.may_be_none and word == "?":
        return Cleaned("true", remark="« ? » se lit ici « oui, à une date inconnue ». Laisser vide si on ne sait pas.")
    return Cleaned(None, "bad_boolean", f"« {words} » n'est ni oui ni non : la case est laissée vide (inconnue).", HOW_TO_BOOL)


def _enumerated(words: str, column: records.Column) -> Cleaned:
    names: dict[str, str] = {}
    for code, label in column.values.items():
        names.setdefault(plain(label), code)
    names.update({plain(code): code for code in column.values})
    if plain(words) in names:
        return Cleaned(names[plain(words)])
    several = [names.get(plain(part)) for part in words.split(";") if part.strip()]
    if column.note is not None and "liste" in plain(column.note) and several and None not in several:
        return Cleaned(";".join(code for code in several if code is not None))
    allowed = ", ".join(label if label == code else f"{label} ({code})" for code, label in column.values.items())
    why = f"« {words} » n'est pas une des valeurs prévues : la case est laissée vide (inconnue)."
    return Cleaned(None, "unknown_value", why, f"Choisir parmi : {allowed}.")


def bounds(column: records.Column) -> tuple[float | None, float | None]:
    """Return the least and the greatest number that the column admits, None where the contract sets no bound.

    Shares and probabilities lie between 0 and 1; counts, durations and amounts are not negative.
    """
    name = column.name
    if name.endswith(("_share", "_probability")) or (column.note is not None and _SHARE_NOTE.search(column.note)):
        return 0.0, 1.0
    if column.type != "DOUBLE" or name.endswith(("_eur", "_hours", "_years")):
        return 0.0, None
    return None, None


def _numeric(words: str, column: records.Column) -> Cleaned:
    digits = _decimal_point(words, column.name.endswith("_eur"))
    if digits is None:
        remedy = "Écrire un nombre seul, par exemple 12 ou 0,35 ; laisser vide s'il est inconnu."
        return Cleaned(None, "bad_number", f"« {words} » n'est pas un nombre : la case est laissée vide (inconnue).", remedy)
    value = float(digits)
    if column.type != "DOUBLE":
        if not value.is_integer() or abs(value) >= 2**31:
            remedy = "Écrire un nombre entier, sans décimale."
            return Cleaned(None, "bad_number", f"« {words} » n'est pas un nombre entier : la case est laissée vide (inconnue).", remedy)
        digits = str(int(value))
    low, high = bounds(column)
    if (low is not None and value < low) or (high is not None and value > high) or abs(value) > 1e15:
        limits = "entre 0 et 1 (0,02 pour 2 %)" if high is not None else "positif ou nul"
        remedy = f"Écrire un nombre {limits}."
        return Cleaned(None, "impossible_value", f"« {words} » est impossible ici : la case est laissée vide (inconnue).", remedy)
    return Cleaned(digits)


def _decimal_point(words: str, is_amount: bool) -> str | None:
    """The number with a decimal point, its digits as typed; None where the text is no number or could mean two."""
    bare = _SPACES.sub("", words).replace("\u2212", "-")
    if is_amount:
        bare = re.sub(r"(?:€|EUR|euros?)$", "", bare, flags=re.IGNORECASE)
    if "," in bare and "." in bare:
        if re.fullmatch(r"[+-]?\d{1,3}(?:\.\d{3})+,\d*", bare):
            bare = bare.replace(".", "")
        elif re.fullmatch(r"[+-]?\d{1,3}(?:,\d{3})+\.\d*", bare):
            bare = bare.replace(",", "")
    bare = bare.replace(",", ".", 1)
    return bare if _NUMBER.fullmatch(bare) and bare.isascii() else None
