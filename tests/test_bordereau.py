"""The list of exhibits: numbers that never shift, fingerprints that `sha256sum -c` checks, and nothing lost of what the expert wrote."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from casekit import bordereau, received

LETTER, SCAN, LOG = "exhibits/01 lettre.txt", "exhibits/images/scan.txt", "exhibits/journal.csv"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case folder with three files received."""
    for name in (LETTER, SCAN, LOG):
        put(tmp_path, name, f"contenu de {name}")
    return tmp_path


def put(folder: Path, name: str, content: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(content, "utf-8")


def numbers(folder: Path) -> dict[str, str]:
    """Number the exhibits of the folder: path to number, as the file then says."""
    received.number_exhibits(folder)
    with (folder / "bordereau.csv").open(encoding="utf-8-sig", newline="") as opened:
        return {row["path"]: row["exhibit"] for row in csv.DictReader(opened)}


def codes(folder: Path) -> list[str]:
    return [problem.code for problem in received.number_exhibits(folder)[0].problems]


def verifies(folder: Path) -> bool:
    if shutil.which("sha256sum") is None:
        pytest.skip("sha256sum is not installed on this machine")
    return subprocess.run(["sha256sum", "-c", "--quiet", "manifest-sha256.txt"], check=False, cwd=folder, capture_output=True).returncode == 0


def test_files_are_numbered_in_the_order_of_their_paths_and_stay_so(folder: Path) -> None:
    first = numbers(folder)
    assert first == {LETTER: "1", SCAN: "2", LOG: "3"}
    written = (folder / "bordereau.csv").read_bytes(), (folder / "manifest-sha256.txt").read_bytes()
    assert numbers(folder) == first
    assert ((folder / "bordereau.csv").read_bytes(), (folder / "manifest-sha256.txt").read_bytes()) == written


def test_a_new_file_takes_the_number_after_the_highest_wherever_its_name_sorts(folder: Path) -> None:
    first = numbers(folder)
    put(folder, "exhibits/00 avant tout.txt", "…")
    assert numbers(folder) == {**first, "exhibits/00 avant tout.txt": "4"}


def test_a_removed_file_keeps_its_number_and_is_said_to_be_gone(folder: Path) -> None:
    first = numbers(folder)
    (folder / LOG).unlink()
    put(folder, "exhibits/autre.txt", "…")
    assert numbers(folder) == {**first, "exhibits/autre.txt": "4"}
    assert codes(folder) == ["exhibit_gone"]
    assert not verifies(folder)


def test_a_renamed_file_has_a_number_of_its_own_and_the_old_number_is_not_given_again(folder: Path) -> None:
    first = numbers(folder)
    (folder / LOG).rename(folder / "exhibits" / "journal complet.csv")
    assert numbers(folder) == {**first, "exhibits/journal complet.csv": "4"}


def test_a_changed_file_keeps_its_number_and_its_first_fingerprint_and_both_are_named(folder: Path) -> None:
    first = numbers(folder)
    before = bordereau.read(folder / "bordereau.csv").entries[0].sha256
    put(folder, LETTER, "autre contenu")
    listed, prints = received.number_exhibits(folder)
    (problem,) = listed.problems
    assert problem.code == "exhibit_changed" and before in problem.message and prints[LETTER] in problem.message
    assert numbers(folder) == first
    assert bordereau.read(folder / "bordereau.csv").entries[0].sha256 == before
    assert not verifies(folder)


def test_the_manifest_verifies_whatever_the_names_are(folder: Path) -> None:
    for name in ("exhibits/été ; « pièce » n° 1.txt", "exhibits/deux  espaces.txt", "exhibits/-tiret.txt", "exhibits/vide.txt"):
        put(folder, name, "" if "vide" in name else name)
    if os.name == "posix":
        put(folder, "exhibits/barre\\oblique.txt", "…")
        put(folder, "exhibits/deux\nlignes.txt", "…")
    numbers(folder)
    assert len((folder / "manifest-sha256.txt").read_text("utf-8").splitlines()) == len(list((folder / "exhibits").rglob("*.txt"))) + 1
    assert verifies(folder)


def test_exhibits_are_not_touched(folder: Path) -> None:
    before = {path: (path.read_bytes() if path.is_file() else b"", path.stat().st_mtime_ns) for path in (folder / "exhibits").rglob("*")}
    numbers(folder)
    assert {path: (path.read_bytes() if path.is_file() else b"", path.stat().st_mtime_ns) for path in (folder / "exhibits").rglob("*")} == before


def rewrite(folder: Path, text: str, encoding: str = "utf-8") -> None:
    (folder / "bordereau.csv").write_bytes(text.encode(encoding))


def test_the_numbers_of_the_expert_stand_and_what_he_wrote_is_kept(folder: Path) -> None:
    rewrite(folder, f"exhibit,path,title,remarque\nA-1,{LETTER},Lettre du médecin,à relire\n12,{SCAN},,\n")
    assert numbers(folder) == {LETTER: "A-1", SCAN: "12", LOG: "13"}
    row = next(csv.DictReader(io.StringIO((folder / "bordereau.csv").read_text("utf-8"))))
    assert (row["title"], row["remarque"]) == ("Lettre du médecin", "à relire")


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8", False), ("utf-8-sig", True), ("cp1252", True)])
def test_a_list_saved_by_a_spreadsheet_is_read_and_opens_in_it_again(folder: Path, encoding: str, mark: bool) -> None:
    rewrite(folder, f"exhibit;path;title;received_on\n7;{LETTER};Pièce reçue le 1er été;13/05/2024\n", encoding)
    assert received.number_exhibits(folder)[0].entries[0].described == {"title": "Pièce reçue le 1er été", "received_on": "13/05/2024"}
    raw = (folder / "bordereau.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") is mark
    assert raw.decode("utf-8-sig").startswith("exhibit;path;sha256")


def test_a_line_without_a_number_takes_the_next_with_what_it_says(folder: Path) -> None:
    rewrite(folder, f"exhibit,path,title\n5,{SCAN},\n,{LETTER},La lettre\n")
    assert numbers(folder) == {SCAN: "5", LETTER: "6", LOG: "7"}
    assert {e.path: e.described for e in bordereau.read(folder / "bordereau.csv").entries}[LETTER] == {"title": "La lettre"}


@pytest.mark.parametrize(("lines", "code"), [
    (f"1,{LETTER},a\n1,{SCAN},b\n", "exhibit_number_twice"),
    (f"1,{LETTER},a\n2,{LETTER},b\n", "exhibit_listed_twice"),
    (f"1,{LETTER},a\n9,,annoncée et non reçue\n", "bordereau_incomplete"),
])  # fmt: skip
def test_a_line_that_lists_no_exhibit_of_its_own_is_a_problem_and_stays_in_the_file(folder: Path, lines: str, code: str) -> None:
    rewrite(folder, "exhibit,path,title\n" + lines)
    (problem,) = received.number_exhibits(folder)[0].problems
    assert (problem.code, problem.locator) == (code, "bordereau.csv, ligne 3")
    assert lines.splitlines()[1].split(",")[2] in (folder / "bordereau.csv").read_text("utf-8")
    assert codes(folder) == [code]


def test_a_number_set_aside_is_not_given_to_another_file(folder: Path) -> None:
    rewrite(folder, "exhibit,path,title\n9,,annoncée et non reçue\n")
    received.number_exhibits(folder)
    assert {e.exhibit for e in bordereau.read(folder / "bordereau.csv").entries} == {"10", "11", "12"}


@pytest.mark.parametrize("content", [b"pi\xe8ces;fichiers\n1;lettre\n", b"\x00\xff\xfe\x01" * 50, b"\"sans fin\n" + b"x" * 200_000])
def test_a_list_that_cannot_be_read_is_not_written_over(folder: Path, content: bytes) -> None:
    (folder / "bordereau.csv").write_bytes(content)
    listed, _ = received.number_exhibits(folder)
    assert [problem.code for problem in listed.problems] == ["bordereau_header"]
    assert (folder / "bordereau.csv").read_bytes() == content
    assert len(listed.entries) == 3


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_list_is_a_new_one(folder: Path, content: bytes) -> None:
    (folder / "bordereau.csv").write_bytes(content)
    assert set(numbers(folder).values()) == {"1", "2", "3"}


def test_a_list_is_replaced_whole_or_not_at_all(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers(folder)
    before = (folder / "bordereau.csv").read_bytes()
    put(folder, "exhibits/nouveau.txt", "…")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError("disque plein")))
    with pytest.raises(OSError, match="disque plein"):
        received.number_exhibits(folder)
    assert (folder / "bordereau.csv").read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="links and names of bytes are those of POSIX")
def test_links_that_leave_the_folder_and_names_that_are_no_text_are_said_and_not_read(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("ailleurs") / "secret.txt"
    outside.write_text("secret", "utf-8")
    for name, target in (("dehors.txt", outside), ("dossier", outside.parent), ("rien.txt", folder / "absent"), ("boucle", folder / "exhibits")):
        (folder / "exhibits" / name).symlink_to(target)
    (folder / "exhibits" / "dedans.txt").symlink_to(folder / LETTER)
    os.close(os.open(os.fsencode(folder / "exhibits") + b"/caf\xe9.txt", os.O_CREAT))
    listed, prints = received.number_exhibits(folder)
    assert set(prints) == {LETTER, SCAN, LOG, "exhibits/dedans.txt"}
    assert sorted(problem.code for problem in listed.problems) == ["exhibit_link"] * 4 + ["exhibit_name"]
    assert "caf?.txt" in next(problem.message for problem in listed.problems if problem.code == "exhibit_name")


def test_a_file_that_does_not_open_is_numbered_without_a_fingerprint(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> str:
        raise PermissionError(13, "accès refusé")

    monkeypatch.setattr("casekit.integrity.sha256", refuse)
    listed, _ = received.number_exhibits(folder)
    assert [problem.code for problem in listed.problems] == ["exhibit_unreadable"] * 3
    assert [(entry.exhibit, entry.sha256) for entry in listed.entries] == [("1", ""), ("2", ""), ("3", "")]
    monkeypatch.undo()
    assert codes(folder) == [] and verifies(folder)
