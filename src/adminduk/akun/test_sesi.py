"""Sesi berakhir: sesudah dua belas jam, atas perintah, dan seketika bila akunnya berubah, di semua proses."""

from __future__ import annotations

import time
from uuid import uuid4

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from adminduk.akun import penduduk
from adminduk.akun.contoh import beri_kunci, buat_petugas, ubah_petugas
from adminduk.akun.models import AkunPenduduk, Passkey, Petugas, Sesi
from adminduk.akun.sesi import SessionStore, sidik_kunci
from adminduk.register import Peran

SANDI = "kapal-cepat-menuju-wasior"


@pytest.fixture
def petugas(db):
    return buat_petugas("operator.mkw", SANDI, nama="Selfina Mandacan", peran=Peran.OPERATOR, kab=[9202])


def masuk(petugas) -> Client:
    peramban = Client()
    peramban.force_login(petugas, "django.contrib.auth.backends.ModelBackend")
    sesi = peramban.session
    sesi["bukti_pada"] = time.time()
    sesi.save()
    assert di_dalam(peramban)
    return peramban


def di_dalam(peramban) -> bool:
    return peramban.get("/masuk/bukti-baru/").url == "/"


def test_tabel_sesi_tidak_memuat_kunci_yang_membuka(petugas):
    kunci = masuk(petugas).session.session_key
    baris = Sesi.objects.get()

    assert baris.session_key == sidik_kunci(kunci) != kunci and kunci not in baris.session_data
    palsu = Client()
    palsu.cookies["sesi"] = baris.session_key
    assert not di_dalam(palsu), "yang membaca tabel tidak dapat masuk dengannya"


def test_dua_belas_jam_sesudah_masuk_sesi_berakhir_walau_terus_dipakai(petugas):
    peramban = masuk(petugas)
    sesi = peramban.session
    sesi["mulai"] = sesi["terakhir"] = time.time() - 12 * 3600 + 20
    sesi["terakhir"] = time.time()
    sesi.save()
    assert di_dalam(peramban)
    assert (Sesi.objects.get().expire_date.timestamp() - time.time()) < 21

    sesi["mulai"] = time.time() - 12 * 3600 - 1
    sesi.save()

    assert not di_dalam(peramban)


def test_sesi_tanpa_awal_mendapat_awal_pada_pemakaian_pertama(petugas):
    masuk(petugas)

    assert Sesi.objects.get().mulai is not None


@pytest.mark.parametrize(
    "ubah",
    [
        {"peran": Peran.VERIFIKATOR},
        {"kab": [9203]},
        {"aktif": False},
        {"password": make_password("sandi-yang-baru-sekali")},
    ],
    ids=lambda u: next(iter(u)),
)
def test_akun_yang_berubah_kehilangan_semua_sesinya(petugas, ubah):
    satu, dua = masuk(petugas), masuk(petugas)
    lain = masuk(buat_petugas("lain", SANDI, nama="Lain", peran=Peran.OPERATOR, kab=[9202]))

    ubah_petugas(petugas, **ubah)

    assert not di_dalam(satu) and not di_dalam(dua)
    assert di_dalam(lain)
    assert not Sesi.objects.filter(pemilik=petugas.pk).exists()


def test_dinonaktifkan_lalu_diaktifkan_lagi_sesi_lama_tidak_hidup(petugas):
    peramban = masuk(petugas)

    ubah_petugas(aktif=False)
    ubah_petugas(aktif=True)

    assert not di_dalam(peramban)


def test_nama_yang_diperbaiki_tidak_mengakhiri_sesi(petugas):
    peramban = masuk(petugas)

    ubah_petugas(nama="Selfina M. Mandacan")

    assert di_dalam(peramban)


def test_perintah_dari_proses_lain_mengakhiri_sesi(petugas, transactional_db, sambung_sebagai):
    peramban = masuk(petugas)

    sambung_sebagai("pemilik").execute("update akun_petugas set kab = '{9203}'")

    assert not di_dalam(peramban)


def test_alat_yang_dihapus_mengakhiri_sesi(petugas):
    TOTPDevice.objects.create(user=petugas, name="TOTP", confirmed=True)
    beri_kunci(petugas)
    for perubahan in (
        lambda: Passkey.objects.all().delete(),
        lambda: TOTPDevice.objects.all().delete(),
    ):
        peramban = masuk(Petugas.objects.get())
        perubahan()
        assert not di_dalam(peramban)


def test_permintaan_yang_sedang_berjalan_tidak_menghidupkan_sesi_yang_diakhiri(petugas):
    peramban = masuk(petugas)
    sedang = SessionStore(peramban.session.session_key)
    assert sedang["_auth_user_id"] == str(petugas.pk)

    ubah_petugas(peran=Peran.VERIFIKATOR)
    sedang.cycle_key()

    susulan = Client()
    susulan.cookies["sesi"] = sedang.session_key
    assert Sesi.objects.filter(session_key=sidik_kunci(sedang.session_key)).exists(), "tertulis lagi, tetapi"
    assert not di_dalam(susulan), "tidak membuka apa pun"


def test_menghapus_passkey_sendiri_menyisakan_sesi_yang_dipakai_saja(petugas):
    alat = beri_kunci(petugas)
    ini, lain = masuk(petugas), masuk(petugas)
    id_ = ini.get("/petugas/passkey/").content.decode().split('name="hapus" value="')[1].split('"')[0]

    ini.post("/petugas/passkey/", {"hapus": id_})

    assert not Passkey.objects.filter(id=alat.id).exists()
    assert di_dalam(ini) and not di_dalam(lain)


def test_kode_baru_mengakhiri_sesi_penduduk_yang_memakai_kode_lama(db):
    orang = uuid4()
    kode, peramban = penduduk.buat_kode(orang, 9202, None), Client()
    peramban.post("/masuk/penduduk/", {"kode": kode})
    assert Sesi.objects.get().pemilik == orang

    AkunPenduduk.objects.update(gagal=0)
    assert Sesi.objects.exists()
    penduduk.buat_kode(orang, 9202, None)

    assert not Sesi.objects.exists()
    assert peramban.get("/saya/").url.startswith("/masuk/")
