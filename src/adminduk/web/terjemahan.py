"""The catalogue of translations: what must be in it, and its compiled form.

Indonesian is the message id (KEPUTUSAN 17). What can reach a page comes from three places:
``{% translate %}`` in templates, ``gettext`` in the pages' own code, and the texts of
declarations (services, forms, refusals), which are found by the names of their constructors.
"""

from __future__ import annotations

import ast
import os
import tempfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

PAKET = Path(__file__).parent.parent
KATALOG = Path(__file__).parent / "locale/en/LC_MESSAGES/django.po"

# Constructors and functions whose texts people read: positions and names of the arguments.
_PEMBAWA_TEKS: dict[str, tuple[tuple[int, ...], tuple[str, ...]]] = {
    "gettext": ((0,), ()),
    "gettext_lazy": ((0,), ()),
    "gettext_noop": ((0,), ()),
    "_": ((0,), ()),
    "ngettext": ((0, 1), ()),
    "terjemah": ((0,), ()),
    "isian": ((0, 1), ("label", "bantuan")),
    "Tolak": ((0, 1), ("pesan", "saran")),
    "tolak": ((1, 2), ("pesan", "saran")),
    "_tolak": ((1, 2), ("pesan", "saran")),
    "Temuan": ((0, 1), ("pesan", "saran")),
    "GalatIsian": ((1, 2), ("pesan", "saran")),
    "Syarat": ((1,), ("nama", "bila", "bantuan")),
    "Larangan": ((0,), ("nama",)),
    "Layanan": ((1, 2), ("nama", "ringkasan", "batas_lapor")),
    "JenisPeristiwa": ((2,), ("uraian",)),
    "BerkasDitolak": ((0, 1), ("pesan", "saran")),
    "PesanDitolak": ((1, 2), ("pesan", "saran")),
    "Alasan": ((2, 3), ("pesan", "saran")),
    "BukanWewenang": ((0,), ("pesan",)),
}
# Words of closed lists that people read; enumerations elsewhere are the program's own.
_BERISI_DAFTAR = (
    "dasar/kode.py",
    "register/pelaku.py",
    "akun/penduduk.py",
    "permohonan/keadaan.py",
    "permohonan/kewaspadaan.py",
    "permohonan/formulir/",
    "permohonan/publik.py",
)
_BIDANG = ("pencatatan_sipil/", "pendaftaran_penduduk/", "permohonan/aturan/")


def susun_bila_usang() -> None:
    """Write ``django.mo`` beside its source unless it is already newer; safe with many processes at once."""
    hasil = KATALOG.with_suffix(".mo")
    if hasil.exists() and hasil.stat().st_mtime_ns >= KATALOG.stat().st_mtime_ns:
        return
    isi = BytesIO()
    write_mo(isi, katalog())
    with tempfile.NamedTemporaryFile(dir=hasil.parent, delete=False) as sementara:
        sementara.write(isi.getvalue())
    os.replace(sementara.name, hasil)


def katalog() -> Catalog:
    with KATALOG.open("rb") as berkas:
        return read_po(berkas, locale="en", abort_invalid=True)


def teks_tampil() -> set[str]:
    """Return every message id that a page can show and that therefore needs an English text."""
    dari_templat = (t for p in PAKET.rglob("templates/**/*.html") for t in teks_templat(p.read_text("utf-8")))
    dari_kode = (t for p in _kode() for t in teks_kode(p.read_text("utf-8")))
    dari_daftar = (t for p in _kode(*_BERISI_DAFTAR, *_BIDANG) for t in teks_daftar(p.read_text("utf-8")))
    return {t for t in (*dari_templat, *dari_kode, *dari_daftar) if any(h.isalpha() for h in t)}


def teks_templat(templat: str) -> Iterator[str]:
    """
    >>> list(teks_templat("{% translate 'Nama' %} {% blocktranslate %}Umur {{ n }}{% endblocktranslate %}"))
    ['Nama', 'Umur %(n)s']
    """
    kode = BytesIO(templatize(templat).encode())
    fungsi = dict.fromkeys(("gettext", "ngettext", "_"))
    for _, _, pesan, _ in extract_python(kode, fungsi, [], {"encoding": "utf-8"}):
        yield from (pesan,) if isinstance(pesan, str) else tuple(p for p in pesan if p)  # type: ignore[unreachable]


def teks_kode(kode: str) -> Iterator[str]:
    """
    >>> list(teks_kode('Tolak("Nama kosong.", "Isi " "nama.", {"x": 1})'))
    ['Nama kosong.', 'Isi nama.']
    """
    for simpul in ast.walk(ast.parse(kode)):
        if isinstance(simpul, ast.Call):
            posisi, nama = _PEMBAWA_TEKS.get(_nama(simpul.func), ((), ()))
            argumen = [simpul.args[p] for p in posisi if p < len(simpul.args)]
            yield from _teks([*argumen, *(k.value for k in simpul.keywords if k.arg in nama)])


def teks_daftar(kode: str) -> Iterator[str]:
    """Return the words of enumerations, and of checks the first line of what they say of themselves.

    >>> list(teks_daftar("class A(StrEnum):\\n    B = 'ADA'\\n@layanan.pemeriksaan(X)\\ndef c():\\n    'Ibu hidup.'"))
    ['ADA', 'Ibu hidup.']
    """
    for simpul in ast.parse(kode).body:
        if isinstance(simpul, ast.ClassDef) and any(_nama(b) == "StrEnum" for b in simpul.bases):
            yield from _teks(b.value for b in simpul.body if isinstance(b, ast.Assign))
        elif isinstance(simpul, ast.FunctionDef) and _pemeriksaan(simpul):
            yield from (ast.get_docstring(simpul) or "").split("\n")[:1]


def _pemeriksaan(fungsi: ast.FunctionDef) -> bool:
    """A check of a service, or one that several share: it takes a case and the register and returns a refusal."""
    hiasan = (_nama(d.func) for d in fungsi.decorator_list if isinstance(d, ast.Call))
    argumen, hasil = [a.arg for a in fungsi.args.args], fungsi.returns
    bersama = argumen == ["kasus", "register"] and hasil is not None and ast.unparse(hasil) == "Tolak | None"
    return "pemeriksaan" in hiasan or bersama


def _teks(argumen: Iterable[ast.expr]) -> Iterator[str]:
    for a in argumen:
        pilihan = (a.body, a.orelse) if isinstance(a, ast.IfExp) else (a,)
        yield from (p.value for p in pilihan if isinstance(p, ast.Constant) and isinstance(p.value, str) and p.value)


def _nama(fungsi: ast.expr) -> str:
    return fungsi.id if isinstance(fungsi, ast.Name) else fungsi.attr if isinstance(fungsi, ast.Attribute) else ""


def _kode(*di_bawah: str) -> Iterator[Path]:
    for berkas in sorted(PAKET.rglob("*.py")):
        letak = berkas.relative_to(PAKET).as_posix()
        if not berkas.name.startswith("test_") and "migrations/" not in letak and letak.startswith(di_bawah or ("",)):
            yield berkas
