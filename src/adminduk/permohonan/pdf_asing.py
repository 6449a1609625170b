"""A PDF from outside is opened in a process of its own, with little memory and little time.

1.5 kB of PDF can unpack to gigabytes while its pages are counted, and not every filter has a limit of its own
(tests/serangan/bom.py). This file is also what that process runs: it imports nothing of this system.
"""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

MEMORI = 96 << 20  # bytes of address space, the interpreter's 40 MB among it
DETIK = 2  # of CPU
MENUNGGU = 20  # seconds until an answer, on a machine that is busy

# What opens other programs, runs a script, or asks for something to be filled in and sent.
_KUNCI_AKTIF = frozenset({"/AA", "/JS", "/JavaScript", "/RichMediaContent", "/XFA"})
_TINDAKAN_AKTIF = frozenset({"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/GoToE"})


class PdfRusak(ValueError):
    """Not a PDF, a broken one, or one that takes more memory or time than any scan."""


@dataclass(frozen=True)
class Pdf:
    """``halaman`` is 0 where a password locks the file."""

    halaman: int
    terkunci: bool
    aktif: bool


def lihat(isi: bytes) -> Pdf:
    """Return what a PDF is, or raise PdfRusak."""
    try:
        hasil = subprocess.run(
            [sys.executable, "-I", __file__], input=isi, capture_output=True, timeout=MENUNGGU, check=True
        )
        return Pdf(**json.loads(hasil.stdout))
    except (subprocess.SubprocessError, ValueError, TypeError):
        raise PdfRusak("PDF tidak terbaca") from None


def _buka(isi: bytes) -> Pdf:
    try:
        with pikepdf.open(io.BytesIO(isi)) as pdf:
            return Pdf(len(pdf.pages), False, any(map(_aktif, _kamus(pdf))))
    except pikepdf.PasswordError:
        return Pdf(0, True, False)


def _kamus(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield every dictionary of the file, those inside others too."""
    sisa: list[Any] = list(pdf.objects)
    while sisa:
        satu = sisa.pop()
        if isinstance(satu, pikepdf.Array):
            anak: list[Any] = list(satu)
        elif isinstance(satu, pikepdf.Dictionary | pikepdf.Stream):
            yield satu
            anak = [satu.get(k) for k in satu.keys()]  # noqa: SIM118
        else:
            continue
        # What is only referred to is in the list of objects itself.
        sisa += [a for a in anak if isinstance(a, pikepdf.Object) and not a.is_indirect]


def _aktif(kamus: Any) -> bool:
    return (
        not _KUNCI_AKTIF.isdisjoint(kamus.keys())
        or str(kamus.get("/S", "")) in _TINDAKAN_AKTIF
        or _dapat_diisi(kamus.get("/AcroForm"))
        or _membuka_lain(kamus.get("/OpenAction"))
    )


def _dapat_diisi(formulir: Any) -> bool:
    """Tell if a form has anything but signatures: documents signed electronically, ours too, have those."""
    if formulir is None:
        return False
    if not isinstance(formulir, pikepdf.Dictionary):
        return True
    return any(str(isian.get("/FT", "")) != "/Sig" for isian in formulir.get("/Fields", ()))


def _membuka_lain(tindakan: Any) -> bool:
    """Tell if opening the file does more than show one of its pages."""
    return isinstance(tindakan, pikepdf.Dictionary) and str(tindakan.get("/S", "")) != "/GoTo"


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORI, MEMORI))
    resource.setrlimit(resource.RLIMIT_CPU, (DETIK, DETIK))
    print(json.dumps(vars(_buka(sys.stdin.buffer.read()))))


if __name__ == "__main__":
    main()
