"""Sandi petugas: apa yang boleh, siapa menggantinya, dan yang sementara tidak membuka apa pun."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from adminduk.akun.contoh import buat_petugas
from adminduk.akun.models import Petugas, Sesi
from adminduk.register import Peran

SANDI = "kapal-cepat-menuju-wasior"
BARU = "pinang sirih kapur tiga bukit"


@pytest.fixture
def petugas(db):
    return buat_petugas("yosina.mkw", SANDI, nama="Yosina Mandacan", peran=Peran.OPERATOR, kab=[9202])


@pytest.fixture
def peramban(petugas):
    return masuk(petugas)


def masuk(petugas):
    peramban = Client()
    peramban.force_login(petugas)
    return peramban


def ganti(peramban, baru, *, lama=SANDI, lagi=None):
    return peramban.post("/petugas/sandi/", {"sandi_lama": lama, "sandi": baru, "sandi_lagi": lagi or baru})


def test_petugas_mengganti_sandinya(petugas, peramban):
    lain = masuk(petugas)

    assert ganti(peramban, BARU).url == "/"
    petugas.refresh_from_db()
    assert petugas.check_password(BARU) and not petugas.check_password(SANDI)
    assert peramban.get(reverse("web:akun")).status_code == 200, "sesi yang mengganti tetap"
    assert lain.get(reverse("web:akun")).status_code == 302, "sesi di tempat lain berakhir"
    assert Sesi.objects.filter(pemilik=petugas.pk).count() == 1
    assert petugas.daftar_catatan.get().tindakan == "mengganti kata sandinya sendiri"


def test_sandi_lama_harus_benar(petugas, peramban):
    jawaban = ganti(peramban, BARU, lama="bukan-sandi-saya-ini")

    assert jawaban.status_code == 403
    assert "Kata sandi sekarang salah" in jawaban.content.decode()
    petugas.refresh_from_db()
    assert petugas.check_password(SANDI)


def test_menebak_sandi_lama_harus_menunggu(petugas, peramban):
    for _ in range(5):
        ganti(peramban, BARU, lama="tebakan-yang-salah")

    assert ganti(peramban, BARU).status_code == 429


@pytest.mark.parametrize(
    "baru",
    [
        "pendek-sekali"[:11],
        "password12345",
        "qwerty123456",
        "yosina mandacan 9",
        "Mandacan-Yosina-2026",
        "DisdukcapilPapua1",
        "operator-adminduk",
    ],
    ids=["pendek", "terlazim", "papan ketik", "namanya", "namanya terbalik", "kantor", "jabatan"],
)
def test_sandi_buruk_ditolak_dengan_sebabnya(petugas, peramban, baru):
    jawaban = ganti(peramban, baru)

    assert jawaban.status_code == 422
    assert "sedikitnya 12 huruf, tidak umum, dan tidak mirip nama Anda" in jawaban.content.decode()
    assert ganti(peramban, BARU, lagi="lain sama sekali").status_code == 422
    petugas.refresh_from_db()
    assert petugas.check_password(SANDI)


@pytest.mark.parametrize(
    "baru", [BARU, "x7#Qp!" * 2, "ꦧꦸꦏꦶꦠ꧀ sirih pinang", "panjang " * 12, "semua huruf kecil", "24681357902468135790"],
    ids=["kata", "tanda", "aksara lain", "96 huruf", "huruf kecil", "angka saja tak umum"],
)  # fmt: skip
def test_susunan_apa_pun_diterima(petugas, peramban, baru):
    """No rule of composition, and at least 64 signs: NIST SP 800-63B, ASVS 6.2.5 and 6.2.9."""
    assert ganti(peramban, baru).status_code == 302
    petugas.refresh_from_db()
    assert petugas.check_password(baru)


def test_sandi_diperiksa_persis(petugas, peramban):
    """Nothing is cut off, folded or trimmed."""
    ganti(peramban, "  Spasi Di Tepi Tetap  ")
    petugas.refresh_from_db()

    assert petugas.check_password("  Spasi Di Tepi Tetap  ")
    assert not petugas.check_password("Spasi Di Tepi Tetap")
    assert not petugas.check_password("  spasi di tepi tetap  ")


def test_sandi_tidak_kedaluwarsa():
    """What would force a change from time to time does not exist: no field says how old a password is."""
    assert [f.name for f in Petugas._meta.get_fields() if "kedaluwarsa" in f.name or "berlaku" in f.name] == []


@pytest.mark.parametrize("alamat", ["/petugas/sandi/", "/masuk/"])
def test_kolom_sandi_tertutup_dan_dapat_ditempeli(peramban, alamat):
    halaman = (peramban if alamat == "/petugas/sandi/" else Client()).get(alamat).content.decode()
    kolom = [b for b in halaman.split("<input")[1:] if 'name="sandi' in b]

    assert kolom
    assert all('type="password"' in b and "autocomplete=" in b and "onpaste" not in b for b in kolom)
    assert all('autocomplete="off"' not in b for b in kolom)


def test_sandi_sementara_hanya_untuk_masuk_pertama(petugas, peramban):
    Petugas.objects.filter(pk=petugas.pk).update(sandi_sementara=True)

    for alamat in ("/petugas/", reverse("web:akun"), "/petugas/passkey/", "/layanan/"):
        assert peramban.get(alamat).url == "/petugas/sandi/"
    assert "masih sementara" in peramban.get("/petugas/sandi/").content.decode()
    ganti(peramban, BARU)
    assert peramban.get("/petugas/").status_code == 200


def test_yang_tidak_masuk_diarahkan_masuk(db):
    assert Client().get("/petugas/sandi/").url == "/masuk/"
