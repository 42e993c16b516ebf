"""Write an access log as an imaging centre exports it: semicolons, French dates, Latin-1, Windows line ends.

The lines that matter to the case are kept as text; a day of other examinations is laid around them by plain arithmetic,
so that the same text always gives the same file.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

Line = tuple[datetime, str, str, str]
HEADER = "Date;Utilisateur;Action;Objet"
FIRST_EXAM, EXAMS, PACE = datetime(2024, 5, 13, 7, 45), 60, timedelta(seconds=400)


def access_log(source: str, *, with_the_day: bool) -> bytes:
    """Return the CSV of the kept lines, in order of time, among the other examinations of the day if asked for."""
    kept = [_kept(line) for line in source.splitlines() if line and not line.startswith("#")]
    concerned = {what.split()[1] for _, _, _, what in kept if " - accueil" in what}
    others = list(_day(concerned)) if with_the_day else []
    rows = [f"{at:%d/%m/%Y %H:%M:%S};{user};{action};{what}" for at, user, action, what in sorted(kept + others)]
    return "\r\n".join([HEADER, *rows, ""]).encode("latin-1")


def _kept(line: str) -> Line:
    at, user, action, what = line.split(";")
    return datetime.fromisoformat(at), user, action, what


def _day(concerned: set[str]) -> Iterator[Line]:
    for rank in range(EXAMS):
        exam = f"VF-2405-{101 + rank:04}"
        if exam not in concerned:
            yield from _exam(exam, FIRST_EXAM + rank * PACE, rank)


def _exam(exam: str, start: datetime, rank: int) -> Iterator[Line]:
    """Yield what one examination leaves in the log; one in four is a chest scan that the software analyses."""
    reader = ("A.INVENTE", "E.FABULA")[(rank // 3 + 1) % 2]
    secretary = f"SECRETARIAT{1 + rank % 2}"
    is_chest_scan = rank % 4 == 1
    steps = [
        (0, secretary, "Création", "accueil"),
        (9 + rank % 5, f"MANIP{1 + rank % 3}", "Création", f"acquisition, {1 + rank % 4} séries"),
        (19, "NODULENS", "Création", "résultat d'analyse automatique (version 2.1)") if is_chest_scan else None,
        (24, reader, "Lecture", "résultat d'analyse automatique") if is_chest_scan else None,
        (25 + rank % 7, reader, "Lecture", "images"),
        (37 + rank % 4, reader, "Création", "compte rendu, brouillon"),
        (44 + rank % 6, reader, "Modification", "compte rendu, validation"),
        (75 + rank % 11, secretary, "Export", "envoi du compte rendu"),
    ]
    for position, step in enumerate(steps):
        if step is not None:
            minutes, user, action, what = step
            yield start + timedelta(minutes=minutes, seconds=(rank * 17 + position * 11) % 60), user, action, f"Examen {exam} - {what}"
