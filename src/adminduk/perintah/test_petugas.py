"""Akun petugas dan token dari baris perintah."""

from __future__ import annotations

import argparse
from contextlib import nullcontext

import pytest

from adminduk.akun.catatan import Tindakan
from adminduk.akun.contoh import beri_kunci, sebagai_pemilik
from adminduk.akun.models import CatatanAkun, Petugas, TokenSistem
from adminduk.perintah import petugas, token
from adminduk.perintah.galat import Gagal


@pytest.fixture
def perintah(db, monkeypatch):
    """Run a sub-command on the test's own database."""

    def jalankan(modul, *argumen: str) -> int:
        for nama in ("dengan_pangkalan", "siapkan_django"):
            monkeypatch.setattr(modul, nama, lambda *_: nullcontext())
        pengurai = argparse.ArgumentParser()
        modul.daftarkan(pengurai.add_subparsers())
        with sebagai_pemilik():
            return modul.jalankan(pengurai.parse_args(argumen))

    return jalankan


def test_petugas_baru_masuk_dengan_sandi_yang_tercetak(perintah, capsys):
    perintah(petugas, "petugas", "tambah", "kabid.a", "--nama", "Naomi Indou", "--peran", "kabid", "--kab", "9202")

    sandi = capsys.readouterr().out.splitlines()[0].split()[-1]
    assert Petugas.objects.get(nama_pengguna="kabid.a").check_password(sandi)


def test_petugas_desa_tanpa_desa_ditolak(perintah):
    with pytest.raises(Gagal, match="harus punya desa"):
        perintah(petugas, "petugas", "tambah", "desa.a", "--nama", "D", "--peran", "desa", "--kab", "9202")
    assert not Petugas.objects.exists()


def test_sandi_diganti_dan_akun_ditutup(perintah, capsys):
    perintah(petugas, "petugas", "tambah", "op.a", "--nama", "Op", "--peran", "operator", "--kab", "9202")
    lama = capsys.readouterr().out.splitlines()[0].split()[-1]

    perintah(petugas, "petugas", "ganti", "op.a")
    perintah(petugas, "petugas", "nonaktif", "op.a")

    milik = Petugas.objects.get()
    assert not milik.check_password(lama)
    assert not milik.aktif
    with pytest.raises(Gagal, match="tidak ada"):
        perintah(petugas, "petugas", "aktif", "op.b")


def test_kunci_penanda_tangan_disahkan_dari_mesin_server_dan_semuanya_tercatat(perintah, capsys):
    perintah(petugas, "petugas", "tambah", "kadis.a", "--nama", "Yosina", "--peran", "kadis", "--kab", "9202")
    milik = Petugas.objects.get()
    beri_kunci(milik, disahkan=False)
    beri_kunci(milik, terikat=False, disahkan=False)

    perintah(petugas, "petugas", "sahkan", "kadis.a")
    perintah(petugas, "petugas", "ganti", "kadis.a")
    perintah(petugas, "petugas", "nonaktif", "kadis.a")

    assert capsys.readouterr().out.count("disahkan") == 1, "yang dapat disalin tidak ikut"
    assert not milik.daftar_passkey.exists()
    assert list(CatatanAkun.objects.order_by("id").values_list("tindakan", "oleh")) == [
        (Tindakan.TAMBAH, None), (Tindakan.SAHKAN_KUNCI, None), (Tindakan.GANTI, None), (Tindakan.NONAKTIF, None),
    ]  # fmt: skip


def test_token_dibuat_lalu_dicabut(perintah, capsys):
    perintah(token, "token", "buat", "RSUD Manokwari", "--kab", "9202")
    rahasia = capsys.readouterr().out.strip()
    sistem = TokenSistem.objects.get()
    assert rahasia.startswith("adk_")
    assert rahasia.encode() not in bytes(sistem.sidik)

    perintah(token, "token", "cabut", str(sistem.pk))
    perintah(token, "token", "daftar")

    assert "dicabut" in capsys.readouterr().out
    with pytest.raises(Gagal, match="tidak ada"):
        perintah(token, "token", "cabut", "bukan-uuid")
