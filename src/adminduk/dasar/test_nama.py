"""Pencatatan nama menurut Permendagri 73/2022."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.dasar.nama import PANJANG_NAMA, periksa_nama, rapikan


def pesan(nama: str, *, baru: bool = True) -> list[tuple[str, bool]]:
    return [(t.kalimat, t.menolak) for t in periksa_nama(nama, baru=baru)]


@pytest.mark.parametrize(
    "nama", ["Yohana Rumbiak", "MARIA WONGGOR", "Siti Nur Haliza", "Drusila Irma Hana", "A" * 29 + " " + "B" * 30]
)
def test_nama_dua_kata_berhuruf_latin_diterima(nama):
    temuan = [t for t in periksa_nama(nama) if t.menolak]

    assert temuan == []


@pytest.mark.parametrize(
    ("nama", "alasan"),
    [
        ("", "Nama kosong"),
        ("   ", "Nama kosong"),
        ("A" * 30 + " " + "B" * 30, f"61 huruf termasuk spasi, lebih dari {PANJANG_NAMA}"),
        ("Yohana Rumbiak2", "selain huruf Latin: 2"),
        ("Ma'ruf Amin", "selain huruf Latin: '"),
        ("Yohana-Maria Rumbiak", "selain huruf Latin: -"),
        ("José Rumbiak", "selain huruf Latin: é"),
        ("Юрий Rumbiak", "selain huruf Latin"),
        ("Drs. Yakob Mandacan", "Nama memuat gelar: DRS"),
        ("Hj Siti Aminah", "Nama memuat gelar: HJ"),
        ("Yakob Mandacan SH", "Nama memuat gelar: SH"),
        ("Yakob Mandacan, S.H., M.Si.", "Nama memuat gelar: SH, MSI"),
        ("Yakob Mandacan alm", "keterangan meninggal (alm)"),
        ("Almh. Maria Wonggor", "keterangan meninggal"),
        ("Yakob Mandacan (meninggal)", "keterangan meninggal"),
        ("Yakob\x00 Mandacan", "tidak tercetak"),
        ("Yakob \u202eMandacan", "tidak tercetak"),
    ],
)
def test_nama_baru_yang_melanggar_ditolak_dengan_alasan(nama, alasan):
    assert any(alasan in kalimat and menolak for kalimat, menolak in pesan(nama))


@pytest.mark.parametrize(
    "nama", ["Suharto", "Ma'ruf Amin", "Yohana-Maria", "Drs. Yakob", "I Gusti Ngurah Rai 2", "A" * 80]
)
def test_nama_lama_tetap_sah(nama):
    assert pesan(nama, baru=False) == []


@pytest.mark.parametrize("nama", ["Yakob (Alm)", "ALMARHUM YAKOB", "Yakob\x07"])
def test_keterangan_meninggal_ditolak_juga_pada_nama_lama(nama):
    assert any(menolak for _, menolak in pesan(nama, baru=False))


def test_nama_satu_kata_diperingatkan_bukan_ditolak():
    (temuan,) = periksa_nama("Yohana")

    assert not temuan.menolak
    assert temuan.pesan == "Nama hanya satu kata."
    assert "catat alasannya" in temuan.saran
    assert str(temuan.dasar) == "Pasal 4 Permendagri 73/2022"


@pytest.mark.parametrize("nama", ["M Yusuf", "Moh Mhd Yusuf", "Yohana R Rumbiak"])
def test_singkatan_diperingatkan_karena_dapat_tidak_diartikan_lain(nama):
    temuan = periksa_nama(nama)

    assert [t.menolak for t in temuan] == [False]
    assert "disingkat" in temuan[0].pesan


def test_kata_yang_memuat_alm_bukan_keterangan_meninggal():
    assert pesan("Salma Almira") == []


@given(st.text(max_size=80))
def test_setiap_teks_mendapat_temuan_yang_dapat_dicetak(nama):
    for baru in (True, False):
        assert all(kalimat for kalimat, _ in pesan(nama, baru=baru))


@given(st.text(max_size=80))
def test_merapikan_dua_kali_sama_dengan_sekali(nama):
    assert rapikan(rapikan(nama)) == rapikan(nama)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ", max_size=60))
def test_aturan_nama_lama_tidak_lebih_ketat_daripada_nama_baru(nama):
    assert {t.pesan for t in periksa_nama(nama, baru=False)} <= {t.pesan for t in periksa_nama(nama)}
