import pytest

from adminduk.permohonan.katalog import semua_layanan
from adminduk.permohonan.pencarian_layanan import cari_layanan


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("anak saya lahir", "LAHIR"),
        ("bayi baru melahirkan di puskesmas", "LAHIR"),
        ("bapak meninggal dunia", "MATI"),
        ("kepala keluarga meninggal siapa gantinya", "KK-GANTI-KEPALA"),
        ("mau pisah kk dari orang tua", "KK-PISAH"),
        ("kartu anak", "KIA"),
        ("belum pernah punya NIK", "BIO-WNI"),
    ],
)
def test_layanan_ditemukan_dari_apa_yang_terjadi(teks, kode):
    assert cari_layanan(teks)[0].kode == kode


@pytest.mark.parametrize("teks", ["", "saya mau urus", "resep rendang"])
def test_kata_yang_tidak_berarti_apa_apa_tidak_menemukan_apa_apa(teks):
    assert cari_layanan(teks) == []


def test_bahasa_pembaca_ikut_dicari():
    inggris = {"Akta kematian": "Death certificate"}

    assert cari_layanan("death certificate") == []
    assert [la.kode for la in cari_layanan("death certificate", lambda t: inggris.get(t, t))] == ["MATI"]


def test_setiap_layanan_punya_sebutan_dan_ditemukan_dengannya():
    for _, layanan in semua_layanan():
        assert layanan.sebutan, f"{layanan.kode}: tulis bagaimana penduduk menyebut peristiwanya"
        for sebutan in layanan.sebutan:
            assert layanan.kode in [la.kode for la in cari_layanan(sebutan)[:3]], sebutan
