"""Satu orang satu NIK di seluruh Indonesia: mencari kembaran di daerah lain, hanya untuk permohonan, dan tercatat."""

from __future__ import annotations

from datetime import date

import psycopg
import pytest

from adminduk.register import Keperluan, Pelaku, Peran, contoh, untuk
from adminduk.register.contoh import DINA, ELISABET, FAKFAK, MANOKWARI, MARTHA, OPERATOR_FAKFAK, WARGA_MARTHA
from adminduk.register.isi import Kembaran
from adminduk.register.pintu import RegisterTerbuka

EJAAN_LAIN, LAHIR, LAHIR_DINA = "Marta Mandatjan", date(1985, 7, 1), date(2015, 11, 20)


@pytest.fixture(autouse=True)
def pemeran(transactional_db):
    with untuk(Pelaku(ELISABET, "Pemindah", Peran.OPERATOR, (MANOKWARI, FAKFAK)), Keperluan.PELAYANAN) as reg:
        reg.catat(contoh.peristiwa_contoh())


def tanya(reg: RegisterTerbuka, nama: str = EJAAN_LAIN, ibu: str = "") -> tuple[Kembaran, ...]:
    return reg.kembaran(nama, LAHIR, ibu)


def jejak(pemilik: psycopg.Connection) -> list[tuple]:
    baris = "select kasus, subjek from jejak_akses where tindakan = 'cari di seluruh Indonesia'"
    return pemilik.execute(baris).fetchall()


def test_penduduk_daerah_lain_ditemukan_dengan_ejaan_lain_dan_tercatat(pemilik):
    with untuk(OPERATOR_FAKFAK, Keperluan.PELAYANAN, kasus="BIO-1") as reg:
        assert tanya(reg) == (Kembaran("MARTHA MANDACAN", MANOKWARI, False),)
    assert jejak(pemilik) == [("BIO-1", [MARTHA])]


def test_hanya_lain_tidaknya_ibu_yang_diberitahukan():
    with untuk(contoh.OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji") as reg:
        ibu = reg.penduduk(DINA).nama_ibu
    with untuk(OPERATOR_FAKFAK, Keperluan.PELAYANAN, kasus="BIO-1") as reg:
        [lain], [sama] = (reg.kembaran("Dinah Rumbiak", LAHIR_DINA, i) for i in ("IBU YANG LAIN", ibu))

        assert (lain.lain_ibu, sama.lain_ibu) == (True, False)


def test_yang_tidak_ditemukan_pun_tercatat(pemilik):
    with untuk(OPERATOR_FAKFAK, Keperluan.PELAYANAN, kasus="BIO-2") as reg:
        assert tanya(reg, "Tidak Ada Orangnya") == ()
    assert jejak(pemilik) == [("BIO-2", [])]


def test_penduduk_wilayah_sendiri_bukan_kembaran():
    with untuk(contoh.OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="BIO-1") as reg:
        assert tanya(reg) == ()


@pytest.mark.parametrize(
    ("pelaku", "keperluan", "kasus"),
    [(WARGA_MARTHA, Keperluan.PELAYANAN, "BIO-1"), (OPERATOR_FAKFAK, Keperluan.PELAYANAN, "")],
)
def test_penduduk_dan_yang_tanpa_permohonan_tidak_mendapat_jawaban(pemilik, pelaku, keperluan, kasus):
    with untuk(pelaku, keperluan, kasus=kasus) as reg:
        assert tanya(reg) == ()
    assert jejak(pemilik) == []


@pytest.mark.parametrize(
    ("pelaku", "kantor", "kasus", "keperluan"),
    [
        (WARGA_MARTHA, MANOKWARI, "BIO-1", "x"),
        (OPERATOR_FAKFAK, FAKFAK, "", "x"),
        (OPERATOR_FAKFAK, FAKFAK, "BIO-1", ""),
        (OPERATOR_FAKFAK, MANOKWARI, "BIO-1", "x"),
    ],
)
def test_basis_data_sendiri_menolaknya(pelaku, kantor, kasus, keperluan):
    """Who speaks SQL as the web gets no further than the program does."""
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="hanya bagi petugas"):  # noqa: SIM117
        with untuk(pelaku, Keperluan.PELAYANAN, kasus="uji") as reg:
            reg._tanya(
                """select * from cari_nasional(%(id)s, 'operator', %(kantor)s, %(untuk)s, %(kasus)s, '{1}',
                                               '1985-07-01', '')""",
                id=pelaku.id, kantor=kantor, kasus=kasus, untuk=keperluan,
            )  # fmt: skip
