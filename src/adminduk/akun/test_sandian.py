"""Benih TOTP tersandi di basis data; alatnya bekerja seperti biasa."""

from __future__ import annotations

import pytest
from django.db import connection
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from adminduk.akun.contoh import buat_petugas
from adminduk.akun.sandian import sandi_ulang
from adminduk.register import Peran
from adminduk.sandi import BelumTersandi, SandiRusak, tersandi

BENIH = "00112233445566778899aabbccddeeff00112233"


@pytest.fixture
def alat(transactional_db) -> TOTPDevice:
    return _alat("operator.uji")


def _alat(nama: str) -> TOTPDevice:
    petugas = buat_petugas(nama, "sandi-uji-yang-panjang", nama="Uji", peran=Peran.OPERATOR, kab=[9202])
    return TOTPDevice.objects.create(user=petugas, name="TOTP", key=BENIH, confirmed=True)


def di_basis_data(alat: TOTPDevice) -> str:
    with connection.cursor() as kursor:
        kursor.execute("select key from otp_totp_totpdevice where id = %s", (alat.pk,))
        return str(kursor.fetchone()[0])


def tulis(alat: TOTPDevice, benih: str) -> None:
    with connection.cursor() as kursor:
        kursor.execute("update otp_totp_totpdevice set key = %s where id = %s", (benih, alat.pk))


def test_benih_tersandi_dan_kodenya_diterima(alat):
    assert tersandi(di_basis_data(alat)) and BENIH not in di_basis_data(alat)
    dibaca = TOTPDevice.objects.get(pk=alat.pk)
    assert alat.key == dibaca.key == BENIH

    assert dibaca.verify_token(TOTP(bytes.fromhex(BENIH)).token())
    assert tersandi(di_basis_data(alat)) and TOTPDevice.objects.get(pk=alat.pk).key == BENIH


def test_benih_orang_lain_atau_yang_ditulis_terbuka_tidak_diterima(alat):
    lain = _alat("operator.lain")
    tulis(alat, di_basis_data(lain))
    with pytest.raises(SandiRusak):
        TOTPDevice.objects.get(pk=alat.pk)

    tulis(alat, "ff" * 20)
    with pytest.raises(BelumTersandi):
        TOTPDevice.objects.get(pk=alat.pk)


def test_benih_lama_disandikan_sekali(alat, pemilik):
    tulis(alat, BENIH)

    assert sandi_ulang(pemilik) == 1 and sandi_ulang(pemilik) == 0
    assert TOTPDevice.objects.get(pk=alat.pk).key == BENIH
