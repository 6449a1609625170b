"""Nilai dan berkas tersandi: terbuka hanya di tempatnya, dan setiap ubahan ditolak."""

from __future__ import annotations

import io

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adminduk.sandi import arus, nilai
from adminduk.sandi.nilai import BelumTersandi, SandiRusak, Tempat

KUNCI = bytes(range(32))
AEAD = AESGCM(KUNCI)
TEMPAT = Tempat("penduduk", "disabilitas", "a1")


def tersandi(teks: str, nomor: int = 7) -> str:
    return nilai.sandikan(AEAD, nomor, TEMPAT, nilai.ganjal(teks))


def test_terbuka_di_tempatnya_dan_menyebut_kuncinya():
    sandi = tersandi("CACAT NETRA/BUTA")

    assert nilai.tanpa_ganjal(nilai.buka(AEAD, TEMPAT, sandi)) == "CACAT NETRA/BUTA"
    assert nilai.nomor_kunci(sandi) == 7
    assert nilai.tersandi(sandi) and not nilai.tersandi("CACAT NETRA/BUTA") and not nilai.tersandi(None)


@pytest.mark.parametrize(
    "lain",
    [TEMPAT._replace(tabel="keluarga"), TEMPAT._replace(kolom="rinci"), TEMPAT._replace(baris="a2")],
)
def test_dipindah_ke_baris_kolom_atau_tabel_lain_ditolak_dengan_namanya(lain):
    with pytest.raises(SandiRusak, match=f"{lain.tabel}.{lain.kolom} baris {lain.baris}"):
        nilai.buka(AEAD, lain, tersandi("CACAT FISIK"))


def test_setiap_huruf_yang_diubah_ditolak():
    sandi = tersandi("CACAT FISIK")

    for letak in range(len(nilai.AWALAN), len(sandi) - 1):  # two bits of the last character carry nothing
        ganti = "A" if sandi[letak] != "A" else "B"
        with pytest.raises(SandiRusak):
            nilai.buka(AEAD, TEMPAT, sandi[:letak] + ganti + sandi[letak + 1 :])


@pytest.mark.parametrize("salah", ["s1:", "s1:AAAA", "s1:*", "s1:" + "A" * 41])
def test_yang_terpotong_ditolak(salah):
    with pytest.raises(SandiRusak):
        nilai.buka(AEAD, TEMPAT, salah)


def test_yang_belum_tersandi_dikatakan_belum_tersandi():
    with pytest.raises(BelumTersandi, match="enkripsi-lama"):
        nilai.buka(AEAD, TEMPAT, "CACAT FISIK")


def test_panjangnya_tidak_membedakan_jenis_dan_dua_kali_tidak_pernah_sama():
    panjang = {len(tersandi(t)) for t in ("", "CACAT FISIK", "CACAT FISIK DAN MENTAL")}

    assert len(panjang) == 1
    assert len({tersandi("CACAT FISIK") for _ in range(1000)}) == 1000


BATAS = arus.POTONGAN - arus.KEPALA - 16  # of the first piece


def sandikan(isi: bytes, ikatan: bytes = b"berkas") -> bytes:
    return b"".join(arus.sandikan_arus(KUNCI, ikatan, [isi[:10], isi[10:]]))


def buka(sandi: bytes, ikatan: bytes = b"berkas") -> bytes:
    return b"".join(arus.buka_arus(KUNCI, ikatan, io.BytesIO(sandi).read))


@pytest.mark.parametrize("ukuran", [0, 1, 10, BATAS - 1, BATAS, BATAS + 1, BATAS + arus.POTONGAN, 300_000])
def test_berkas_kembali_utuh_pada_setiap_batas_potongan(ukuran):
    isi = bytes(n % 251 for n in range(ukuran))

    assert buka(sandikan(isi)) == isi


def test_berkas_yang_dipotong_ditukar_potongannya_atau_milik_tempat_lain_ditolak():
    p = arus.POTONGAN
    sandi = sandikan(bytes(4 * p))
    ditukar = sandi[:p] + sandi[2 * p : 3 * p] + sandi[p : 2 * p] + sandi[3 * p :]

    for rusak in (sandi[: 2 * p], sandi[:-1], sandi[:20], b"", ditukar, sandi + b"x", b"\0" + sandi[1:]):
        with pytest.raises(SandiRusak):
            buka(rusak)
    with pytest.raises(SandiRusak, match="bukan berkas"):
        buka(sandi, b"berkas lain")


def test_potongan_pertama_menurut_susunan_tink():
    """The vector is made here from the primitives themselves, as the format is described by Tink."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    sandi = sandikan(b"isi berkas")
    garam, awal = sandi[1:33], sandi[33:40]
    kunci = AESGCM(HKDF(SHA256(), 32, garam, b"berkas").derive(KUNCI))

    assert sandi[0] == 40
    assert kunci.decrypt(awal + b"\0\0\0\0\1", sandi[40:], None) == b"isi berkas"
