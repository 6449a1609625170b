"""Web yang pagarnya tidak mengikat tidak dijalankan, dan alasannya disebut."""

from __future__ import annotations

import secrets

import pytest
from django.conf import settings
from django.db import connection

from adminduk.perintah.galat import Gagal
from adminduk.perintah.peluncur.layak import periksa_debug, periksa_kunci, periksa_masuk

KUNCI = secrets.token_urlsafe(50)


@pytest.mark.django_db
@pytest.mark.parametrize("nama", ["web", "pekerja", "segel", "auditor"])
def test_masuk_aplikasi_terikat_pagar(sambung_sebagai, nama):
    periksa_masuk(sambung_sebagai(nama))


def test_pemilik_tabel_ditolak(pemilik):
    with pytest.raises(Gagal, match=r"adminduk adalah pemilik tabel atau anggotanya.*adminduk_web.*UU 27/2022"):
        periksa_masuk(pemilik)


def test_anggota_pemilik_ditolak(super_):
    """A role that may become the owner is the owner."""
    with super_.transaction(force_rollback=True):
        super_.execute("create role penyusup; grant adminduk to penyusup; set local role penyusup")
        with pytest.raises(Gagal, match="penyusup adalah pemilik tabel atau anggotanya"):
            periksa_masuk(super_)


@pytest.mark.parametrize(("hak", "sebutan"), [("superuser", "seorang superuser"), ("bypassrls", "bertanda BYPASSRLS")])
def test_hak_istimewa_ditolak(super_, hak, sebutan):
    with super_.transaction(force_rollback=True):
        super_.execute(f"create role istimewa {hak}")
        super_.execute("set local role istimewa")
        with pytest.raises(Gagal, match=f"istimewa adalah {sebutan}"):
            periksa_masuk(super_)


@pytest.mark.parametrize(
    "kunci",
    ["", "rahasia", "django-insecure-" + KUNCI, "a" * 64],
    ids=["kosong", "pendek", "bawaan Django", "satu huruf"],
)
def test_kunci_sesi_bawaan_ditolak(kunci):
    with pytest.raises(Gagal, match="SECRET_KEY"):
        periksa_kunci(kunci)


def test_debug_hanya_pada_mesin_sendiri():
    with pytest.raises(Gagal, match="DEBUG menyala"):
        periksa_debug(debug=True, pengembangan=False)
    periksa_debug(debug=True, pengembangan=True)


def test_pengaturan_ini_sendiri_layak():
    periksa_kunci(settings.SECRET_KEY)
    periksa_debug(debug=settings.DEBUG, pengembangan=False)


@pytest.mark.django_db
def test_koneksi_baru_web_diperiksa(pemilik, monkeypatch):
    """Not at start alone: a right that is given later is found by the next connection."""
    masuk = connection.settings_dict
    monkeypatch.setitem(masuk, "USER", pemilik.info.user)
    monkeypatch.setitem(masuk, "PASSWORD", pemilik.info.password)
    connection.close()
    with pytest.raises(Gagal, match="pemilik tabel"):
        connection.ensure_connection()
    assert connection.connection is None
