"""Addresses of coming in and going out."""

from __future__ import annotations

from django.urls import path

from adminduk.akun import views, views_passkey, views_pemulihan, views_sandi, views_tanda_tangan

urlpatterns = [
    path("masuk/", views.masuk, name="masuk"),
    path("masuk/kode/", views.masuk_totp, name="masuk-totp"),
    path("masuk/pasang-kode/", views.daftar_totp, name="daftar-totp"),
    path("masuk/penduduk/", views.masuk_penduduk, name="masuk-penduduk"),
    path("masuk/bukti-baru/", views.bukti_baru, name="bukti-baru"),
    path("masuk/pemulihan/", views_pemulihan.pulihkan, name="pemulihan"),
    path("keluar/", views.keluar, name="keluar"),
    path("petugas/sandi/", views_sandi.ganti, name="ganti-sandi"),
    path("petugas/passkey/", views_passkey.daftar, name="passkey"),
    path("petugas/passkey/daftar/mulai", views_passkey.daftar_mulai, name="passkey-daftar-mulai"),
    path("petugas/passkey/daftar/selesai", views_passkey.daftar_selesai, name="passkey-daftar-selesai"),
    path("masuk/passkey/mulai", views_passkey.bukti_mulai, name="passkey-bukti-mulai"),
    path("masuk/passkey/selesai", views_passkey.bukti_selesai, name="passkey-bukti-selesai"),
    path("petugas/tanda-tangan/kunci/mulai", views_tanda_tangan.mulai, name="tanda-tangan-mulai"),
    path("petugas/tanda-tangan/kunci/selesai", views_tanda_tangan.selesai, name="tanda-tangan-selesai"),
]
