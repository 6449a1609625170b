"""The documents agree with the code, with each other, and need nothing outside the clone."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from adminduk.perintah import pembangkit
from adminduk.perintah.utama import daftar_modul

PROYEK = Path(__file__).parent.parent
DOKUMEN = sorted([*PROYEK.glob("*.md"), *PROYEK.glob("docs/**/*.md")])
GLOSARIUM = (PROYEK / "docs/glosarium.md").read_text()
ISTILAH = {i for baris in re.findall(r"^\*\*(.+?)\*\* — ", GLOSARIUM, re.M) for i in baris.split(", ")}
BAWAAN_KERANGKA = {"adminduk", "migrations", "templatetags", "views"}
KODE = [b for a in ("src", "tests", "bench") for b in (PROYEK / a).rglob("*") if b.suffix in {".py", ".sql", ".typ"}]


def nama(berkas: Path) -> str:
    return str(berkas.relative_to(PROYEK))


def test_halaman_yang_dibangkitkan_sesuai_dengan_kode():
    assert list(pembangkit.basi(PROYEK)) == [], "jalankan `adminduk dokumentasi`"


def test_setiap_nama_paket_ada_dalam_glosarium():
    paket = {b.parent.name for b in (PROYEK / "src/adminduk").rglob("__init__.py")} - BAWAAN_KERANGKA
    tanpa_arti = {p for p in paket if p.replace("_", " ") not in {i.lower().replace("-", " ") for i in ISTILAH}}

    assert tanpa_arti == set()


@pytest.mark.parametrize("berkas", ["README.md", "ARCHITECTURE.md"])
def test_setiap_singkatan_ada_dalam_glosarium(berkas: str):
    isi = re.sub(r"```.*?```|`[^`]*`|\]\([^)]*\)", " ", (PROYEK / berkas).read_text(), flags=re.S)
    singkatan = set(re.findall(r"\b[A-Z][A-Za-z]?[A-Z]{1,6}\b|\bF-\d\.\d\d\b", isi))
    kata = {k for i in ISTILAH for k in re.split(r"[ /]", i)}

    assert singkatan - kata == set()


def test_glosarium_lengkap_berurutan_dan_menunjuk_tempat_yang_ada():
    istilah = re.findall(r"^\*\*(.+?)\*\* — .+\n  Sumber: .+ · Inggris: .+ · Kode: (.+)$", GLOSARIUM, re.M)

    assert len(istilah) == GLOSARIUM.count("\n**")
    assert [i for i, _ in istilah] == sorted((i for i, _ in istilah), key=lambda i: (i.lower(), i))
    tempat = {t for _, kode in istilah for t in re.findall(r"`([a-z_]+/[\w./]+)`", kode)}
    assert {t for t in tempat if not any((a / t).exists() for a in (PROYEK, PROYEK / "src/adminduk"))} == set()


@pytest.mark.parametrize("berkas", DOKUMEN, ids=nama)
def test_tautan_antardokumen_tidak_putus(berkas: Path):
    tujuan = [t.partition("#")[0] for t in re.findall(r"\]\(([^)\s]+)\)", berkas.read_text()) if "://" not in t]

    assert [t for t in tujuan if t and not (berkas.parent / t).exists()] == []


def test_setiap_keputusan_yang_dikutip_kode_ada():
    teks = "\n".join(b.read_text() for b in KODE)
    adr = set(re.findall(r"ADR (\d{4})", teks + "".join(b.read_text() for b in DOKUMEN)))
    butir = set(re.findall(r"^(\d+)\. ", (PROYEK / "docs/keputusan.md").read_text(), re.M))

    assert {n for n in adr if not list(PROYEK.glob(f"docs/adr/{n}-*.md"))} == set()
    assert set(re.findall(r"KEPUTUSAN (\d+)", teks)) <= butir


def test_kode_tidak_mengutip_naskah_di_luar_klon():
    asing = re.compile(r"\b(kepercayaan|hukum|SISTEM|GAYA|DEPENDENSI|ARSITEKTUR)\.md|\bARSITEKTUR section|\bGAYA \d")

    assert [f"{nama(b)}: {c.group()}" for b in KODE if b != Path(__file__) if (c := asing.search(b.read_text()))] == []


def test_setiap_adr_lengkap_dan_terdaftar():
    daftar = (PROYEK / "docs/adr/README.md").read_text()
    for nomor, berkas in enumerate(sorted(PROYEK.glob("docs/adr/0*.md")), 1):
        isi = berkas.read_text()

        assert isi.startswith(f"# {nomor:04d} "), nama(berkas)
        assert re.search(r"^\d{4}-\d\d-\d\d · (accepted|replaced by \d{4})$", isi, re.M), nama(berkas)
        assert re.findall(r"^## (.+)$", isi, re.M) == ["Context", "Decision", "Consequences"], nama(berkas)
        assert f"({berkas.name})" in daftar


def test_setiap_dependensi_punya_sebab_dan_lisensi():
    proyek = tomllib.loads((PROYEK / "pyproject.toml").read_text())["project"]
    diminta = [*proyek["dependencies"], *proyek["optional-dependencies"]["dev"]]
    tabel = re.findall(
        r"^\| ([\w-]+) \| [^|]+ \| [^|]*\w[^|]* \| .* \|$", (PROYEK / "docs/dependensi.md").read_text(), re.M
    )

    assert sorted(re.split(r"[\[<>=~!]", d)[0] for d in diminta) == sorted(b for b in tabel if b != "package")


def test_lisensi_utuh_dan_disebut():
    lisensi = (PROYEK / "LICENSE").read_text()

    assert "Apache License" in lisensi
    assert "END OF TERMS AND CONDITIONS" in lisensi
    assert "[yyyy]" not in lisensi
    assert "Apache-2.0" in (PROYEK / "README.md").read_text()


@pytest.mark.parametrize("berkas", DOKUMEN, ids=nama)
def test_perintah_yang_disebut_dokumen_ada(berkas: Path):
    """Every `make …` and `adminduk …` in a code block or span is a target, or a sub-command."""
    sasaran = set(re.findall(r"^([a-z-]+):", (PROYEK / "Makefile").read_text(), re.M))
    kode = "\n".join(_kode(berkas.read_text()))
    dipakai_make = set(re.findall(r"^(?:\w+=\S+ )*make ([a-z-]+)", kode, re.M))
    dipakai_adminduk = {n.replace("-", "_") for n in re.findall(r"^(?:\S*/)?adminduk ([a-z][a-z-]*)", kode, re.M)}

    assert dipakai_make - sasaran == set()
    assert dipakai_adminduk - set(daftar_modul()) == set()


def _kode(teks: str) -> list[str]:
    return [blok or sebaris for blok, sebaris in re.findall(r"```\w*\n(.*?)```|`([^`\n]+)`", teks, re.S)]


def test_tabel_anda_mencari_menunjuk_tempat_yang_ada():
    baca = (PROYEK / "README.md").read_text()
    baris = re.findall(r"^\| .+? \| `([^`]+)`", baca.partition("Anda mencari")[2], re.M)

    assert len(baris) >= 10
    assert [t for t in baris if not (PROYEK / t).exists()] == []
