"""FHIR intake in MB/s, against DuckDB's bare `read_json` scan of the same bytes: prints both and their ratio."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from casekit import loading, sql
from casekit.places import content_folder, package
from casekit.readers import fhir

COPIES = 400


def make(path: Path, copies: int) -> int:
    """Write NDJSON of the sample export repeated under distinct ids; return its size in bytes."""
    bundle = json.loads((content_folder("sample_cases") / "nodule_pulmonaire" / "exhibits" / "01_export_dossier.json").read_text("utf-8"))
    resources = [entry["resource"] for entry in bundle["entry"] if "data" not in json.dumps(entry["resource"])]
    lines = [json.dumps(resource, ensure_ascii=False) for resource in resources]
    ids = [resource["id"] for resource in resources]
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for n in range(copies):
            for line in lines:
                copy = line
                for identity in ids:
                    copy = copy.replace(f'"{identity}"', f'"{identity}-{n}"').replace(f'/{identity}"', f'/{identity}-{n}"')
                stream.write(copy + "\n")
    return path.stat().st_size


def intake(path: Path, folder: Path) -> tuple[float, int]:
    """Read the file into the tables; return the seconds and the rows."""
    tables = sql.read_tables(package() / "tables")
    con = duckdb.connect(str(folder / "bench.duckdb"))
    sql.create_tables(con, package() / "tables", tables)
    loading.prepare(con, "Europe/Paris")
    start = time.perf_counter()
    reading = fhir.read(path, con, "x1", folder)
    by_name = {table.name: table for table in tables}
    rows = sum(loading.insert(con, package() / "tables", by_name[n], q, "bench", "1")[0] for n, q in sorted(reading.tables.items()))
    return time.perf_counter() - start, rows


def bare(path: Path) -> float:
    """Scan every byte of the file with DuckDB's own JSON reader; return the seconds."""
    con = duckdb.connect()
    start = time.perf_counter()
    con.execute("SELECT count(*), sum(length(CAST(json AS VARCHAR))) FROM read_json(?, format='newline_delimited', records=false, columns={json: 'JSON'})",
                [str(path)]).fetchone()  # fmt: skip
    return time.perf_counter() - start


def main(copies: int) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "export.ndjson"
        size = make(path, copies) / 1e6
        scan = bare(path)
        seconds, rows = intake(path, folder)
        print(f"fhir intake: {size:.1f} MB, {rows} rows, {seconds:.2f} s, {size / seconds:.1f} MB/s")
        print(f"bare read_json scan: {scan:.3f} s, {size / scan:.1f} MB/s; ratio intake/scan {seconds / scan:.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COPIES)
