"""docs/keamanan/perlindungan.md says what the code does: classes of data, ways in, keys, logs (OWASP ASVS 5.0)."""

from __future__ import annotations

import math
import re
import tomllib
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from adminduk.akun import kode_rahasia, penduduk, sandi
from adminduk.permohonan.contoh_alur import KADIS, OPERATOR, PETUGAS_DESA
from adminduk.web.contoh import masuk

PROYEK = Path(__file__).parents[2]
SUMBER = PROYEK / "src" / "adminduk"
HALAMAN = (PROYEK / "docs" / "keamanan" / "perlindungan.md").read_text()
BAGIAN = {b.split("\n", 1)[0]: b.split("\n", 1)[1] for b in HALAMAN.split("\n## ")[1:]}


def baris(bagian: str) -> list[list[str]]:
    """Return the cells of the table of a section, without its head."""
    tabel = [b for b in BAGIAN[bagian].splitlines() if b.startswith("|")]
    return [[sel.strip() for sel in b.strip("|").split("|")] for b in tabel[2:]]


@pytest.mark.parametrize("bagian", ["Golongan data", "Jalan masuk", "Kunci", "Log"])
def test_tidak_ada_sel_yang_kosong(bagian):
    assert baris(bagian)
    assert [b for b in baris(bagian) if "" in b] == []


def test_setiap_golongan_data_tertulis():
    golongan = {b[0].split(" ")[0]: b[1] for b in baris("Golongan data")}

    assert golongan.keys() == {"spesifik", "rahasia", "pribadi", "jejak", "umum"}
    assert "disabilitas" in golongan["spesifik"]
    assert {"NIK", "lampiran", "telepon"} <= set(golongan["pribadi"].split(", "))


def test_setiap_jalan_masuk_tertulis():
    """Every module that lets somebody in stands in the table, and every one in the table exists."""
    tertulis = {t for b in baris("Jalan masuk") for t in re.findall(r"`([^`]+)`", b[2])}

    assert [t for t in tertulis if not (SUMBER / t).exists()] == []
    yang_memasukkan = {
        b.relative_to(SUMBER).as_posix()
        for b in SUMBER.rglob("*.py")
        if re.search(r"\bmulai_setengah\(request, |\blangkah\.selesaikan\(|SESI_PENDUDUK\] = ", b.read_text())
        and not b.name.startswith(("test_", "contoh"))
    }
    assert yang_memasukkan <= tertulis | {"akun/views_pemulihan.py"}
    assert settings.AUTHENTICATION_BACKENDS == ["django.contrib.auth.backends.ModelBackend"]


def test_kata_terlarang_tertulis():
    tertulis = BAGIAN["Jalan masuk"].split("kata berikut dibuang:")[1].strip().rstrip(".").replace("\n", " ")

    assert tuple(tertulis.split(", ")) == sandi.KATA_TERLARANG


def test_setiap_kunci_tertulis():
    kunci = " ".join(b[0] for b in baris("Kunci"))
    for nama in ("kepala kantor", "QR kantor", "segel", "saksi", "induk (KEK)", "data (DEK)", "web"):
        assert nama in kunci


def test_kekuatan_kunci():
    """No key is weaker than 128 bits of security."""
    naskah = {b: b.read_text() for b in SUMBER.rglob("*.py") if not b.name.startswith("test_")}
    rsa = [int(n) for t in naskah.values() for n in re.findall(r"key_size\s*=\s*(\d+)", t)]
    kurva = {k for t in naskah.values() for k in re.findall(r"\bec\.(SECP\w+)\(", t)}

    assert all(n >= 3072 for n in rsa)
    assert kurva and kurva <= {"SECP256R1", "SECP384R1"}
    assert any(
        re.search(r"generate_key\((?:bit_length=)?256\)|token_bytes\(32\)|KUNCI = 32", t) for t in naskah.values()
    )


def test_kode_sukar_ditebak():
    """Codes from the counter: what is guessed is behind the number of the account, and after three tries one waits."""
    bit = math.log2(len(kode_rahasia.HURUF))

    assert penduduk._PANJANG * bit >= 64
    assert (penduduk._PANJANG - penduduk._PANJANG_NOMOR) * bit >= 20


def test_yang_dihubungi_tertulis():
    assert "segel/saksi.json" in BAGIAN["Yang dihubungi sistem"]
    assert "tidak pernah datang dari pengguna" in " ".join(BAGIAN["Yang dihubungi sistem"].split())


def test_setiap_log_tertulis():
    """The handlers of the settings write where the page says, and nowhere else."""
    tempat = [h.get("filename", "") for h in settings.LOGGING["handlers"].values()]

    assert all(Path(t).parent.name == "log" and t.endswith(".jsonl") for t in tempat)
    assert "`log/<proses>.jsonl`" in " ".join(b[1] for b in baris("Log"))


def test_tenggat_perbaikan_tertulis():
    assert "kritis 48 jam, tinggi 7 hari, sedang 30 hari" in " ".join(BAGIAN["Komponen"].split())


def test_pekerjaan_berat_tertulis():
    assert {"Mencetak", "mencari nama", "memeriksa jurnal"} <= {
        k for k in ("Mencetak", "mencari nama", "memeriksa jurnal") if k in BAGIAN["Pekerjaan berat"]
    }


def test_alat_uji_tidak_terpasang_pada_layanan():
    proyek = tomllib.loads((PROYEK / "pyproject.toml").read_text())["project"]
    dipasang = {re.split(r"[\[<>=~! ]", d)[0] for d in proyek["dependencies"]}

    assert dipasang & {"pytest", "hypothesis", "playwright", "bandit", "schemathesis", "ruff", "mypy"} == set()


@pytest.mark.django_db
@pytest.mark.parametrize("pelaku", [OPERATOR, KADIS, PETUGAS_DESA], ids=lambda p: p.peran.name)
def test_keluar_ada_pada_setiap_halaman_petugas(pelaku):
    peramban = masuk(pelaku)
    for alamat in ("/petugas/", "/petugas/penduduk/", "/petugas/passkey/", "/layanan/"):
        jawaban = peramban.get(alamat)
        assert jawaban.status_code != 200 or 'action="/keluar/"' in jawaban.content.decode(), alamat


@pytest.mark.django_db
def test_keluar_membersihkan_peramban():
    jawaban = masuk(OPERATOR).post("/keluar/")

    assert jawaban.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in Client().get("/").headers


SKRIP = sorted(SUMBER.rglob("*.js"))


def test_peramban_tidak_menyimpan_isian():
    dilarang = re.compile(r"\b(localStorage|indexedDB|document\.cookie)\b")

    assert SKRIP
    assert [b.name for b in SKRIP if dilarang.search(b.read_text())] == []


def test_skrip_tidak_menulis_kunci_dari_luar():
    """No script writes to a property whose name came from elsewhere: nothing reaches a prototype."""
    ditulis = re.compile(
        r"\[[A-Za-z_][\w.]*\]\s*=(?!=)|__proto__|Object\.assign\((?!geser, {)|\bconstructor\.prototype\b"
    )

    assert {b.name: c.group() for b in SKRIP if (c := ditulis.search(b.read_text()))} == {}
