"""The command line: data on standard output, talk on standard error, exit codes 0, 1 and 2."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from casekit.cli import main
from casekit.places import content_folder


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "dossier"
    shutil.copytree(content_folder("sample_cases") / "dossier_muet", folder, ignore=shutil.ignore_patterns("expected"))
    assert call("load", folder).exit_code == 0
    return folder


def call(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_load_prints_the_ledger_and_says_the_problems_apart(case: Path) -> None:
    result = call("load", case)
    assert result.exit_code == 0
    assert [line.split("\t")[0] for line in result.stdout.splitlines() if line.startswith("pièce")] == ["pièce 1", "pièce 2", "pièce 3"]
    assert "[" in result.stderr and "remède" not in result.stdout


def test_problems_change_the_exit_code_only_if_asked(case: Path) -> None:
    assert call("load", case).exit_code == 0
    assert call("load", case, "--strict").exit_code == 1


def test_json_is_on_standard_output_alone(case: Path) -> None:
    content = json.loads(call("load", case, "--json").stdout)
    assert [line["state"] for line in content["intake"]] and {"code", "message", "remedy"} <= content["problems"][0].keys()
    findings = json.loads(call("argue", case, "--json").stdout)
    assert {f["state"] for f in findings} <= {"open", "unproven", "not_applicable"}


def test_argue_prints_a_line_per_point_and_one_point_in_full(case: Path) -> None:
    lines = call("argue", case, "trace.output_kept").stdout.splitlines()
    assert len(lines) == 1 and lines[0].startswith("trace.output_kept\tObservation/obs-ia\t")
    told = call("argue", case, "trace.output_kept", "Observation/obs-ia").stdout
    assert "inconnu" in told or "non" in told
    assert "pièce 1" in told and "à demander :" in told


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("argue", "{case}", "trace.nothing"), "pas de point"),
        (("argue", "{case}", "trace.output_kept", "U9"), "pas de sujet"),
        (("report", "{case}", "--for", "counsel"), "cette version écrit"),
        (("report", "{case}", "--stage", "final"), "cette version écrit"),
        (("run", "{case}/absent"), "n’est pas un répertoire"),
        (("init", "{case}"), "existe déjà"),
        (("demo", "--case", "inconnu"), "pas de dossier d’exemple"),
        (("rule", "{case}", "trace.output_kept", "Observation/obs-ia", "breach"), "--because"),
    ],
)
def test_a_misuse_is_one_sentence_and_exit_code_2(case: Path, words: tuple[str, ...], says: str) -> None:
    result = call(*(word.format(case=case) for word in words))
    assert result.exit_code == 2
    assert says in result.stderr and "Traceback" not in result.stderr


def test_init_writes_a_case_that_loads(tmp_path: Path) -> None:
    folder = tmp_path / "2026-0200"
    assert call("init", folder).exit_code == 0
    assert {path.name for path in folder.iterdir()} == {"case.toml", "tables", "exhibits"}
    loaded = json.loads(call("load", folder, "--json").stdout)
    assert loaded["intake"] == [] and [p for p in loaded["problems"] if p["severity"] == "error"] == []


def test_a_ruling_takes_its_author_from_the_case(case: Path) -> None:
    result = call("rule", case, "trace.output_kept", "Observation/obs-ia", "conforming", "--because", "Le résultat est produit.")
    assert result.exit_code == 0
    assert "appréciation : conforme" in result.stdout
    assert 'author = "Dr Hippolyte RAPPORTEUR-FICTIF"' in (case / "review.toml").read_text("utf-8")
