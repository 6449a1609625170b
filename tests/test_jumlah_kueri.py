"""Berapa perintah SQL sebuah halaman: angka per halaman, yang tidak tumbuh dengan banyaknya baris di dalamnya."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import psycopg
import pytest
from django.test import Client

from adminduk.dasar.kode import JenisKelamin, Shdk
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.permohonan import alur, berkas
from adminduk.permohonan.contoh_alur import KADIS, KELAHIRAN, OPERATOR, foto, pintu
from adminduk.permohonan.keadaan import Keadaan
from adminduk.permohonan.models import Lampiran, Langkah, Permohonan
from adminduk.register import Peran, contoh
from adminduk.register.contoh import DESA, MANOKWARI, MARTHA, RUMBIAK, WARGA_MARTHA, YOSEP
from adminduk.register.isi import Anggota, Keluarga
from adminduk.web.contoh import masuk

pytestmark = pytest.mark.django_db
BANYAK = 12
# Session, account and what opens the register are part of each. Who raises a number says why in the commit.
PALING_BANYAK = {
    "beranda": 0, "masuk": 0, "layanan": 0, "verifikasi": 1, "antrean": 6, "tanda_tangan": 6, "penduduk": 23,
    "keluarga": 16, "cari": 8, "formulir": 5, "kasus": 25, "saya": 10, "saya_keluarga": 15,
}  # fmt: skip


@pytest.fixture
def perintah(monkeypatch) -> list[str]:
    """Every statement that reaches the server; savepoints of the test's own transaction aside."""
    semua: list[str] = []
    for nama in ("execute", "executemany"):
        asli = getattr(psycopg.Cursor, nama)

        def catat(self, query, *sisa, _asli=asli, **lain):
            teks = query if isinstance(query, str) else str(query)
            if not teks.lstrip().upper().startswith(("SAVEPOINT", "RELEASE")):
                semua.append(teks)
            return _asli(self, query, *sisa, **lain)

        monkeypatch.setattr(psycopg.Cursor, nama, catat)
    return semua


@pytest.fixture
def kasus(settings, tmp_path) -> UUID:
    settings.ADMINDUK_DATA = tmp_path
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())
    return satu_kasus(0)


def satu_kasus(n: int, keadaan: Keadaan = Keadaan.DRAF) -> UUID:
    id_ = uuid4()
    with pintu(OPERATOR) as reg:
        alur.buat_draf(reg, id_, "LAHIR", KELAHIRAN, permintaan=uuid4(), pemohon=MARTHA, desa=DESA)
        Permohonan.objects.filter(id=id_).update(keadaan=keadaan, antre_pada=datetime(2026, 1, 1, 0, n, tzinfo=UTC))
    return id_


def satu_keluarga(n: int) -> None:
    """Add a family whose name the search finds, and three more cases and pages of history around the first."""
    orang = contoh.penduduk(
        UUID(int=0x7A00 + n), NIK(f"92021201018098{n:02d}"), "YOSEP RUMBIAK", JenisKelamin.LAKI_LAKI, date(1980, 1, 1)
    )
    anggota = (Anggota(orang, Shdk.KEPALA_KELUARGA, date(2016, 1, 4)),)
    nomor = NomorKK(f"92021201011698{n:02d}")
    keluarga = Keluarga(UUID(int=0x7B00 + n), nomor, DESA, "JALAN", "001", "001", "", "98312", anggota)
    with pintu(OPERATOR) as reg:
        reg.catat([contoh._data_awal(keluarga)])


def lebatkan(kasus: UUID) -> None:
    """Make every list long: cases in each queue, families, attachments and steps of the case."""
    for n in range(1, BANYAK):
        satu_keluarga(n)
        for keadaan in (Keadaan.DRAF, Keadaan.DIAJUKAN, Keadaan.DISETUJUI):
            satu_kasus(n, keadaan)
        with pintu(OPERATOR):
            milik = {"permohonan_id": kasus, "kab": MANOKWARI, "pemohon": MARTHA}
            simpanan = berkas.simpan(foto(20 + n), "image/png")
            Lampiran.objects.create(syarat="surat_lahir", berkas=simpanan, nama="a.png", oleh=OPERATOR.id, **milik)
            Langkah.objects.create(
                nama="ubah", dari=Keadaan.DRAF, ke=Keadaan.DRAF, oleh=OPERATOR.id, nama_oleh="A", dasar="", **milik,
                peran=Peran.OPERATOR, pada=datetime(2026, 1, 1, 0, n, tzinfo=UTC),
            )  # fmt: skip


def halaman(kasus: UUID) -> dict[str, Callable[[], object]]:
    tamu, operator, kadis, warga = Client(), masuk(OPERATOR), masuk(KADIS), masuk(WARGA_MARTHA)
    return {
        "beranda": lambda: tamu.get("/"),
        "masuk": lambda: tamu.get("/masuk/"),
        "layanan": lambda: tamu.get("/layanan/lahir/"),
        "verifikasi": lambda: tamu.get("/verifikasi/"),
        "antrean": lambda: operator.get("/petugas/?keadaan=draf"),
        "tanda_tangan": lambda: kadis.get("/petugas/tanda-tangan/"),
        "penduduk": lambda: operator.get(f"/petugas/penduduk/{YOSEP}/?kasus={kasus}"),
        "keluarga": lambda: operator.get(f"/petugas/keluarga/{RUMBIAK}/?kasus={kasus}"),
        "cari": lambda: operator.post("/petugas/penduduk/", {"nama": "Yosep Rumbiak", "kasus": str(kasus)}),
        "formulir": lambda: operator.get("/petugas/permohonan/baru/lahir/"),
        "kasus": lambda: operator.get(f"/petugas/permohonan/{kasus}/"),
        "saya": lambda: warga.get("/saya/"),
        "saya_keluarga": lambda: warga.get("/saya/keluarga/"),
    }


def hitung(buka: Callable[[], object], perintah: list[str]) -> int:
    """Return the statements of the second opening: what is kept in memory is kept by then."""
    buka()
    semula = len(perintah)
    jawaban = buka()
    assert jawaban.status_code == 200, jawaban  # type: ignore[attr-defined]
    return len(perintah) - semula


def test_setiap_halaman_di_bawah_angkanya_dan_tidak_tumbuh_dengan_isinya(kasus, perintah):
    semua = halaman(kasus)
    sedikit = {nama: hitung(buka, perintah) for nama, buka in semua.items()}
    lebatkan(kasus)
    banyak = {nama: hitung(buka, perintah) for nama, buka in semua.items()}

    assert banyak == sedikit, "sebuah daftar bertanya sekali lagi bagi tiap barisnya"
    assert {nama: (n, PALING_BANYAK[nama]) for nama, n in sedikit.items() if n > PALING_BANYAK[nama]} == {}


def test_daftar_itu_memang_memanjang(kasus):
    """The control: after all that there is more to show, so that an equal count says something."""
    operator = masuk(OPERATOR)
    cari = {"nama": "Yosep Rumbiak", "kasus": str(kasus)}

    def baris() -> tuple[int, int]:
        return (
            operator.get("/petugas/?keadaan=draf").content.count(b"<tr"),
            operator.post("/petugas/penduduk/", cari).content.count(b"YOSEP RUMBIAK"),
        )

    semula = baris()
    lebatkan(kasus)

    assert all(kini >= dulu + BANYAK - 2 for dulu, kini in zip(semula, baris(), strict=True))
