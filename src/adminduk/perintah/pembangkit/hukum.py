"""docs/hukum/matriks.md: from an article to what stands on it and its tests; then what is only remembered."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from adminduk.dasar.hukum import Dasar, Keyakinan
from adminduk.perintah.pembangkit.markah import DIBANGKITKAN, daftar, tabel
from adminduk.permohonan.katalog import matriks_hukum, semua_layanan
from adminduk.permohonan.keadaan import TABEL_ALIHAN
from adminduk.permohonan.layanan import Layanan

_PEMBUKA = f"""# Matriks hukum

{DIBANGKITKAN}
Pasal → layanan → unsur → uji. Uji yang disebut ialah uji di folder layanan yang menyebut pemeriksaan atau syarat itu;
bahwa tiap pemeriksaan pernah menolak dicatat ketika uji berjalan (`tests/test_semua_layanan.py`). Pasal yang sengaja
belum dilaksanakan ada di [tidak_dibuat.md](tidak_dibuat.md).
"""
_DIINGAT = """## Yang diingat, belum dibaca

Kutipan bertanda `diingat` dan tetapan bertanda `[I]`: naskah resminya belum dibaca. Masing-masing harus dicocokkan
dengan Lembaran Negara atau Berita Negara sebelum dipakai melayani.
"""


def susun(proyek: Path) -> str:
    """Return the page."""
    return "\n".join([_PEMBUKA, *_matriks(proyek), _DIINGAT, _kutipan_diingat(), _tetapan_diingat(proyek)])


def _matriks(proyek: Path) -> Iterator[str]:
    uji = {la.kode: dict(_uji_menyebut(proyek, modul, la)) for modul, la in semua_layanan()}
    baris = sorted(matriks_hukum(), key=lambda b: (_peraturan(b[0]), _angka(b[0]), b[1]))
    for peraturan, isi in groupby(baris, key=lambda b: _peraturan(b[0])):
        sel = ((pasal, kode, unsur, uji[kode].get(unsur, "")) for pasal, kode, unsur in isi)
        yield f"## {peraturan}\n\n{tabel(('dasar', 'layanan', 'unsur', 'uji'), sel)}"


def _peraturan(kutipan: str) -> str:
    """
    >>> _peraturan("Pasal 25 ayat (3) Perpres 96/2018"), _peraturan("Kelahiran SE Dirjen Dukcapil 470/13287/Dukcapil")
    ('Perpres 96/2018', 'SE Dirjen Dukcapil 470/13287/Dukcapil')
    """
    cocok = re.search(r"(UU|PP|Perpres|Permendagri|SE Dirjen|Surat Dirjen|Arahan Dirjen) .*$", kutipan)
    return cocok.group() if cocok else kutipan


def _angka(kutipan: str) -> tuple[int, str]:
    cocok = re.search(r"Pasal (\d+)", kutipan)
    return (int(cocok.group(1)) if cocok else 0, kutipan)


def _uji_menyebut(proyek: Path, modul: str, la: Layanan) -> Iterator[tuple[str, str]]:
    """Yield (element of the matrix, names of the tests in the service's folder that name it)."""
    folder = proyek / "src" / Path(*modul.split(".")[:-1])
    kata = {nama: isi for berkas in sorted(folder.glob("test_*.py")) for nama, isi in _uji_dan_kata(berkas)}
    dicari = {f"pemeriksaan: {p.nama}": {p.nama} for p in la.daftar_pemeriksaan}
    dicari |= {f"syarat: {s.nama}": {s.kode, f"lampiran.{s.kode}"} for s in la.persyaratan}
    for unsur, sebutan in dicari.items():
        yield unsur, ", ".join(f"`{nama}`" for nama, isi in kata.items() if sebutan & isi)


def _uji_dan_kata(berkas: Path) -> Iterator[tuple[str, set[str]]]:
    pohon = ast.parse(berkas.read_text(encoding="utf-8"))
    for fungsi in ast.walk(pohon):
        if isinstance(fungsi, ast.FunctionDef) and fungsi.name.startswith("test_"):
            simpul = list(ast.walk(fungsi))
            teks = {s.value for s in simpul if isinstance(s, ast.Constant) and isinstance(s.value, str)}
            yield fungsi.name, teks | {s.id for s in simpul if isinstance(s, ast.Name)}


def _kutipan_diingat() -> str:
    tempat: dict[str, set[str]] = {}
    for dasar, letak in _semua_kutipan():
        if dasar.keyakinan is Keyakinan.DIINGAT:
            tempat.setdefault(str(dasar), set()).add(letak)
    baris = sorted((d, ", ".join(sorted(t))) for d, t in tempat.items())
    return tabel(("kutipan", "dipakai di"), baris)


def _semua_kutipan() -> Iterator[tuple[Dasar, str]]:
    for modul, la in semua_layanan():
        unsur: Iterable[Dasar] = (
            *la.dasar_hukum,
            *(s.dasar for s in la.persyaratan),
            *(x.dasar for x in la.larangan),
            *(p.dasar for p in la.daftar_pemeriksaan),
            *_tetapan(modul),
        )
        yield from ((d, f"`{la.kode}`") for d in unsur)
    yield from ((a.dasar, f"langkah {a.nama}") for a in TABEL_ALIHAN)


def _tetapan(modul: str) -> Iterator[Dasar]:
    yield from (n for n in vars(importlib.import_module(modul)).values() if isinstance(n, Dasar))


def _tetapan_diingat(proyek: Path) -> str:
    akar = proyek / "src" / "adminduk"
    sumber = (b for b in akar.rglob("*") if b.suffix in {".py", ".sql", ".csv"})
    berkas = sorted(b for b in sumber if not b.name.startswith("test_"))
    butir = [f"`{b.relative_to(akar).as_posix()}`: {catatan}" for b in berkas for catatan in _catatan_diingat(b)]
    return daftar(butir)


def _catatan_diingat(berkas: Path) -> Iterator[str]:
    for baris in berkas.read_text(encoding="utf-8").splitlines():
        if cocok := re.search(r"(?:#|--) (?:\[I\]|diingat:) (.+)$", baris):
            tetapan = baris.partition("#")[0].strip()
            yield f"`{tetapan}` — {cocok.group(1)}" if tetapan else cocok.group(1)
