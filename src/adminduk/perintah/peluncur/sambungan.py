"""Where the database is and who logs in to it."""

from __future__ import annotations

import os
from pathlib import Path

from adminduk.perintah.galat import Gagal
from adminduk.perintah.peluncur import pangkalan, tempat

NAMA_PERAN = {"pemilik": pangkalan.PEMILIK} | {p: f"adminduk_{p}" for p in tempat.PERAN_DB}


def url_luar() -> str | None:
    """Return the owner's URL of a PostgreSQL that others run, if one is named."""
    return os.environ.get("ADMINDUK_DATABASE_URL") or None


def parameter(data: Path, peran: str) -> dict[str, str]:
    """Return libpq's connection parameters for ``pemilik``, ``web``, ``pekerja``, ``segel`` or ``auditor``."""
    if peran not in NAMA_PERAN:
        raise Gagal(f"ADMINDUK_PERAN_DB={peran} tidak dikenal. Pilih: {', '.join(NAMA_PERAN)}.")
    if url := url_luar():
        dasar = _urai(url)
        if peran == "pemilik":
            return dasar
    else:
        soket = pangkalan.folder_soket(data / "pangkalan")
        dasar = {"host": str(soket), "port": str(pangkalan.PORT), "dbname": pangkalan.NAMA_DB}
    return dasar | {"user": NAMA_PERAN[peran], "password": tempat.rahasia(data)[f"sandi_{peran}"]}


def _urai(url: str) -> dict[str, str]:
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        hasil = {nama: str(nilai) for nama, nilai in conninfo_to_dict(url).items() if nilai is not None}
    except ProgrammingError:
        raise Gagal(
            "ADMINDUK_DATABASE_URL tidak terbaca. Bentuknya postgresql://pemilik:sandi@tuan:5432/basis."
        ) from None
    if "dbname" not in hasil:
        raise Gagal("ADMINDUK_DATABASE_URL tidak menyebut nama basis data. Tambahkan /nama di belakangnya.")
    return hasil
