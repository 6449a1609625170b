"""Tidak ada sidik telanjang atas NIK: ruangnya sekitar 10^10, satu inti menebak semuanya dalam dua puluh menit.

What is looked up by NIK outside of the register's own column goes through ``sandi.Brankas.indeks_buta``.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest

from adminduk.permohonan import alur
from adminduk.permohonan.contoh_alur import OPERATOR
from adminduk.register import Keperluan, untuk
from adminduk.register.contoh import NIK_MARTHA
from adminduk.sandi import terpasang

AKAR = Path(__file__).parent.parent / "src" / "adminduk"
FUNGSI = re.compile(r"\b(?:sha\d+|sha3_\d+|md5|blake2[bs]|digest|hashtext\w*|crc32)\s*\(", re.IGNORECASE)
NIK = re.compile(r"(?:\b|_)(?:nik|no_?kk|nomor_kk)\b", re.IGNORECASE)


def sidik_telanjang(naskah: str) -> list[str]:
    """Return the calls of a hash function, in Python or SQL, with a NIK among what they are given."""
    panggilan = [naskah[m.start() : _tutup(naskah, m.end())] for m in FUNGSI.finditer(naskah) if not _hmac(naskah, m)]
    return [p for p in panggilan if NIK.search(p)]


def _hmac(naskah: str, m: re.Match[str]) -> bool:
    return naskah[: m.start()].endswith("hmac.")


def _tutup(naskah: str, mulai: int) -> int:
    dalam = 1
    for letak in range(mulai, len(naskah)):
        dalam += {"(": 1, ")": -1}.get(naskah[letak], 0)
        if not dalam:
            return letak
    return len(naskah)


@pytest.mark.parametrize(
    "naskah",
    [
        "sidik = hashlib.sha256(orang.nik.lengkap.encode()).digest()",
        "select encode(sha256(convert_to(nik, 'UTF8')), 'hex')",
        "create index on x (md5(nomor_kk))",
        "hashlib.blake2b(\n    str(self.nik).encode()\n)",
    ],
)
def test_kendali_pemeriksa_melihat_sidik_telanjang(naskah):
    assert sidik_telanjang(naskah)


def test_kendali_yang_berkunci_atau_bukan_nik_dilewati():
    assert not sidik_telanjang('hmac.digest(kunci, nik.encode(), "sha256")')
    assert not sidik_telanjang("hashlib.sha256(berkas.isi).digest()  # teknik")


def test_tidak_ada_di_kode_atau_skema():
    berkas = [b for pola in ("**/*.py", "**/*.sql") for b in AKAR.glob(pola) if not b.name.startswith("test_")]
    temuan = {str(b.relative_to(AKAR)): t for b in berkas if (t := sidik_telanjang(b.read_text()))}

    assert len(berkas) > 200
    assert temuan == {}


def sidik_umum(teks: str) -> set[bytes]:
    """Return what anybody computes of a text: as bytes, and as hex and base64 in text."""
    daftar = {hashlib.new(f, teks.encode()).digest() for f in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")}
    daftar |= {hashlib.blake2b(teks.encode(), digest_size=n).digest() for n in (16, 20, 32, 64)}
    return daftar | {d.hex().encode() for d in daftar} | {base64.b64encode(d)[:20] for d in daftar}


def seluruh_isi(db: psycopg.Connection) -> bytes:
    """Return every text and byte that the database holds, bytes as they are and in hex."""
    kolom = db.execute(
        "select table_name, column_name from information_schema.columns join information_schema.tables using "
        "(table_schema, table_name) where table_schema = 'public' and table_type = 'BASE TABLE'"
    ).fetchall()
    isi = []
    for tabel, nama in kolom:
        satu = psycopg.sql.SQL("select string_agg({0}::text, ' ') from {1}").format(
            psycopg.sql.Identifier(nama), psycopg.sql.Identifier(tabel)
        )
        isi.append(str(db.execute(satu).fetchone()[0]))
    return " ".join(isi).encode()


def test_tidak_ada_di_basis_data_sesudah_permohonan_dibuat(pemilik):
    with untuk(OPERATOR, Keperluan.PELAYANAN, kasus="uji") as reg:
        alur.buat_draf(reg, uuid4(), "LAHIR", {"ibu.nik": NIK_MARTHA.lengkap}, permintaan=uuid4())
    isi = seluruh_isi(pemilik)

    assert NIK_MARTHA.lengkap.encode() in isi  # the form was stored and is seen
    assert not [s for s in sidik_umum(NIK_MARTHA.lengkap) if s in isi]
    pemilik.execute("update permohonan set perihal = md5(%s)", (NIK_MARTHA.lengkap,))
    assert [s for s in sidik_umum(NIK_MARTHA.lengkap) if s in seluruh_isi(pemilik)]


def test_sidik_permintaan_berkunci(pemilik):
    """A draft may hold little more than a NIK; case and officer are known to who has the database."""
    id_, permintaan, nik = uuid4(), uuid4(), NIK_MARTHA.lengkap
    with untuk(OPERATOR, Keperluan.PELAYANAN, kasus="uji") as reg:
        alur.buat_draf(reg, id_, "LAHIR", {"ibu.nik": nik}, permintaan=permintaan)
    [(sidik,)] = pemilik.execute("select sidik from permintaan where id = %s", (permintaan,)).fetchall()
    naskah = _naskah("buat_draf", OPERATOR.id, [str(id_), "LAHIR", {"ibu.nik": nik}, "None", None])

    assert bytes(sidik) == terpasang().indeks_buta("permintaan", naskah)
    assert bytes(sidik) != hashlib.sha256(naskah).digest()


def _naskah(langkah: str, pelaku: UUID, isi: object) -> bytes:
    import orjson

    return orjson.dumps([langkah, str(pelaku), isi], option=orjson.OPT_SORT_KEYS)
