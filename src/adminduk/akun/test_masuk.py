"""Siapa boleh masuk, dengan bukti apa."""

from __future__ import annotations

import time
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from adminduk.akun import penduduk, token
from adminduk.akun.bukti import BATAS_BUKTI
from adminduk.akun.contoh import buat_petugas, buat_token, cabut_token, ubah_petugas
from adminduk.akun.models import AkunPenduduk, Sesi
from adminduk.akun.sesi import sidik_kunci
from adminduk.register import Peran

SANDI = "kapal-cepat-menuju-wasior"


@pytest.fixture
def petugas(db):
    return buat_petugas("kadis.mkw", SANDI, nama="Yosina Mandacan", peran=Peran.KADIS, kab=[9202])


@pytest.fixture
def alat(petugas):
    return TOTPDevice.objects.create(user=petugas, name="TOTP", confirmed=True)


@pytest.fixture
def peramban(db):
    return Client(enforce_csrf_checks=False)


def kode_kini(alat: TOTPDevice, geser: int = 0) -> str:
    totp = TOTP(alat.bin_key, alat.step, alat.t0, alat.digits, alat.drift)
    totp.time = time.time() + geser * alat.step
    return f"{totp.token():06d}"


def ketik_sandi(peramban, sandi=SANDI, **lain):
    return peramban.post("/masuk/", {"nama_pengguna": "kadis.mkw", "sandi": sandi, **lain})


def masuk_penuh(peramban, alat):
    ketik_sandi(peramban)
    return peramban.post("/masuk/kode/", {"kode": kode_kini(alat)})


def test_sandi_saja_belum_masuk(peramban, alat):
    jawaban = ketik_sandi(peramban)

    assert jawaban.url == "/masuk/kode/"
    assert "_auth_user_id" not in peramban.session


def test_sandi_dan_kode_membuka_sesi_baru(peramban, petugas, alat):
    ketik_sandi(peramban)
    setengah = peramban.session.session_key

    jawaban = peramban.post("/masuk/kode/", {"kode": kode_kini(alat)})

    assert jawaban.status_code == 302
    assert peramban.session["_auth_user_id"] == str(petugas.pk)
    assert peramban.session.session_key != setengah
    assert not Sesi.objects.filter(session_key=sidik_kunci(setengah)).exists()


def test_kode_salah_ditolak(peramban, alat):
    ketik_sandi(peramban)

    jawaban = peramban.post("/masuk/kode/", {"kode": "000000"})

    assert jawaban.status_code == 403
    assert "Kode salah" in jawaban.content.decode()
    assert "_auth_user_id" not in peramban.session


def test_kode_yang_sudah_dipakai_ditolak(peramban, alat):
    kode = kode_kini(alat)
    ketik_sandi(peramban)
    peramban.post("/masuk/kode/", {"kode": kode})
    lain = Client()
    ketik_sandi(lain)

    jawaban = lain.post("/masuk/kode/", {"kode": kode})

    assert jawaban.status_code == 403


def test_petugas_nonaktif_tidak_dapat_masuk(peramban, petugas, alat):
    ubah_petugas(petugas, aktif=False)

    jawaban = ketik_sandi(peramban)

    assert jawaban.status_code == 403
    assert "Nama pengguna atau kata sandi salah" in jawaban.content.decode()


def test_petugas_dinonaktifkan_keluar_seketika(peramban, petugas, alat):
    masuk_penuh(peramban, alat)
    assert peramban.get("/masuk/bukti-baru/").url == "/"

    ubah_petugas(aktif=False)

    assert peramban.get("/masuk/bukti-baru/").url == "/masuk/"


def test_petugas_tanpa_alat_memasangnya_dahulu(peramban, petugas):
    assert ketik_sandi(peramban).url == "/masuk/pasang-kode/"
    halaman = peramban.get("/masuk/pasang-kode/").content.decode()
    alat = TOTPDevice.objects.get(user=petugas)

    assert "<svg" in halaman
    assert peramban.post("/masuk/pasang-kode/", {"kode": "123"}).status_code == 403
    assert "_auth_user_id" not in peramban.session
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    assert peramban.post("/masuk/pasang-kode/", {"kode": kode_kini(alat)}).status_code == 302
    assert peramban.session["_auth_user_id"] == str(petugas.pk)


def test_rahasia_alat_tidak_tampil_lagi_sesudah_terpasang(peramban, alat):
    ketik_sandi(peramban)

    assert peramban.get("/masuk/pasang-kode/").url == "/masuk/"


@pytest.mark.parametrize("lanjut", ["https://contoh.invalid/", "//contoh.invalid", "javascript:alert(1)"])
def test_alamat_lanjut_di_luar_sistem_diabaikan(peramban, alat, lanjut):
    ketik_sandi(peramban)

    jawaban = peramban.post("/masuk/kode/", {"kode": kode_kini(alat), "lanjut": lanjut})

    assert jawaban.url == "/"


def test_sesi_yang_diam_tiga_puluh_menit_berakhir(peramban, alat):
    masuk_penuh(peramban, alat)
    sesi = peramban.session
    sesi["terakhir"] = time.time() - 31 * 60
    sesi.save()

    assert peramban.get("/masuk/bukti-baru/").url == "/masuk/"


def test_bukti_lewat_lima_menit_diminta_lagi_dan_sesi_berganti(peramban, alat):
    masuk_penuh(peramban, alat)
    sesi = peramban.session
    sesi["bukti_pada"] = time.time() - BATAS_BUKTI - 1
    sesi.save()

    halaman = peramban.get("/petugas/passkey/")

    assert "Buktikan sekali lagi" in halaman.content.decode()
    TOTPDevice.objects.update(last_t=-1)
    jawaban = peramban.post("/masuk/bukti-baru/", {"kode_bukti": kode_kini(alat), "lanjut": "/petugas/passkey/"})
    assert jawaban.url == "/petugas/passkey/"
    assert peramban.session.session_key != sesi.session_key
    assert "Passkey saya" in peramban.get("/petugas/passkey/").content.decode(), "memakai kode tidak mengakhiri sesi"


def test_kiriman_yang_meminta_bukti_tidak_kehilangan_isian(peramban, alat):
    masuk_penuh(peramban, alat)
    sesi = peramban.session
    sesi["bukti_pada"] = 0
    sesi.save()

    halaman = peramban.post("/petugas/passkey/", {"hapus": "Ag", "catatan": "<ditulis>"}).content.decode()

    assert '<input type="hidden" name="catatan" value="&lt;ditulis&gt;">' in halaman
    assert peramban.post("/petugas/passkey/", {"hapus": "Ag", "kode_bukti": "000000"}).status_code == 403
    TOTPDevice.objects.update(last_t=-1, throttling_failure_count=0, throttling_failure_timestamp=None)
    assert peramban.post("/petugas/passkey/", {"hapus": "Ag", "kode_bukti": kode_kini(alat)}).status_code == 302


def test_keluar_menghapus_sesi(peramban, alat):
    masuk_penuh(peramban, alat)
    kunci = peramban.session.session_key

    assert peramban.get("/keluar/").status_code == 405
    assert peramban.post("/keluar/").url == "/"
    assert not Sesi.objects.filter(session_key=sidik_kunci(kunci)).exists()


def test_penduduk_masuk_dengan_kode_dari_loket(peramban, petugas):
    orang = uuid4()
    kode = penduduk.buat_kode(orang, 9202, petugas)

    jawaban = peramban.post("/masuk/penduduk/", {"kode": kode.lower().replace("-", " ")})

    assert jawaban.url == "/"
    assert peramban.session["penduduk"] == {"orang": str(orang), "kab": 9202}


def test_kode_baru_mematikan_kode_lama(db):
    orang = uuid4()
    lama = penduduk.buat_kode(orang, 9202, None)

    baru = penduduk.buat_kode(orang, 9202, None)

    assert penduduk.kenali(lama) is None
    assert penduduk.kenali(baru) is not None


def test_kode_penduduk_kedaluwarsa_ditolak(db):
    kode = penduduk.buat_kode(uuid4(), 9202, None)

    AkunPenduduk.objects.update(berlaku_sampai=timezone.now())

    assert penduduk.kenali(kode) is None


def test_menebak_kode_penduduk_harus_menunggu(db):
    kode = penduduk.buat_kode(uuid4(), 9202, None)
    for _ in range(4):
        assert penduduk.kenali(kode[:-4] + "2222") is None

    assert penduduk.kenali(kode) is None, "kode yang benar pun menunggu sesudah empat kali salah"
    AkunPenduduk.objects.update(tunggu_sampai=timezone.now() - timedelta(seconds=1))
    assert penduduk.kenali(kode) is not None


def test_token_sistem_dikenali_sampai_dicabut(db):
    rahasia = buat_token("RSUD Manokwari", Peran.OPERATOR, [9202])
    sistem = token.kenali(f"Bearer {rahasia}")

    assert sistem.pelaku().kab == (9202,)
    assert token.kenali("Bearer adk_lain") is None
    assert token.kenali(f"Basic {rahasia}") is None
    cabut_token(sistem)
    assert token.kenali(f"Bearer {rahasia}") is None
