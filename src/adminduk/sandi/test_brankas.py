"""Kunci data di basis data, kunci pembungkusnya di berkas atau token: berlaku sama."""

from __future__ import annotations

import io
import stat
from collections.abc import Callable
from typing import Any

import pkcs11
import psycopg
import pytest

from adminduk.sandi import (
    Brankas,
    BungkusanRusak,
    GudangBerkas,
    GudangPKCS11,
    KekTidakAda,
    KunciTidakAda,
    SandiRusak,
    Tempat,
    brankas,
    terpasang,
)

TEMPAT = Tempat("penduduk", "disabilitas", "a1")


@pytest.fixture(params=["berkas", "pkcs11"])
def gudang(request, tmp_path):
    if request.param == "pkcs11":
        return GudangPKCS11(*request.getfixturevalue("softhsm"))
    return GudangBerkas(tmp_path / "sandi")


@pytest.fixture
def sambung(pemilik: psycopg.Connection) -> Callable[[], psycopg.Connection[Any]]:
    pemilik.execute("delete from kunci_data")
    info = pemilik.info
    return lambda: psycopg.connect(**info.get_parameters(), password=info.password)  # type: ignore[arg-type]


def test_bungkusan_terbuka_hanya_untuk_tujuannya_dan_oleh_kuncinya(gudang):
    lama, baru = gudang.buat(), gudang.buat()
    bungkus = gudang.bungkus(lama, b"k" * 32, b"penduduk|9202|2026|1")

    assert gudang.daftar()[-2:] == (lama, baru) and gudang.pertama() == baru
    assert gudang.buka(lama, bungkus, b"penduduk|9202|2026|1") == b"k" * 32
    for nama, isi, ikatan in (
        (lama, bungkus, b"penduduk|9203|2026|1"),
        (baru, bungkus, b"penduduk|9202|2026|1"),
        (lama, bungkus[:-1] + bytes([bungkus[-1] ^ 1]), b"penduduk|9202|2026|1"),
    ):
        with pytest.raises(BungkusanRusak, match=nama):
            gudang.buka(nama, isi, ikatan)
    with pytest.raises(KekTidakAda, match="kek-tiada"):
        gudang.buka("kek-tiada", bungkus, b"")


def test_kunci_berkas_hanya_dapat_dibaca_pemiliknya_dan_tidak_tertimpa(tmp_path):
    gudang = GudangBerkas(tmp_path / "sandi")
    nama = gudang.pertama()
    isi = gudang.isi(nama)
    gudang.simpan(nama, b"lain" * 8)

    assert gudang.pertama() == nama and gudang.isi(nama) == isi
    assert stat.S_IMODE((tmp_path / "sandi").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "sandi" / nama).stat().st_mode) == 0o600


def test_kunci_token_tidak_dapat_diambil_keluar(softhsm):
    gudang = GudangPKCS11(*softhsm)

    assert not hasattr(gudang, "isi")
    with pytest.raises(pkcs11.exceptions.AttributeSensitive):
        _ = gudang._cari(gudang.pertama())[pkcs11.Attribute.VALUE]


def test_satu_kunci_data_tiap_tabel_kabupaten_dan_brankas_lain_membukanya(gudang, sambung):
    satu, dua = Brankas(gudang, sambung), Brankas(gudang, sambung)
    sandi = [satu.sandikan(TEMPAT, kab, "CACAT FISIK") for kab in (9202, 9202, 9203)]

    assert [dua.buka(TEMPAT, s) for s in sandi] == ["CACAT FISIK"] * 3
    assert [(b.tabel, b.kab, b.versi) for b in dua.daftar()] == [("penduduk", 9202, 1), ("penduduk", 9203, 1)]
    with pytest.raises(SandiRusak):
        dua.buka(TEMPAT._replace(baris="a2"), sandi[0])


def test_berkas_lewat_brankas(gudang, sambung):
    b = Brankas(gudang, sambung)
    sandi = b"".join(b.sandikan_arus(TEMPAT, 0, [b"x" * 200_000]))

    assert b"".join(b.buka_arus(TEMPAT, io.BytesIO(sandi).read)) == b"x" * 200_000


def test_kunci_data_yang_tidak_ada_disebut_nomornya(gudang, sambung):
    satu = Brankas(gudang, sambung)
    sandi = satu.sandikan(TEMPAT, 9202, "x")
    with sambung() as koneksi:
        koneksi.execute("delete from kunci_data")

    with pytest.raises(KunciTidakAda, match="Kunci data nomor"):
        Brankas(gudang, sambung).buka(TEMPAT, sandi)


def test_kunci_yang_dibuat_dalam_transaksi_yang_batal_tetap_ada(gudang, sambung):
    """Otherwise all that is sealed with it afterwards would be lost when the process ends."""
    satu = Brankas(gudang, sambung)
    with sambung() as kerja:
        kerja.execute("create table coba (isi text)")
        sandi = satu.sandikan(TEMPAT, 9202, "x")
        kerja.rollback()

    assert Brankas(gudang, sambung).buka(TEMPAT, sandi) == "x"


def test_kunci_dibuka_lagi_sesudah_lima_menit(gudang, sambung, monkeypatch):
    dibuka = []
    asli = type(gudang).buka
    monkeypatch.setattr(type(gudang), "buka", lambda *a: dibuka.append(a[1]) or asli(*a))
    satu = Brankas(gudang, sambung)
    sandi = satu.sandikan(TEMPAT, 9202, "x")
    satu.buka(TEMPAT, sandi)
    assert len(dibuka) == 1
    saat = brankas.time.monotonic() + brankas.UMUR_TERBUKA + 1
    monkeypatch.setattr(brankas.time, "monotonic", lambda: saat)

    assert satu.buka(TEMPAT, sandi) == "x" and len(dibuka) == 2


def test_indeks_buta_sama_untuk_yang_sama_dan_lain_di_ranah_lain(gudang, sambung):
    satu, dua = Brankas(gudang, sambung), Brankas(gudang, sambung)

    assert satu.indeks_buta("kode", b"9202124107850001") == dua.indeks_buta("kode", b"9202124107850001")
    assert satu.indeks_buta("kode", b"9202124107850001") != satu.indeks_buta("laju", b"9202124107850001")


@pytest.mark.parametrize("peran", ["web", "pekerja"])
def test_peran_web_dan_pekerja_membaca_dan_menambah_saja(pemilik, sambung_sebagai, peran):
    db = sambung_sebagai(peran)
    isi = ("uji", 9202, 2026, 1, "kek", b"b")
    db.execute("insert into kunci_data (tabel, kab, tahun, versi, kek, bungkus) values (%s, %s, %s, %s, %s, %s)", isi)

    assert db.execute("select count(*) from kunci_data").fetchone() == (1,)
    for perintah in ("delete from kunci_data", "update kunci_data set kek = 'x'", "truncate kunci_data"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            db.execute(perintah)


@pytest.mark.parametrize("peran", ["segel", "auditor"])
def test_peran_lain_tidak_melihat_kunci_data(pemilik, sambung_sebagai, peran):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        sambung_sebagai(peran).execute("select id from kunci_data")


def test_proses_django_memegang_brankas(db):
    tempat = Tempat("uji", "kolom", "1")

    assert terpasang().buka(tempat, terpasang().sandikan(tempat, 9202, "isi")) == "isi"
