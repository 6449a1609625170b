"""Kunci diputar selagi dipakai, dititipkan, dan dipulihkan."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from django.db import connections

from adminduk.perintah.kunci import sandikan_sampai_habis
from adminduk.permohonan import berkas
from adminduk.permohonan.contoh_alur import foto
from adminduk.register import Keperluan, untuk
from adminduk.register.contoh import DINA, OPERATOR_MANOKWARI
from adminduk.register.perubahan import OrangUbah
from adminduk.register.test_sandian import HARI, beda, biodata_ubah, catat
from adminduk.sandi import Brankas, GudangBerkas, GudangPKCS11, KekTidakAda, Tempat, nomor_kunci, pasang, terpasang
from adminduk.sandi.putar import putar
from adminduk.sandi.titipan import TitipanDitolak, buka, ekspor, pulihkan

TEMPAT = Tempat("uji", "kolom", "1")
JENIS = ["CACAT FISIK", "CACAT NETRA/BUTA", "CACAT MENTAL/JIWA"]


@pytest.fixture
def sendiri(pemilik: psycopg.Connection, tmp_path) -> Iterator[Brankas]:
    """A vault of this test's own, whose lists are fresh for a fifth of a second."""
    asli = terpasang()
    pemilik.execute("delete from kunci_data")
    milik = Brankas(GudangBerkas(tmp_path / "sandi"), asli._sambung, umur_daftar=0.2)
    pasang(milik)
    yield milik
    pasang(asli)


def keadaan(db: psycopg.Connection) -> list[str]:
    return [d for (d,) in db.execute("select disabilitas from penduduk where disabilitas is not null")]


def test_diputar_selagi_dibaca_dan_ditulis(pemilik, sendiri):
    catat(biodata_ubah())
    berkas_satu = berkas.simpan(foto(), berkas.PNG)
    [lama] = sendiri.gudang.daftar()
    henti, galat, hitung = threading.Event(), [], {"baca": 0, "tulis": 0}

    def sampai_henti(nama, kerja):
        try:
            while not henti.is_set():
                kerja(hitung[nama])
                hitung[nama] += 1
        except Exception as sebab:
            galat.append(sebab)
        finally:
            connections.close_all()

    def baca(_ke):
        with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji") as reg:
            assert reg.penduduk(DINA).disabilitas in JENIS

    def tulis(ke):
        ubah = (OrangUbah(DINA, HARI, {"disabilitas": JENIS[ke % 3]}),)
        with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji") as reg:
            reg.kunci(orang=[DINA])
            reg.catat([replace(biodata_ubah(), perubahan=ubah)])

    utas = [threading.Thread(target=sampai_henti, args=a) for a in (("baca", baca), ("baca", baca), ("tulis", tulis))]
    for u in utas:
        u.start()
    try:
        baru = putar(pemilik, sendiri)
        sandikan_sampai_habis(pemilik, berkas=True, selama=1.0)
    finally:
        henti.set()
        for u in utas:
            u.join()
    sandikan_sampai_habis(pemilik, berkas=True)

    assert galat == [] and hitung["baca"] > 5 and hitung["tulis"] > 5
    assert baru != lama and {k.kek for k in sendiri.daftar()} == {baru}
    pensiun = {k.id for k in sendiri.daftar() if k.pensiun}
    assert pensiun and not pensiun & {nomor_kunci(d) for d in keadaan(pemilik)}
    assert not berkas.sandi_ulang(berkas_satu.sha256)
    (sendiri.gudang._folder / lama).unlink()
    sendiri.lupakan()
    assert beda(pemilik) == [] and berkas.baca(berkas_satu.sha256) == foto()  # the journal opens without it too


def test_kunci_indeks_buta_tidak_pensiun(pemilik, sendiri):
    sebelum = sendiri.indeks_buta("permintaan", b"isi")
    putar(pemilik, sendiri)

    assert sendiri.indeks_buta("permintaan", b"isi") == sebelum


@pytest.fixture(scope="module")
def pemulih() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 3072)


def privat(kunci: rsa.RSAPrivateKey) -> bytes:
    return kunci.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def publik(kunci: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> bytes:
    return kunci.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


@pytest.mark.parametrize("tujuan", ["berkas", "pkcs11"])
def test_kunci_yang_hilang_kembali_dari_titipan(pemilik, sendiri, pemulih, request, tmp_path, tujuan):
    sandi = sendiri.sandikan(TEMPAT, 9202, "isi")
    titipan = ekspor(sendiri, publik(pemulih))
    baru = GudangBerkas(tmp_path / "baru")
    if tujuan == "pkcs11":
        baru = GudangPKCS11(*request.getfixturevalue("softhsm"))
    kosong = Brankas(baru, sendiri._sambung)
    with pytest.raises(KekTidakAda):
        kosong.buka(TEMPAT, sandi)

    assert pulihkan(pemilik, baru, buka(titipan, privat(pemulih))) == (1, 0)
    kosong.lupakan()
    assert kosong.buka(TEMPAT, sandi) == "isi"


def test_kunci_data_yang_lebih_baru_daripada_titipan(pemilik, sendiri, pemulih, tmp_path):
    sendiri.sandikan(TEMPAT, 9202, "isi")
    titipan = buka(ekspor(sendiri, publik(pemulih)), privat(pemulih))
    sandi = sendiri.sandikan(TEMPAT, 9203, "isi")

    assert pulihkan(pemilik, GudangBerkas(tmp_path / "tanpa"), replace(titipan, kek={})) == (1, 1)
    berkas_baru = GudangBerkas(tmp_path / "dengan")
    assert pulihkan(pemilik, berkas_baru, titipan)[1] == 0  # the wrapping key came along
    assert Brankas(berkas_baru, sendiri._sambung).buka(TEMPAT, sandi) == "isi"


def test_titipan_sebelum_data_pertama_memuat_pembungkusnya(pemilik, sendiri, pemulih, tmp_path):
    titipan = buka(ekspor(sendiri, publik(pemulih)), privat(pemulih))
    sandi = sendiri.sandikan(TEMPAT, 9202, "isi")
    baru = GudangBerkas(tmp_path / "baru")

    assert pulihkan(pemilik, baru, titipan) == (0, 0)
    assert Brankas(baru, sendiri._sambung).buka(TEMPAT, sandi) == "isi"


def test_titipan_hanya_bagi_pemegang_kunci_pemulihan(sendiri, pemulih):
    sendiri.sandikan(TEMPAT, 9202, "isi")
    titipan = ekspor(sendiri, publik(pemulih))

    for rusak, kunci in (
        (titipan, privat(rsa.generate_private_key(65537, 3072))),
        (titipan[:-9] + b'AAAAAAA"}', privat(pemulih)),
        (b"{}", privat(pemulih)),
    ):
        with pytest.raises(TitipanDitolak, match="tidak dapat dibuka"):
            buka(rusak, kunci)
    for lemah in (rsa.generate_private_key(65537, 2048), ec.generate_private_key(ec.SECP256R1())):
        with pytest.raises(TitipanDitolak, match="RSA 3072"):
            ekspor(sendiri, publik(lemah))
