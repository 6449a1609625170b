"""Menebak sandi harus menunggu; yang tidak menebak tidak dibuat menunggu oleh yang menebak."""

from __future__ import annotations

import time
from unittest.mock import patch

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from adminduk.akun.contoh import buat_petugas
from adminduk.akun.percobaan import SEALAMAT, SENAMA
from adminduk.register import Peran

SANDI = "kapal-cepat-menuju-wasior"


@pytest.fixture
def alat(db):
    petugas = buat_petugas("operator.mkw", SANDI, nama="Selfina", peran=Peran.OPERATOR, kab=[9202])
    return TOTPDevice.objects.create(user=petugas, name="TOTP", confirmed=True)


@pytest.fixture
def murah():
    """Guesses that are known to be wrong cost nothing here."""
    palsu = {"verify": lambda *_: False, "encode": lambda *_: "argon2$x"}
    with patch.multiple(Argon2PasswordHasher, **palsu):
        yield


def _dihitung(nama: str):
    return patch.object(Argon2PasswordHasher, nama, autospec=True, side_effect=getattr(Argon2PasswordHasher, nama))


def dari(alamat: str) -> Client:
    return Client(REMOTE_ADDR=alamat)


def ketik(peramban, sandi="salah-sekali", nama="operator.mkw"):
    return peramban.post("/masuk/", {"nama_pengguna": nama, "sandi": sandi})


def masuk_penuh(peramban, alat):
    ketik(peramban, SANDI)
    totp = TOTP(alat.bin_key, alat.step, alat.t0, alat.digits)
    totp.time = time.time()
    TOTPDevice.objects.update(last_t=-1)
    assert peramban.post("/masuk/kode/", {"kode": f"{totp.token():06d}"}).url == "/"


def lewatkan_seperempat_jam():
    with connection.cursor() as kursor:
        kursor.execute("update akun_laju set habis = habis - interval '15 minutes'")


def test_lima_sandi_salah_mengunci_juga_sandi_yang_benar_sampai_seperempat_jam(alat):
    peramban = dari("192.0.2.1")
    status = [ketik(peramban).status_code for _ in range(5)]

    jawaban = ketik(peramban, SANDI)

    assert status == [403] * 5 and jawaban.status_code == 429
    assert "Tunggu 15 menit" in jawaban.content.decode() and "Passkey tetap" in jawaban.content.decode()
    assert 890 <= int(jawaban["Retry-After"]) <= 900
    lewatkan_seperempat_jam()
    assert ketik(peramban, SANDI).url == "/masuk/kode/"


def test_sandi_yang_benar_memulai_hitungan_baru(alat):
    peramban = dari("192.0.2.1")
    for _ in range(3):
        for _ in range(4):
            assert ketik(peramban).status_code == 403
        assert ketik(peramban, SANDI).status_code == 302


def test_penebak_tidak_mengunci_petugas_di_perambannya_sendiri(alat):
    meja = dari("192.0.2.1")
    masuk_penuh(meja, alat)
    meja.post("/keluar/")

    for n in range(SENAMA.banyak + 5):
        ketik(dari(f"198.51.100.{n}"))
    for _ in range(6):
        ketik(dari("192.0.2.1"))

    assert ketik(dari("203.0.113.1"), SANDI).status_code == 429, "di peramban lain nama itu menunggu"
    assert ketik(meja, SANDI).url == "/masuk/kode/"


def test_tanda_peramban_berlaku_bagi_satu_nama_dan_tidak_dapat_dibuat_sendiri(alat):
    meja = dari("192.0.2.1")
    masuk_penuh(meja, alat)
    kuki = meja.cookies["peramban"]
    assert kuki["httponly"] and kuki["samesite"] == "Lax"
    buat_petugas("lain", SANDI, nama="Lain", peran=Peran.OPERATOR, kab=[9202])
    palsu = dari("198.51.100.1")
    palsu.cookies["peramban"] = kuki.value[:-3] + "abc"

    assert [ketik(meja, nama="lain").status_code for _ in range(6)] == [403] * 5 + [429]
    assert [ketik(palsu).status_code for _ in range(6)] == [403] * 5 + [429]


def test_tanda_peramban_tidak_membuka_tebakan_tanpa_batas(alat):
    meja = dari("192.0.2.1")
    masuk_penuh(meja, alat)

    assert [ketik(meja).status_code for _ in range(6)] == [403] * 5 + [429]


def test_satu_sandi_dicoba_pada_banyak_nama_dari_satu_alamat(alat, murah):
    penebak = dari("192.0.2.1")
    status = [ketik(penebak, nama=f"petugas.{n}").status_code for n in range(SEALAMAT.banyak + 1)]

    assert status == [403] * SEALAMAT.banyak + [429]


@pytest.mark.parametrize("nama", ["operator.mkw", "tidak.ada", "nonaktif"])
def test_nama_yang_tidak_ada_dijawab_dan_dihitung_sama(alat, nama):
    buat_petugas("nonaktif", SANDI, nama="N", peran=Peran.OPERATOR, kab=[9202], aktif=False)
    peramban = dari("192.0.2.1")

    with _dihitung("encode") as hash_baru, _dihitung("verify") as cocok:
        pertama = ketik(peramban, nama=nama)
    kerja = hash_baru.call_count + cocok.call_count
    lalu = [ketik(peramban, nama=nama) for _ in range(5)]

    assert kerja == 1, "satu hitungan argon2, ada atau tidak namanya"
    assert "Nama pengguna atau kata sandi salah" in pertama.content.decode()
    assert [j.status_code for j in lalu] == [403] * 4 + [429]


def test_menebak_kode_penduduk_dari_satu_alamat_harus_menunggu(db, murah):
    penebak = dari("192.0.2.1")
    status = [penebak.post("/masuk/penduduk/", {"kode": f"ABCD{n:02d}XXXXXXXXXX"}).status_code for n in range(31)]

    assert status == [403] * 30 + [429]
    assert dari("192.0.2.2").post("/masuk/penduduk/", {"kode": "ABCD"}).status_code == 403


def test_tantangan_passkey_dari_satu_alamat_dibatasi(db):
    penebak = dari("192.0.2.1")
    status = [penebak.post("/masuk/passkey/mulai").status_code for _ in range(121)]

    assert status == [200] * 120 + [429]
