"""Halaman segel dan log yang terbuka: cukup untuk memeriksa dari luar, tanpa satu pun isi peristiwa."""

from __future__ import annotations

import pytest
from django.test import Client

from adminduk.register.contoh_jurnal import catat_satu, keluarga_baru
from adminduk.register.contoh_segel import tiga_saksi
from adminduk.register.kunci_kepala import KunciBerkas, kunci_publik
from adminduk.register.merkle import akar
from adminduk.register.segel import segel_sekali
from adminduk.register.segel_bukti import Kebijakan
from adminduk.register.segel_catatan import Catatan
from adminduk.register.segel_terbit import DaftarSaksi, Penerbit
from adminduk.register.segel_ubin import GudangUbin


@pytest.fixture
def terbit(pemilik, sambung_sebagai, settings, tmp_path):
    """Three events, sealed and witnessed; the third witness was dead."""
    settings.ADMINDUK_DATA, folder = tmp_path, tmp_path / "segel"
    kunci = KunciBerkas.buka(folder)
    for n in range(3):
        catat_satu(sambung_sebagai("web"), keluarga_baru(n))
    with tiga_saksi(tmp_path, kunci_publik(folder).catatan) as saksi:
        daftar = DaftarSaksi(tuple(s.dikenal for s in saksi), 2)
        (folder / "saksi.json").write_text(daftar.ke_json())
        saksi[2].matikan()
        segel = sambung_sebagai("segel")
        segel_sekali(segel, kunci)
        Penerbit(kunci_publik(folder), GudangUbin(folder / "ubin"), daftar).terbitkan(segel)
        saksi[2].hidupkan()
    return pemilik


def halaman():
    return Client().get("/segel/").content.decode()


def test_log_dari_luar_cukup_untuk_menghitung_akar_yang_disaksikan(terbit):
    kebijakan = Kebijakan.dari_terbitan(Client().get("/kunci-publik/?bentuk=json").json()["segel"])
    kepala = kebijakan.periksa(Catatan.baca(Client().get("/segel/checkpoint").content))
    ubin = Client().get("/segel/tile/0/000.p/3")

    assert kepala.akar == akar(ubin.content[n : n + 32] for n in (0, 32, 64))
    assert "immutable" in ubin["Cache-Control"]


@pytest.mark.parametrize("jalur", ["0/001", "0/000.p/4", "0/../../kunci.pem", "0/000.p/0", "64/000", "x", "0/1"])
def test_ubin_yang_tidak_ada_atau_alamat_lain_tidak_ada(terbit, jalur):
    assert Client().get(f"/segel/tile/{jalur}").status_code == 404


def test_halaman_menyebut_siapa_yang_menyaksikan_dan_apa_yang_menunggu(terbit):
    isi = halaman()
    assert "2 dari 3 saksi harus menandatangani." in isi
    assert "Semua yang tercatat sudah disegel dan disaksikan." in isi
    assert isi.count("belum pernah") == 1

    terbit.execute("insert into antrean_segel values (gen_random_uuid(), 99, '\\x00', now() - interval '2 minutes')")
    assert "Ada yang menunggu segel sejak" in halaman()
    terbit.execute("update antrean_segel set pada = now() - interval '16 minutes'")
    assert "Pencatatan berhenti karena jurnal tidak disaksikan" in halaman()


@pytest.mark.django_db
def test_sebelum_kepala_pertama_halaman_terbuka_dan_log_belum_ada(settings, tmp_path):
    settings.ADMINDUK_DATA = tmp_path
    assert "Jurnal ini belum mempunyai saksi." in halaman()
    assert Client().get("/segel/checkpoint").status_code == 404
