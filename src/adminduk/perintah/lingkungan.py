"""What a command needs around it: a running database, and Django logged in with the right role."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from adminduk.perintah.peluncur import pangkalan, peran, sambungan, tempat


@contextmanager
def dengan_pangkalan() -> Iterator[pangkalan.Pangkalan | None]:
    """Hold a running database with its log-ins: the one named by URL, the one that runs, or one started for this."""
    data = tempat.siapkan(tempat.folder_data())
    luar = sambungan.url_luar() is not None
    with nullcontext() if luar else pangkalan.buka(data) as milik:
        if milik is not None:
            peran.siapkan_pangkalan(milik, data)
        peran.siapkan_peran(data)
        pasang_brankas(data)
        yield milik


def pasang_brankas(data: Path) -> None:
    """Give a command its vault, as the owner; what sets Django up with another log-in changes that."""
    import psycopg

    from adminduk.sandi import Brankas, buka_gudang, pasang

    gudang = buka_gudang(
        data / "sandi", os.environ.get("ADMINDUK_PKCS11", ""), os.environ.get("ADMINDUK_PKCS11_PIN", "")
    )
    tujuan: dict[str, Any] = sambungan.parameter(data, "pemilik")
    pasang(Brankas(gudang, lambda: psycopg.connect(**tujuan)))


def siapkan_django(peran_db: str) -> None:
    """Set Django up with the log-in of this process: ``pemilik``, ``web``, ``pekerja``, ``segel`` or ``auditor``."""
    os.environ["ADMINDUK_PERAN_DB"] = peran_db
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "adminduk.proyek.settings")
    import django

    django.setup()
