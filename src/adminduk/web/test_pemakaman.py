"""Buku pemakaman di layar: desa menulis dan melapor, kantor menjemput."""

from __future__ import annotations

from uuid import uuid4

import pytest

from adminduk.permohonan.contoh_alur import KABID, OPERATOR, PETUGAS_DESA, pintu
from adminduk.permohonan.models import LaporanPemakaman, Pemakaman
from adminduk.register import contoh
from adminduk.register.contoh import DESA, DESA_FAKFAK, YOSEP
from adminduk.web.contoh import masuk

pytestmark = pytest.mark.django_db
BUKU, PEKERJAAN = "/petugas/pemakaman/", "/petugas/pemakaman/pekerjaan/"
ISI = {
    "desa": str(DESA), "almarhum.nik": contoh.NIK_YOSEP.lengkap, "almarhum.nama": "Yosep Rumbiak",
    "almarhum.tempat_meninggal": "Rumah", "almarhum.tanggal_meninggal": "20-11-2026",
    "pemakaman.tanggal": "21-11-2026", "pemakaman.lokasi": "Pasir Putih", "pelapor.nama": "Ketua RT",
    "pelapor.nik": contoh.NIK_SAKSI[0].lengkap, "pelapor.saksi": "Yosina Indou",
}  # fmt: skip


@pytest.fixture(autouse=True)
def pemeran(db):
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())


def tulis(**ubah: str):
    return masuk(PETUGAS_DESA).post(BUKU, {**ISI, "permintaan": str(uuid4()), **ubah})


def test_desa_menulis_dan_membaca_bukunya():
    jawaban = tulis()

    assert jawaban.status_code == 302
    assert "Yosep Rumbiak" in masuk(PETUGAS_DESA).get(jawaban["Location"]).content.decode()


def test_yang_kurang_disebut_dan_yang_diketik_tidak_hilang():
    jawaban = tulis(**{"pemakaman.lokasi": ""})
    halaman = jawaban.content.decode()

    assert jawaban.status_code == 422 and Pemakaman.objects.count() == 0
    assert "Lokasi makam belum diisi." in halaman and "Pasir Putih" not in halaman and "Ketua RT" in halaman


def test_tanggal_terbalik_ditolak_dengan_pasalnya():
    halaman = tulis(**{"pemakaman.tanggal": "19-11-2026"}).content.decode()

    assert "Tanggal pemakaman sebelum tanggal meninggal." in halaman and "Pasal 44" in halaman


def test_desa_melapor_bulannya_dan_tidak_bulan_desa_lain():
    masuk(PETUGAS_DESA).post(BUKU, {"desa": str(DESA), "bulan": "2026-11", "lapor": "ya"})
    lain = masuk(PETUGAS_DESA).post(BUKU, {"desa": str(DESA_FAKFAK), "bulan": "2026-11", "lapor": "ya"})

    assert lain.status_code == 403
    assert [x.desa for x in LaporanPemakaman.objects.all()] == [DESA]


def test_kantor_menjemput_lalu_menyelesaikan():
    tulis()
    halaman = masuk(OPERATOR).get(PEKERJAAN + "?bulan=2026-11").content.decode()
    assert "masih tercatat hidup" in halaman and f"?orang={YOSEP}" in halaman

    isi = {"pemakaman": str(Pemakaman.objects.get().id), "penyelesaian": "tertulis dua kali"}
    assert masuk(KABID).post("/petugas/pemakaman/selesai/", isi).status_code == 404
    assert masuk(OPERATOR).post("/petugas/pemakaman/selesai/", isi).status_code == 302
    assert "Yosep" not in masuk(OPERATOR).get(PEKERJAAN).content.decode()
    assert "tertulis dua kali" in masuk(PETUGAS_DESA).get(f"{BUKU}?bulan=2026-11").content.decode()
