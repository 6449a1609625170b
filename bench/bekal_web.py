"""A logged-in browser for the benches of pages."""

from __future__ import annotations

from bekal_basis import pemilik
from bekal_kasus import OPERATOR
from django.test import Client

from adminduk.web.contoh import masuk as masuk_berakun

_AKUN = """
insert into akun_petugas (id, password, nama_pengguna, nama, peran, nip, kab, aktif)
values (%s, '', %s, %s, %s, '', %s, true) on conflict do nothing
"""


def masuk() -> Client:
    """Return a client with a session of the operator of the benches, whose account the owner makes."""
    with pemilik() as db:
        db.execute(_AKUN, (OPERATOR.id, "operator.ukuran", OPERATOR.nama, str(OPERATOR.peran), list(OPERATOR.kab)))
    return masuk_berakun(OPERATOR)


def klien() -> Client:
    peramban = masuk()
    peramban.defaults["HTTP_HOST"] = "localhost"
    return peramban
