"""Tenggat memilih anak berkewarganegaraan ganda di layar kantornya."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from adminduk.dasar.kode import Kewarganegaraan
from adminduk.dasar.tanggal import hari_ini, ulang_tahun
from adminduk.permohonan.aturan.kewarganegaraan import TindakanGanda
from adminduk.permohonan.contoh_alur import OPERATOR, PETUGAS_DESA, VERIFIKATOR, pintu
from adminduk.register import contoh
from adminduk.register.contoh import HARI_INI, MANOKWARI, MARTHA, OPERATOR_FAKFAK, SEORANG_DIRI, WARGA_MARTHA
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import OrangUbah
from adminduk.web.contoh import masuk

pytestmark = pytest.mark.django_db
ALAMAT = "/petugas/izin-tinggal/"


@pytest.fixture(autouse=True)
def pemeran(db: None) -> None:
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())


def jadikan_ganda(orang: Any, sisa: int, **isi: Any) -> None:
    """Give somebody two citizenships, and so many days until the deadline to choose."""
    lahir = ulang_tahun(hari_ini(MANOKWARI, datetime.now(UTC)) + timedelta(days=sisa), -21)
    ubah = OrangUbah(orang, HARI_INI, {"kewarganegaraan": Kewarganegaraan.DUA, "lahir": lahir, **isi})
    fakta: dict[str, Any] = {"sumber": "contoh", "benih": 0, "potongan": 0}
    with pintu(OPERATOR) as reg:
        reg.catat([Peristiwa(TANPA_ID, "data_awal", 1, "contoh", HARI_INI, (Subjek(orang, "anak"),), fakta, (ubah,))])


def halaman(pelaku: Any, alamat: str = ALAMAT) -> str:
    return masuk(pelaku).get(alamat).content.decode()


@pytest.mark.parametrize(
    ("sisa", "tindakan"),
    [(360, TindakanGanda.INGATKAN), (0, TindakanGanda.INGATKAN), (-2, TindakanGanda.LEWAT)],
)
def test_kantor_melihat_tenggat_tindakan_dan_dasarnya(sisa, tindakan):
    jadikan_ganda(SEORANG_DIRI, sisa)
    isi = halaman(OPERATOR)

    assert "PAULUS SAIBA" in isi and tindakan.value in isi and "Pasal 6 UU 12/2006" in isi
    assert f"/petugas/permohonan/baru/abg/?orang={SEORANG_DIRI}" in isi
    assert "/permohonan/baru/" not in halaman(VERIFIKATOR)


def test_yang_masih_lama_tidak_ada_dalam_daftar_kecuali_sudah_kawin():
    jadikan_ganda(SEORANG_DIRI, 400)
    assert "PAULUS" not in halaman(OPERATOR)

    jadikan_ganda(MARTHA, 2000, rinci={"tgl_perkawinan": date(2010, 6, 12).isoformat()})
    isi = halaman(OPERATOR)
    assert "MARTHA" in isi and TindakanGanda.LEWAT.value in isi and "PAULUS" not in isi


def test_kantor_lain_tidak_melihatnya_dan_petugas_desa_tidak_membukanya():
    jadikan_ganda(SEORANG_DIRI, 5)

    assert "PAULUS" not in halaman(OPERATOR_FAKFAK)
    assert masuk(PETUGAS_DESA).get(ALAMAT).status_code == 404


def test_yang_tampil_dikatakan_pada_jejaknya_sendiri():
    jadikan_ganda(MARTHA, 5, rinci={"tgl_perkawinan": date(2025, 6, 12).isoformat()})
    halaman(OPERATOR)

    assert "tampil pada daftar tenggat memilih" in halaman(WARGA_MARTHA, "/saya/jejak/")
