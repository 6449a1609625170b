"""Whether the web may start: what would switch off its guards without a sound is refused in words instead."""

from __future__ import annotations

from typing import Any

from psycopg import Connection

from adminduk.perintah.galat import Gagal

_HAK = """
select current_user, rolsuper, rolbypassrls,
       exists (select from pg_class c join pg_roles p on p.oid = c.relowner
                where c.relnamespace = 'public'::regnamespace and pg_has_role(current_user, p.oid, 'member')
                  and not p.rolsuper)
  from pg_roles where rolname = current_user
"""
_DASAR = "UU 27/2022 Pasal 39: data pribadi wajib dicegah diakses secara tidak sah."
_PANJANG_KUNCI, _RAGAM_KUNCI = 40, 12
_KUNCI_BAWAAN = "django-insecure-"


def periksa_masuk(koneksi: Connection[Any]) -> None:
    """Raise Gagal when row-level security does not bind the log-in of this connection."""
    with koneksi.transaction():
        nama, super_, lewat, pemilik = koneksi.execute(_HAK).fetchone() or ("?", True, True, True)
    sebab = [
        teks
        for ada, teks in (
            (super_, "seorang superuser"),
            (lewat, "bertanda BYPASSRLS"),
            (pemilik, "pemilik tabel atau anggotanya"),
        )
        if ada
    ]
    if sebab:
        raise Gagal(
            f"Web tidak dijalankan: masuk basis data {nama} adalah {', '.join(sebab)}, sehingga pagar wilayah tidak "
            "mengikatnya. Biarkan web masuk sebagai adminduk_web (ADMINDUK_PERAN_DB=web) dan cabut hak itu darinya: "
            f"alter role {nama} nosuperuser nobypassrls. {_DASAR}"
        )


def periksa_kunci(kunci: str) -> None:
    """Raise Gagal for a key of sessions that others may know or guess."""
    if len(kunci) < _PANJANG_KUNCI or len(set(kunci)) < _RAGAM_KUNCI or kunci.startswith(_KUNCI_BAWAAN):
        raise Gagal(
            "Web tidak dijalankan: kunci sesinya (SECRET_KEY) bawaan atau mudah ditebak. Hapus kunci_web dari berkas "
            f"rahasia di folder data; yang baru dibuat sendiri. {_DASAR}"
        )


def periksa_debug(*, debug: bool, pengembangan: bool) -> None:
    """Raise Gagal for DEBUG anywhere but on a developer's own machine."""
    if debug and not pengembangan:
        raise Gagal(
            "Web tidak dijalankan: DEBUG menyala, dan halaman galatnya memperlihatkan data orang. Matikan DEBUG; ia "
            f"hanya untuk basis data bawaan tanpa HTTPS. {_DASAR}"
        )
