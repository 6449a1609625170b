"""Sesi yang ditanam orang lain tidak menjadi sesi korban, dan sesi tidak berpindah lewat apa pun selain kukinya."""

from __future__ import annotations

import time
from importlib import import_module
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from adminduk.akun import penduduk
from adminduk.akun.contoh import buat_petugas
from adminduk.register import Peran
from adminduk.web.contoh import SANDI

pytestmark = pytest.mark.django_db


@pytest.fixture
def petugas():
    return buat_petugas("operator.mkw", SANDI, nama="Petugas", peran=Peran.OPERATOR, kab=[9202])


@pytest.fixture
def alat(petugas):
    return TOTPDevice.objects.create(user=petugas, name="TOTP", confirmed=True)


def kode(alat: TOTPDevice) -> str:
    totp = TOTP(alat.bin_key, alat.step, alat.t0, alat.digits, alat.drift)
    totp.time = time.time()
    return f"{totp.token():06d}"


def tanam(kunci: str) -> Client:
    """Return a browser that was given a session by somebody else."""
    korban = Client()
    korban.cookies["sesi"] = kunci
    return korban


def masuk_petugas(peramban: Client, alat: TOTPDevice) -> str:
    peramban.post("/masuk/", {"nama_pengguna": "operator.mkw", "sandi": SANDI})
    assert peramban.post("/masuk/kode/", {"kode": kode(alat)}).status_code == 302
    return str(peramban.cookies["sesi"].value)


def terbuka(kunci: str, alamat: str) -> bool:
    return tanam(kunci).get(alamat).status_code == 200


def sesi_penyerang() -> str:
    """Return the key of a session that stands in the database, as one gets who has begun a log-in of his own."""
    sendiri = Client()
    isi = sendiri.session
    isi["milik"] = "penyerang"
    isi.save()
    return str(isi.session_key)


def tersimpan(kunci: str) -> bool:
    return bool(import_module(settings.SESSION_ENGINE).SessionStore().exists(kunci))


@pytest.mark.parametrize("kunci", ["a" * 32, "kuki-karangan", ""], ids=["berbentuk", "karangan", "kosong"])
def test_nomor_sesi_karangan_tidak_pernah_dipakai(kunci, alat):
    baru = masuk_petugas(tanam(kunci), alat)

    assert baru != kunci and len(baru) == 32
    assert terbuka(baru, "/petugas/") and not terbuka(kunci, "/petugas/")


def test_sesi_yang_ditanam_tidak_terbuka_saat_korban_masuk(alat):
    kunci = sesi_penyerang()

    baru = masuk_petugas(tanam(kunci), alat)

    assert terbuka(baru, "/petugas/")
    assert not terbuka(kunci, "/petugas/")
    assert not tersimpan(kunci)


def test_sesi_setengah_masuk_milik_orang_lain_tidak_diselesaikan_korban(petugas, alat):
    """The password step of the attacker, finished by the victim's own code, opens nothing to the attacker."""
    korban = Client()
    korban.post("/masuk/", {"nama_pengguna": "operator.mkw", "sandi": SANDI})
    setengah = str(korban.cookies["sesi"].value)
    korban.post("/masuk/kode/", {"kode": kode(alat)})

    assert not terbuka(setengah, "/petugas/")


def test_penduduk_mendapat_sesi_baru(petugas):
    kunci = sesi_penyerang()
    korban = tanam(kunci)
    jawaban = korban.post("/masuk/penduduk/", {"kode": penduduk.buat_kode(uuid4(), 9202, petugas)})

    assert jawaban.status_code == 302
    assert korban.cookies["sesi"].value != kunci
    assert not tersimpan(kunci)


def test_isi_sesi_lama_tidak_ikut_ke_pemilik_baru(petugas):
    kunci = sesi_penyerang()
    korban = tanam(kunci)
    korban.post("/masuk/penduduk/", {"kode": penduduk.buat_kode(uuid4(), 9202, petugas)})

    assert "milik" not in korban.session


def test_keluar_lalu_kuki_lama_tidak_berlaku(alat):
    peramban = Client()
    lama = masuk_petugas(peramban, alat)
    peramban.post("/keluar/")

    assert not terbuka(lama, "/petugas/")


@pytest.mark.parametrize(
    "cara",
    [
        lambda k: Client().get("/petugas/", {"sesi": k, "sessionid": k}),
        lambda k: Client().get(f"/petugas/;sesi={k}"),
        lambda k: Client().get("/petugas/", headers={"X-Session": k, "Authorization": f"Bearer {k}"}),
        lambda k: Client().post("/petugas/penduduk/", {"sesi": k}),
    ],
    ids=["alamat", "titik koma", "kepala", "formulir"],
)
def test_sesi_hanya_dari_kuki(cara, alat):
    kunci = masuk_petugas(Client(), alat)

    assert cara(kunci).status_code in (302, 404)
    assert terbuka(kunci, "/petugas/")


def test_nomor_sesi_tidak_pernah_ada_di_halaman_atau_alamat(alat):
    peramban = Client()
    kunci = masuk_petugas(peramban, alat)

    assert kunci not in peramban.get("/petugas/").content.decode()
