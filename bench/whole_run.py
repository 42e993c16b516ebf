"""A whole `casekit run` of the sample case, in a fresh process and from a cold cache, against `import great_expectations` alone."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from casekit.places import content_folder

RUNS = 3


def seconds(command: list[str]) -> float:
    """Run a command to its end; return its wall time."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Print the two medians and the median of the ratios, pair by pair."""
    whole, alone = [], []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "case"
            shutil.copytree(content_folder("sample_cases") / "nodule_pulmonaire", folder)
            whole.append(seconds([sys.executable, "-m", "casekit", "run", str(folder)]))
        alone.append(seconds([sys.executable, "-c", "import great_expectations"]))
    ratio = statistics.median(a / b for a, b in zip(whole, alone, strict=True))
    print(f"casekit run nodule_pulmonaire: {statistics.median(whole):.2f} s (median of {RUNS})")
    print(f"import great_expectations: {statistics.median(alone):.2f} s; ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
