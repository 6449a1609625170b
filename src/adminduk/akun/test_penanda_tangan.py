"""Kunci mana yang boleh menandatangani, siapa yang mengesahkannya, dan catatannya yang tidak dapat diubah."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import psycopg
import pytest
from django.db import InternalError, ProgrammingError, connection, transaction
from django.test import Client

from adminduk.akun.catatan import Tindakan
from adminduk.akun.contoh import alat_uji, beri_kunci, buat_petugas, pembuat_kunci
from adminduk.akun.models import CatatanAkun, Passkey, Petugas
from adminduk.akun.penanda_tangan import AAGUID_PERAGAAN, PengesahanDitolak, kunci_sah, sahkan
from adminduk.register import Peran

MANOKWARI, FAKFAK = 9202, 9203


def petugas_baru(peran: Peran, kab: int = MANOKWARI) -> Petugas:
    nama = f"{peran.name.lower()}.{kab}"
    return buat_petugas(nama, "perahu-layar-ke-teluk", nama=nama, peran=peran, kab=[kab])


@pytest.fixture
def kadis(db):
    return petugas_baru(Peran.KADIS)


def daftarkan(petugas, alat):
    """Register as the browser's script would, with a fresh proof."""
    peramban = Client()
    peramban.force_login(petugas, "django.contrib.auth.backends.ModelBackend")
    sesi = peramban.session
    sesi["bukti_pada"] = time.time()
    sesi.save()
    opsi = peramban.post("/petugas/passkey/daftar/mulai").content.decode()
    return opsi, peramban.post("/petugas/passkey/daftar/selesai", alat.daftar(opsi), content_type="application/json")


def test_kunci_yang_tidak_dapat_disalin_boleh_disahkan_yang_dapat_disalin_tidak(kadis):
    keras, awan = alat_uji(), alat_uji().disalin()
    assert daftarkan(kadis, keras)[1].status_code == daftarkan(kadis, awan)[1].status_code == 200
    admin = petugas_baru(Peran.ADMIN)

    sahkan(Passkey.objects.get(id=keras.id), admin)
    with pytest.raises(PengesahanDitolak, match="dapat disalin"):
        sahkan(Passkey.objects.get(id=awan.id), admin)

    assert [bytes(k.id) for k in kunci_sah(kadis)] == [keras.id]


def test_kunci_tanpa_pengesahan_belum_menandatangani(kadis):
    beri_kunci(kadis, disahkan=False)

    assert kunci_sah(kadis) == []


@pytest.mark.parametrize(
    ("peran", "kab"), [(Peran.OPERATOR, MANOKWARI), (Peran.VERIFIKATOR, MANOKWARI), (Peran.ADMIN, FAKFAK)]
)
def test_yang_bukan_atasan_sekantor_tidak_mengesahkan(kadis, peran, kab):
    beri_kunci(kadis, disahkan=False)

    with pytest.raises(PengesahanDitolak, match="kantor yang sama"):
        sahkan(Passkey.objects.get(), petugas_baru(peran, kab))

    assert kunci_sah(kadis) == []


def test_pemilik_kunci_tidak_mengesahkannya_sendiri(kadis):
    beri_kunci(kadis, disahkan=False)

    with pytest.raises(PengesahanDitolak, match="bukan pemiliknya"):
        sahkan(Passkey.objects.get(), kadis)

    assert kunci_sah(kadis) == []


def test_kunci_buatan_yang_dipercaya_kantor(kadis, settings, tmp_path):
    settings.ADMINDUK_DATA = tmp_path
    dipercaya, lain = pembuat_kunci(), pembuat_kunci()
    (tmp_path / "kunci-fido").mkdir()
    (tmp_path / "kunci-fido" / "pembuat.pem").write_bytes(dipercaya.pem())

    opsi, jawaban = daftarkan(kadis, alat_uji(dipercaya))
    assert '"attestation": "direct"' in opsi and jawaban.status_code == 200
    assert Passkey.objects.get().terikat

    _, ditolak = daftarkan(kadis, alat_uji(lain))
    assert ditolak.status_code == 403 and "bukan buatan yang dipercaya" in ditolak.json()["galat"]

    tanpa_surat = alat_uji()
    daftarkan(kadis, tanpa_surat)
    assert not Passkey.objects.get(id=tanpa_surat.id).terikat, "tanpa surat pembuatnya kunci hanya untuk masuk"


def test_yang_tidak_menandatangani_tidak_dimintai_surat_pembuat(db, settings, tmp_path):
    settings.ADMINDUK_DATA = tmp_path
    (tmp_path / "kunci-fido").mkdir()
    (tmp_path / "kunci-fido" / "pembuat.pem").write_bytes(pembuat_kunci().pem())

    opsi, jawaban = daftarkan(petugas_baru(Peran.OPERATOR), alat_uji().disalin())

    assert '"attestation": "none"' in opsi and jawaban.status_code == 200


def test_pendaftaran_pengesahan_dan_penghapusan_tercatat(kadis):
    daftarkan(kadis, alat_uji())
    sahkan(Passkey.objects.get(), petugas_baru(Peran.ADMIN))

    baris = CatatanAkun.objects.order_by("id").values_list("tindakan", "petugas__nama_pengguna", "oleh__nama_pengguna")

    assert list(baris) == [
        (Tindakan.DAFTAR_PASSKEY, "kadis.9202", "kadis.9202"),
        (Tindakan.SAHKAN_KUNCI, "kadis.9202", "admin.9202"),
    ]


@pytest.mark.parametrize(
    "perintah", ["update akun_catatan set tindakan = 'x'", "delete from akun_catatan", "truncate akun_catatan"]
)
def test_catatan_akun_tidak_dapat_diubah_peran_web(kadis, perintah):
    daftarkan(kadis, alat_uji())

    with pytest.raises((ProgrammingError, InternalError)), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(perintah)

    assert CatatanAkun.objects.count() == 1


def test_auditor_membaca_catatan_akun_dan_pekerja_tidak_membaca_akun(pemilik, sambung_sebagai):
    daftarkan(petugas_baru(Peran.KADIS), alat_uji())

    assert sambung_sebagai("auditor").execute("select count(*) from akun_catatan").fetchone() == (1,)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        sambung_sebagai("auditor").execute("select password from akun_petugas")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        sambung_sebagai("pekerja").execute("select password from akun_petugas")


def test_catatan_akun_tidak_dapat_diubah_pemilik_dengan_perintah_biasa(pemilik):
    petugas = petugas_baru(Peran.KADIS)
    daftarkan(petugas, alat_uji())

    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="hanya dapat ditambah"):
        pemilik.execute("update akun_catatan set tindakan = 'x'")
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="hanya dapat ditambah"):
        pemilik.execute("truncate akun_catatan")


def test_kunci_peragaan_hanya_berlaku_dalam_peragaan(kadis, settings, tmp_path):
    beri_kunci(kadis)
    Passkey.objects.update(aaguid=AAGUID_PERAGAAN)

    assert settings.ADMINDUK_PERAGAAN is None and kunci_sah(kadis) == []

    settings.ADMINDUK_PERAGAAN = tmp_path / "akun-demo"
    assert len(kunci_sah(kadis)) == 1


@pytest.mark.parametrize(
    ("tambahan", "mulai"),
    [
        ({}, True),
        ({"ADMINDUK_HTTPS": "1"}, False),
        ({"ADMINDUK_DATABASE_URL": "postgresql://pemilik@kantor.invalid/adminduk"}, False),
    ],
)
def test_server_menolak_hidup_dengan_kunci_peragaan_di_luar_peragaan(tambahan, mulai, tmp_path):
    lingkungan = {k: v for k, v in os.environ.items() if not k.startswith("ADMINDUK")}
    lingkungan |= {"ADMINDUK_DATA": str(tmp_path), "ADMINDUK_PERAGAAN": "1", "PYTHONPATH": os.pathsep.join(sys.path)}

    hasil = subprocess.run(
        [sys.executable, "-c", "import adminduk.proyek.settings"], env=lingkungan | tambahan, capture_output=True
    )

    assert (hasil.returncode == 0) == mulai
    assert mulai or b"ADMINDUK_PERAGAAN hanya untuk peragaan" in hasil.stderr
