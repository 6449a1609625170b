"""bandit in ``make check``: nothing high, nothing medium, but what docs/keamanan/bandit.csv names, with its reason.

A line there that finds nothing any more fails as well: a reason does not outlive the code it was given for.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

PROYEK = Path(__file__).parents[1]
PERINTAH = [sys.executable, "-m", "bandit", "-q", "-r", "src/adminduk", "-x", "*/test_*.py", "-ll", "-f", "json"]


def temuan() -> Counter[tuple[str, str, str]]:
    """Return what bandit finds, counted by file, rule and severity."""
    keluaran = subprocess.run(PERINTAH, cwd=PROYEK, capture_output=True, text=True, check=False).stdout
    laporan = json.loads(keluaran)
    if laporan["errors"]:
        raise SystemExit(f"bandit tidak dapat membaca: {laporan['errors']}")
    return Counter((r["filename"], r["test_id"], r["issue_severity"]) for r in laporan["results"])


def diterima() -> Counter[tuple[str, str, str]]:
    with (PROYEK / "docs" / "keamanan" / "bandit.csv").open(newline="") as berkas:
        baris = list(csv.DictReader(berkas))
    tanpa_sebab = [b["berkas"] for b in baris if len(b["sebab"]) < 20]
    if tanpa_sebab:
        raise SystemExit(f"docs/keamanan/bandit.csv tanpa sebab: {tanpa_sebab}")
    return Counter({(b["berkas"], b["aturan"], "MEDIUM"): int(b["jumlah"]) for b in baris})


def main() -> int:
    ada, boleh = temuan(), diterima()
    for (berkas, aturan, berat), jumlah in sorted((ada - boleh).items()):
        print(f"bandit {aturan} {berat}: {berkas}, {jumlah} yang tidak ada dalam docs/keamanan/bandit.csv")
    for (berkas, aturan, _), jumlah in sorted((boleh - ada).items()):
        print(f"docs/keamanan/bandit.csv: {berkas} {aturan}, {jumlah} tidak ditemukan lagi")
    return int(ada != boleh)


if __name__ == "__main__":
    raise SystemExit(main())
