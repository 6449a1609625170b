"""Alat yang hilang: kode cadangan dari kertas, atau pemulihan oleh dua orang; seorang diri tidak cukup."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from adminduk.akun import kode_cadangan, pemulihan
from adminduk.akun.catatan import Tindakan
from adminduk.akun.contoh import beri_kunci, buat_petugas
from adminduk.akun.models import CatatanAkun, KodeCadangan, Passkey, Pemulihan, Petugas, Sesi
from adminduk.akun.pemulihan import PemulihanDitolak
from adminduk.register import Peran

SANDI, BARU = "kapal-cepat-menuju-wasior", "jembatan gantung di bintuni"
ALASAN = "telepon jatuh di laut"


def petugas_baru(peran: Peran, kab: int = 9202) -> Petugas:
    nama = f"{peran.name.lower()}.{kab}"
    return buat_petugas(nama, SANDI, nama=nama, peran=peran, kab=[kab])


@pytest.fixture
def operator(db):
    return petugas_baru(Peran.OPERATOR)


@pytest.fixture
def alat(operator):
    return TOTPDevice.objects.create(user=operator, name="TOTP", confirmed=True)


@pytest.fixture
def admin(db):
    return petugas_baru(Peran.ADMIN)


@pytest.fixture
def kabid(db):
    return petugas_baru(Peran.KABID)


def kode_kini(alat: TOTPDevice) -> str:
    totp = TOTP(alat.bin_key, alat.step, alat.t0, alat.digits)
    totp.time = time.time()
    return f"{totp.token():06d}"


def ketik_sandi(peramban, sandi=SANDI):
    return peramban.post("/masuk/", {"nama_pengguna": "operator.9202", "sandi": sandi})


def tindakan() -> list[str]:
    return list(CatatanAkun.objects.order_by("id").values_list("tindakan", flat=True))


def test_kode_cadangan_memasang_autentikator_baru_dan_yang_lama_mati(operator, alat):
    kode, peramban = kode_cadangan.buat(operator), Client()
    ketik_sandi(peramban)

    assert peramban.post("/masuk/kode/", {"kode_cadangan": kode[3].lower()}).url == "/masuk/pasang-kode/"
    peramban.get("/masuk/pasang-kode/")
    baru = TOTPDevice.objects.get(confirmed=False)
    assert peramban.post("/masuk/pasang-kode/", {"kode": kode_kini(baru)}).url == "/"

    assert list(TOTPDevice.objects.values_list("pk", "confirmed")) == [(baru.pk, True)]
    assert kode_cadangan.sisa(operator) == 7
    assert tindakan() == [
        Tindakan.BUAT_KODE_CADANGAN, Tindakan.PAKAI_KODE_CADANGAN, Tindakan.PASANG_TOTP, Tindakan.MASUK
    ]  # fmt: skip


def test_kode_cadangan_berlaku_sekali_dan_hanya_bagi_pemiliknya(operator, alat, kabid):
    milik, lain = kode_cadangan.buat(operator), kode_cadangan.buat(kabid)
    assert kode_cadangan.pakai(operator, milik[0])
    peramban = Client()
    ketik_sandi(peramban)

    for kode in (milik[0], lain[0], "AAAA-AAAA-AAAA-AAAA"):
        jawaban = peramban.post("/masuk/kode/", {"kode_cadangan": kode})
        assert jawaban.status_code == 403 and "sudah dipakai" in jawaban.content.decode()
    assert peramban.get("/masuk/pasang-kode/").url == "/masuk/"


def test_kode_cadangan_tanpa_sandi_tidak_membuka_apa_pun(operator, alat):
    [kode, *_] = kode_cadangan.buat(operator)

    assert Client().post("/masuk/kode/", {"kode_cadangan": kode}).url == "/masuk/"
    assert kode_cadangan.sisa(operator) == 8


def test_menebak_kode_cadangan_harus_menunggu(operator, alat):
    [kode, *_] = kode_cadangan.buat(operator)
    peramban = Client()
    ketik_sandi(peramban)

    status = [peramban.post("/masuk/kode/", {"kode_cadangan": "SALAH"}).status_code for _ in range(6)]

    assert status == [403] * 5 + [429]
    ditolak = peramban.post("/masuk/kode/", {"kode_cadangan": kode})
    assert ditolak.status_code == 429 and "Tunggu" in ditolak.content.decode().split('id="judul-petugas"')[1]


def test_kode_baru_mematikan_yang_lama_dan_hanya_sidiknya_tersimpan(operator):
    lama = kode_cadangan.buat(operator)
    kode_cadangan.buat(operator)

    assert not kode_cadangan.pakai(operator, lama[0])
    assert KodeCadangan.objects.count() == 8
    assert all(lama[0].replace("-", "").encode() not in bytes(k.sidik) for k in KodeCadangan.objects.all())


def test_yang_hanya_punya_passkey_tidak_memasang_kode_dengan_sandi_saja(operator):
    beri_kunci(operator)
    peramban = Client()

    assert ketik_sandi(peramban).url == "/masuk/kode/"
    assert peramban.get("/masuk/pasang-kode/").url == "/masuk/"


def test_kunci_autentikator_yang_dilihat_orang_lain_tidak_terpasang(operator):
    pengintip, pemilik = Client(), Client()
    ketik_sandi(pengintip)
    pengintip.get("/masuk/pasang-kode/")
    terlihat = TOTPDevice.objects.get().key

    ketik_sandi(pemilik)
    pemilik.get("/masuk/pasang-kode/")

    assert TOTPDevice.objects.get().key != terlihat


def test_sandi_yang_diganti_di_tengah_jalan_membatalkan_setengah_masuk(operator, alat):
    peramban = Client()
    ketik_sandi(peramban)

    operator.set_password(BARU)
    operator.save(update_fields=["password"])

    assert peramban.post("/masuk/kode/", {"kode": kode_kini(alat)}).url == "/masuk/"


def test_dua_orang_memulihkan_dan_pemilik_membuat_sandinya_sendiri(operator, alat, admin, kabid):
    beri_kunci(operator)
    kode_cadangan.buat(operator)
    lama = Client()
    lama.force_login(operator, "django.contrib.auth.backends.ModelBackend")
    permintaan, satu = pemulihan.minta(operator, admin, ALASAN)
    assert Sesi.objects.filter(pemilik=operator.pk).exists(), "permintaan saja tidak mengubah apa pun"

    dua = pemulihan.setujui(permintaan, kabid)
    assert not Sesi.objects.filter(pemilik=operator.pk).exists()
    assert not (TOTPDevice.objects.exists() or Passkey.objects.exists() or KodeCadangan.objects.exists())
    assert ketik_sandi(Client()).status_code == 403, "sandi lama mati sejak disetujui"

    peramban = Client()
    isi = {"nama_pengguna": "operator.9202", "kode": f"{satu} {dua}", "sandi": BARU, "sandi_lagi": BARU}
    assert peramban.post("/masuk/pemulihan/", isi).url == "/masuk/pasang-kode/"
    assert "_auth_user_id" not in peramban.session, "alat kedua dipasang dahulu"
    peramban.get("/masuk/pasang-kode/")
    peramban.post("/masuk/pasang-kode/", {"kode": kode_kini(TOTPDevice.objects.get())})

    assert peramban.session["_auth_user_id"] == str(operator.pk)
    assert Client().post("/masuk/pemulihan/", isi).status_code == 403, "kode hanya berlaku sekali"
    assert tindakan()[-5:] == [
        Tindakan.MINTA_PEMULIHAN, Tindakan.SETUJUI_PEMULIHAN, Tindakan.PAKAI_PEMULIHAN, Tindakan.PASANG_TOTP,
        Tindakan.MASUK,
    ]  # fmt: skip


def test_peminta_tidak_menyetujui_permintaannya_sendiri(operator, admin):
    permintaan, _ = pemulihan.minta(operator, admin, ALASAN)

    with pytest.raises(PemulihanDitolak, match="bukan peminta"):
        pemulihan.setujui(permintaan, admin)

    assert operator.check_password(SANDI)


def test_basis_data_pun_menolak_satu_orang(operator, admin):
    permintaan, _ = pemulihan.minta(operator, admin, ALASAN)

    with pytest.raises(IntegrityError, match="pemulihan_oleh_dua_orang_lain"), transaction.atomic():
        Pemulihan.objects.filter(pk=permintaan.pk).update(disetujui_oleh=admin)


@pytest.mark.parametrize(("peran", "kab"), [(Peran.VERIFIKATOR, 9202), (Peran.ADMIN, 9203), (Peran.AUDITOR, 9202)])
def test_yang_bukan_pengurus_kantor_itu_tidak_meminta_dan_tidak_menyetujui(operator, admin, peran, kab):
    lain = petugas_baru(peran, kab)
    permintaan, _ = pemulihan.minta(operator, admin, ALASAN)

    with pytest.raises(PemulihanDitolak, match="kantor yang sama"):
        pemulihan.minta(operator, lain, ALASAN)
    with pytest.raises(PemulihanDitolak, match="kantor yang sama"):
        pemulihan.setujui(permintaan, lain)


def test_pemilik_akun_tidak_meminta_pemulihannya_sendiri(admin):
    with pytest.raises(PemulihanDitolak, match="bukan pemilik akun"):
        pemulihan.minta(admin, admin, ALASAN)


def test_alasan_harus_ditulis(operator, admin):
    with pytest.raises(PemulihanDitolak, match="alasannya"):
        pemulihan.minta(operator, admin, "lupa")


def test_separuh_kode_tidak_membuka(operator, admin, kabid):
    permintaan, satu = pemulihan.minta(operator, admin, ALASAN)
    dua = pemulihan.setujui(permintaan, kabid)

    assert pemulihan.cari("operator.9202", f"{satu}{dua}") == permintaan
    for salah in (satu, dua, f"{dua}{satu}", f"{satu}{satu}", ""):
        assert pemulihan.cari("operator.9202", salah) is None
    assert pemulihan.cari("admin.9202", f"{satu}{dua}") is None


def test_kode_pemulihan_berlaku_satu_jam_dan_permintaan_satu_hari(operator, admin, kabid):
    permintaan, satu = pemulihan.minta(operator, admin, ALASAN)
    Pemulihan.objects.update(diminta=timezone.now() - timedelta(hours=25))
    permintaan.refresh_from_db()
    with pytest.raises(PemulihanDitolak, match="lewat sehari"):
        pemulihan.setujui(permintaan, kabid)

    permintaan, satu = pemulihan.minta(operator, admin, ALASAN)
    dua = pemulihan.setujui(permintaan, kabid)
    with pytest.raises(PemulihanDitolak, match="sudah disetujui"):
        pemulihan.setujui(permintaan, kabid)
    Pemulihan.objects.update(disetujui=timezone.now() - timedelta(minutes=61))
    assert pemulihan.cari("operator.9202", f"{satu}{dua}") is None


@pytest.mark.parametrize(
    ("sandi", "lagi", "sebab"),
    [(BARU, BARU + "x", "tidak sama"), ("pendek", "pendek", "12 huruf"), ("password1234", "password1234", "12 huruf")],
)
def test_sandi_baru_yang_buruk_ditolak_dan_kodenya_tetap_berlaku(operator, admin, kabid, sandi, lagi, sebab):
    permintaan, satu = pemulihan.minta(operator, admin, ALASAN)
    kode = satu + pemulihan.setujui(permintaan, kabid)
    isi = {"nama_pengguna": "operator.9202", "kode": kode, "sandi": sandi, "sandi_lagi": lagi}

    jawaban = Client().post("/masuk/pemulihan/", isi)

    assert jawaban.status_code == 422 and sebab in jawaban.content.decode()
    assert pemulihan.cari("operator.9202", kode) == permintaan


def test_menebak_kode_pemulihan_dijawab_sama_dan_harus_menunggu(operator):
    peramban = Client()
    jawaban = [
        peramban.post("/masuk/pemulihan/", {"nama_pengguna": nama, "kode": "ABCD-EFGH"})
        for nama in ("operator.9202", "tidak.ada")
    ]
    assert {j.status_code for j in jawaban} == {403}
    assert all("Nama pengguna atau kode salah" in j.content.decode() for j in jawaban)

    status = [peramban.post("/masuk/pemulihan/", {"nama_pengguna": "x", "kode": "y"}).status_code for _ in range(19)]
    assert status == [403] * 18 + [429]
