"""Izin tinggal orang asing di layar: daftar pekerjaan kantor, dan kabar bagi pemegangnya sendiri."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from adminduk.dasar.kode import Kewarganegaraan
from adminduk.dasar.tanggal import hari_ini
from adminduk.permohonan.aturan.orang_asing import Tindakan, rinci_izin, rinci_tinggal
from adminduk.permohonan.contoh_alur import KABID, OPERATOR, PETUGAS_DESA, VERIFIKATOR, pintu
from adminduk.permohonan.contoh_orang_asing import ALAMAT as ALAMAT_TINGGAL
from adminduk.permohonan.contoh_orang_asing import IZIN
from adminduk.permohonan.formulir.orang_asing import JenisIzin
from adminduk.register import contoh
from adminduk.register.contoh import HARI_INI, MANOKWARI, MARTHA, OPERATOR_FAKFAK, WARGA_MARTHA
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import OrangUbah
from adminduk.web.contoh import masuk

pytestmark = pytest.mark.django_db
ALAMAT = "/petugas/izin-tinggal/"


@pytest.fixture(autouse=True)
def pemeran(db: None) -> None:
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())


def kini() -> date:
    return hari_ini(MANOKWARI, datetime.now(UTC))


def jadikan_asing(sisa: int | None, **lain: str) -> None:
    """Make Martha a foreigner whose ITAP ends in so many days, or is not on record."""
    akhir = replace(IZIN, tanggal_akhir=kini() + timedelta(days=sisa or 0))
    rinci = lain | ({} if sisa is None else rinci_izin(JenisIzin.ITAP, akhir))
    ubah = OrangUbah(MARTHA, HARI_INI, {"kewarganegaraan": Kewarganegaraan.WNA, "rinci": rinci})
    fakta: dict[str, Any] = {"sumber": "contoh", "benih": 0, "potongan": 0}
    with pintu(OPERATOR) as reg:
        reg.catat([Peristiwa(TANPA_ID, "data_awal", 1, "contoh", HARI_INI, (Subjek(MARTHA, "istri"),), fakta, (ubah,))])


def halaman(pelaku: Any, alamat: str = ALAMAT) -> str:
    return masuk(pelaku).get(alamat).content.decode()


@pytest.mark.parametrize(
    ("sisa", "tindakan"),
    [(30, Tindakan.PERPANJANG_KTP), (0, Tindakan.PERPANJANG_KTP), (-1, Tindakan.BERAKHIR), (None, Tindakan.LENGKAPI)],
)
def test_kantor_melihat_apa_yang_perlu_dilakukan_dan_dasarnya(sisa, tindakan):
    jadikan_asing(sisa)
    isi = halaman(OPERATOR)

    assert "MARTHA MANDACAN" in isi and tindakan.value in isi and "Pasal 2" in isi
    assert f"/petugas/permohonan/baru/ktp-oa/?orang={MARTHA}" in isi
    assert "/permohonan/baru/" not in halaman(VERIFIKATOR), "yang tidak membuat permohonan tidak ditawari tautannya"
    assert tindakan.value in halaman(KABID)


def test_izin_yang_masih_lama_dan_wni_tidak_ada_dalam_daftar():
    assert "Tidak ada." in halaman(OPERATOR)

    jadikan_asing(31)
    assert "Tidak ada." in halaman(OPERATOR)


def test_kantor_lain_tidak_melihatnya_dan_petugas_desa_tidak_membukanya():
    jadikan_asing(5)

    assert "MARTHA" not in halaman(OPERATOR_FAKFAK)
    assert masuk(PETUGAS_DESA).get(ALAMAT).status_code == 404


def test_pemegang_izin_dikabari_pada_berandanya_sendiri():
    assert "Izin Anda" not in halaman(WARGA_MARTHA, "/saya/")

    jadikan_asing(5)
    isi = halaman(WARGA_MARTHA, "/saya/")
    assert "Izin Anda tercatat sampai" in isi and Tindakan.PERPANJANG_KTP.value in isi and "/layanan/ktp-oa/" in isi


def test_yang_tampil_dikatakan_pada_jejak_pemegangnya():
    jadikan_asing(5)
    halaman(OPERATOR)

    assert "tampil pada daftar izin tinggal" in halaman(WARGA_MARTHA, "/saya/jejak/")


def test_halaman_penduduk_menyebut_izin_dan_alamat_yang_tidak_ber_kk():
    jadikan_asing(5, negara="Australia", **rinci_tinggal(ALAMAT_TINGGAL))
    alamat = f"/petugas/penduduk/{MARTHA}/"
    masuk(OPERATOR).post(f"{alamat}darurat/", {"alasan": "Diminta dokter jaga rumah sakit."})
    isi = halaman(OPERATOR, alamat)

    assert "Izin tinggal tetap (ITAP)" in isi and IZIN.nomor in isi and "JALAN PASIR PUTIH 7" in isi
    assert "Australia" in isi
