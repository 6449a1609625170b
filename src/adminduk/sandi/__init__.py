"""Sandi: sensitive values are sealed by the application before the database, a file or the journal holds them.

Values and files are AES-256-GCM under data keys (one a table, kabupaten and year), which are themselves wrapped by
a key that stays in a file of its own or in a token. ADR 0026 says what is sealed and what is not.
"""

from adminduk.sandi.brankas import Brankas, KunciTidakAda, lupakan, pasang, terpasang
from adminduk.sandi.gudang import (
    BungkusanRusak,
    GudangBerkas,
    GudangKek,
    GudangPKCS11,
    KekTidakAda,
    buka_gudang,
    sesi_token,
)
from adminduk.sandi.nilai import AWALAN, BelumTersandi, SandiGalat, SandiRusak, Tempat, nomor_kunci, tersandi

__all__ = [
    "AWALAN",
    "BelumTersandi",
    "Brankas",
    "BungkusanRusak",
    "GudangBerkas",
    "GudangKek",
    "GudangPKCS11",
    "KekTidakAda",
    "KunciTidakAda",
    "SandiGalat",
    "SandiRusak",
    "Tempat",
    "buka_gudang",
    "lupakan",
    "nomor_kunci",
    "pasang",
    "sesi_token",
    "terpasang",
    "tersandi",
]  # fmt: skip
