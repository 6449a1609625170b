"""Sesi berakhir ketika orang sedang mengetik: yang diketik menunggu akun yang sama, dan hanya akun itu."""

from __future__ import annotations

import time
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from adminduk.akun import penduduk, titipan
from adminduk.akun.models import Sesi
from adminduk.akun.sesi import sidik_kunci
from adminduk.permohonan.contoh_alur import KELAHIRAN, OPERATOR, VERIFIKATOR, diajukan, foto, pintu
from adminduk.permohonan.models import Permohonan
from adminduk.register import Pelaku, contoh
from adminduk.register.contoh import MARTHA, WARGA_MARTHA
from adminduk.sandi import terpasang
from adminduk.web.contoh import SANDI, akun, masuk

pytestmark = pytest.mark.django_db
FORMULIR = "/petugas/permohonan/baru/lahir/"


@pytest.fixture(autouse=True)
def pemeran(db):
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())


def isi(jawaban) -> str:
    return jawaban.content.decode()


def diamkan(peramban: Client) -> None:
    sesi = peramban.session
    sesi["terakhir"] = time.time() - 31 * 60
    sesi.save()


def masuk_lagi(peramban: Client, pelaku: Pelaku, lanjut: str):
    """Log in as a person does, with password and code, in the browser whose session has ended."""
    alat, _ = TOTPDevice.objects.get_or_create(user=akun(pelaku), name="TOTP", confirmed=True)
    peramban.post("/masuk/", {"nama_pengguna": akun(pelaku).nama_pengguna, "sandi": SANDI, "lanjut": lanjut})
    totp = TOTP(alat.bin_key, alat.step, alat.t0, alat.digits, alat.drift)
    totp.time = time.time()
    return peramban.post("/masuk/kode/", {"kode": f"{totp.token():06d}", "lanjut": lanjut})


def ketikan() -> dict[str, str]:
    ids = {"draf": str(uuid4()), "permintaan": str(uuid4()), "versi": "0", "aksi": "simpan"}
    return KELAHIRAN | ids | {"anak.0.nama": "Nama Yang Sudah Diketik"}


def test_formulir_yang_dikirim_sesudah_sesi_berakhir_digambar_lagi_dan_tersimpan_sekali():
    peramban, kiriman = masuk(OPERATOR), ketikan()
    diamkan(peramban)

    ke_masuk = peramban.post(FORMULIR, kiriman)
    assert parse_qs(urlsplit(ke_masuk.url).query) == {"lanjut": [FORMULIR]}
    assert "yang Anda ketik tidak hilang" in isi(peramban.get(ke_masuk.url))
    assert masuk_lagi(peramban, OPERATOR, FORMULIR).url == FORMULIR
    halaman = isi(peramban.get(FORMULIR))

    assert "Nama Yang Sudah Diketik" in halaman and kiriman["draf"] in halaman
    assert peramban.post(FORMULIR, kiriman).status_code == 302
    with pintu(OPERATOR):
        assert Permohonan.objects.get(id=kiriman["draf"]).formulir["anak.0.nama"] == "Nama Yang Sudah Diketik"
    assert "Nama Yang Sudah Diketik" not in isi(peramban.get(FORMULIR)), "sesudah terkirim titipan dibuang"


def test_sesi_yang_habis_di_basis_data_pun_dikenali_pemiliknya():
    peramban = masuk(OPERATOR)
    Sesi.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    peramban.post(FORMULIR, ketikan())
    masuk_lagi(peramban, OPERATOR, FORMULIR)

    assert "Nama Yang Sudah Diketik" in isi(peramban.get(FORMULIR))


def test_akun_lain_di_peramban_yang_sama_tidak_melihat_ketikan():
    peramban = masuk(OPERATOR)
    diamkan(peramban)
    peramban.post(FORMULIR, ketikan())

    masuk_lagi(peramban, VERIFIKATOR, "/petugas/")
    peramban.post("/keluar/")
    masuk_lagi(peramban, OPERATOR, FORMULIR)

    assert "Nama Yang Sudah Diketik" not in isi(peramban.get(FORMULIR))


def test_yang_bukan_formulir_ditawarkan_untuk_dikirim_lagi_atau_dibuang():
    semula = diajukan()
    alamat = f"/petugas/permohonan/{semula.permohonan}/putusan/tolak/"
    peramban = masuk(VERIFIKATOR)
    diamkan(peramban)
    kiriman = {"versi": semula.versi, "permintaan": str(uuid4()), "catatan:syarat:surat_lahir": "capnya buram"}

    peramban.post(alamat, kiriman)
    masuk_lagi(peramban, VERIFIKATOR, alamat)
    halaman = isi(peramban.get(alamat))

    assert "Lanjutkan yang terputus" in halaman and "capnya buram" in halaman
    assert "capnya buram" not in isi(peramban.get(f"{alamat}?kosong"))
    assert "Lanjutkan yang terputus" not in isi(peramban.get(alamat))


def test_penduduk_pun_tidak_kehilangan_ketikan():
    kode = penduduk.buat_kode(MARTHA, WARGA_MARTHA.kab[0], None)
    peramban, alamat = Client(), "/saya/permohonan/baru/lahir/"
    peramban.post("/masuk/penduduk/", {"kode": kode})
    peramban.get("/saya/")
    diamkan(peramban)

    peramban.post(alamat, ketikan())
    peramban.post("/masuk/penduduk/", {"kode": kode, "lanjut": alamat})

    assert "Nama Yang Sudah Diketik" in isi(peramban.get(alamat))


@pytest.mark.parametrize(
    "ubah",
    [
        {"berkas": SimpleUploadedFile("surat.png", foto())},
        {"catatan": "x" * (titipan.BATAS + 1)},
    ],
    ids=["berkas tidak disimpan", "kiriman raksasa tidak disimpan"],
)
def test_yang_tidak_disimpan_tidak_dijanjikan(ubah):
    peramban = masuk(OPERATOR)
    diamkan(peramban)

    ke_masuk = peramban.post(FORMULIR, ketikan() | ubah)

    assert "tidak hilang" not in isi(peramban.get(ke_masuk.url))
    masuk_lagi(peramban, OPERATOR, FORMULIR)
    assert "Nama Yang Sudah Diketik" not in isi(peramban.get(FORMULIR))


def test_kata_sandi_dan_pin_tidak_pernah_dititipkan():
    peramban = masuk(OPERATOR)
    diamkan(peramban)

    peramban.post(FORMULIR, ketikan() | {"pin": "135790", "kode_bukti": "246802"})

    dititipkan = Sesi.objects.get(session_key=sidik_kunci(peramban.session.session_key)).get_decoded()["titipan"]
    tersimpan = terpasang().buka(titipan._tempat(dititipkan["pemilik"]), dititipkan["isian"])
    assert "Nama Yang Sudah Diketik" in tersimpan and "Nama Yang Sudah Diketik" not in str(dititipkan)
    assert "135790" not in tersimpan and "246802" not in tersimpan


def test_yang_belum_pernah_masuk_tidak_menitipkan_apa_pun():
    peramban = Client()

    peramban.post(FORMULIR, ketikan())

    assert not dict(peramban.session)


def test_alamat_yang_hanya_menerima_kiriman_membawa_ke_halamannya_sesudah_masuk():
    semula = diajukan()

    jawaban = masuk(OPERATOR).get(f"/petugas/permohonan/{semula.permohonan}/ajukan/")

    assert jawaban.url == f"/petugas/permohonan/{semula.permohonan}/"
