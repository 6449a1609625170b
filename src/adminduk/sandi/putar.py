"""Rotation: a new key around all data keys, and new data keys for what is written from now on.

What was sealed before still opens. Who holds sealed state seals it anew in batches (``sandi_ulang`` of register,
permohonan and akun); the journal is never written again, so its data keys stay for ever.
"""

from __future__ import annotations

from typing import Any

from psycopg import Connection

from adminduk.sandi.brankas import INDEKS_BUTA, Brankas, KunciData, baca_semua

_GANTI = "update kunci_data set kek = %s, bungkus = %s where id = %s"
# The key of the blind indexes stays: with another one nothing would be found any more.
_PENSIUNKAN = "update kunci_data set pensiun = clock_timestamp() where pensiun is null and tabel <> %s"


def putar(koneksi: Connection[Any], brankas: Brankas) -> str:
    """Make a key, wrap every data key with it, retire those in use; return its name. ``koneksi`` is the owner's.

    One transaction. The keys of before stay in the store: backups of before need them.
    """
    baru = brankas.gudang.buat()
    with koneksi.transaction():
        for kunci in baca_semua(koneksi, untuk_diubah=True):
            koneksi.execute(_GANTI, (baru, _bungkus_ulang(brankas, kunci, baru), kunci.id))
        koneksi.execute(_PENSIUNKAN, (INDEKS_BUTA,))
    brankas.lupakan()
    return baru


def _bungkus_ulang(brankas: Brankas, kunci: KunciData, kek: str) -> bytes:
    telanjang = brankas.gudang.buka(kunci.kek, kunci.bungkus, kunci.ikatan)
    return brankas.gudang.bungkus(kek, telanjang, kunci.ikatan)
