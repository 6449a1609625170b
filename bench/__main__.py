"""``make bench``: every bench in its order, JSON lines on standard output. About a quarter of an hour."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bench.bekal import JIWA

URUTAN = (
    "populasi",
    "kelahiran",
    "nik",
    "baca",
    "nasional",
    "pagar",
    "bangun_ulang",
    "dokumen",
    "sandi",
    "segel",
    "dingin",
    "beban",
)


def main() -> int:
    """Fill the register of the benches where it is empty, then run each; return 1 when one failed."""
    adminduk = [sys.executable, "-m", "adminduk.perintah"]
    # The loader first: it starts the server with settings of its own. Then what pages need.
    siapkan = (
        [*adminduk, "migrasi"],
        [*adminduk, "populasi", "--wilayah", "92", "--jiwa", str(JIWA)],
        [*adminduk, "siapkan"],
    )
    gagal = [p for p in siapkan if _jalankan(p, stdout=sys.stderr)]
    gagal += [[nama] for nama in URUTAN if _jalankan([sys.executable, f"{nama}.py"])]
    return 1 if gagal else 0


def _jalankan(perintah: list[str], stdout: object = None) -> int:
    return subprocess.run(perintah, cwd=Path(__file__).parent, stdout=stdout).returncode  # type: ignore[call-overload,no-any-return]


if __name__ == "__main__":
    raise SystemExit(main())
