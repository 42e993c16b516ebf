"""Each notebook runs from its first cell to its last, holds no logic of its own, and keeps no output of one machine."""

from __future__ import annotations

import ast
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))


def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def outputs(notebook: nbformat.NotebookNode) -> str:
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return "\n".join(
        "".join(output.get("text", "")) + "".join(output.get("data", {}).get("text/plain", "")) for cell in cells for output in cell.outputs
    )


def test_there_is_a_notebook_to_run() -> None:
    assert [path.name for path in NOTEBOOKS] == ["law_in_time.ipynb"]


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in NOTEBOOKS])
def test_a_notebook_is_kept_without_outputs_and_without_logic(path: Path) -> None:
    cells = [cell for cell in read(path).cells if cell.cell_type == "code"]
    assert [cell.outputs for cell in cells if cell.outputs] == []
    tree = ast.parse("\n".join(cell.source for cell in cells))
    assert [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.While))] == []


def test_the_law_moves_and_the_facts_do_not(tmp_path: Path) -> None:
    (path,) = NOTEBOOKS
    notebook = read(path)
    NotebookClient(notebook, timeout=600, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}).execute()
    said = outputs(notebook)
    before, _, after = said.partition("2021-08-04 :")
    assert "2021-08-03 :" in before and "sans objet" in before.rpartition("2021-08-03 :")[2]
    assert "sans objet" not in after.partition("\n  ai_use_not_told")[0]
    assert "art. L. 4001-3 CSP" in said and "2028-08-03" in said
