"""How often one address, one token or one name may try: counted in the database, so by all processes as one."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from math import ceil

from django.conf import settings
from django.db import connection
from django.http import HttpRequest

_HITUNG = """
    insert into akun_laju as l (kunci, habis, jumlah)
    values (%(kunci)s, clock_timestamp() + make_interval(secs => %(detik)s), 1)
    on conflict (kunci) do update
       set jumlah = case when l.habis <= clock_timestamp() then 1 else l.jumlah + 1 end,
           habis = case when l.habis <= clock_timestamp() then excluded.habis else l.habis end
    returning jumlah, extract(epoch from habis - clock_timestamp())::float
"""
# Each new count carries two that are over away: the table stays as small as the traffic.
_BUANG = """
    delete from akun_laju where kunci in (
        select kunci from akun_laju where habis < clock_timestamp() order by habis limit 2 for update skip locked)
"""


@dataclass(frozen=True)
class Batas:
    """At most ``banyak`` times in ``detik`` seconds, counted from the first; more tries do not make it longer."""

    banyak: int
    detik: int = 60


class TerlaluSering(Exception):
    """``tunggu``: seconds until the count begins anew."""

    def __init__(self, tunggu: int) -> None:
        self.tunggu = tunggu
        super().__init__(f"terlalu sering, tunggu {tunggu} detik")


def batasi(siapa: str, batas: Batas) -> None:
    """Count one try of ``siapa``; raise TerlaluSering when there were too many.

    Call it outside any transaction that may be rolled back: the try must stay counted.
    """
    with connection.cursor() as kursor:
        kursor.execute(_HITUNG, {"kunci": _kunci(siapa), "detik": batas.detik})
        jumlah, sisa = kursor.fetchone()
        if jumlah == 1:
            kursor.execute(_BUANG)
    if jumlah > batas.banyak:
        raise TerlaluSering(max(1, ceil(sisa)))


def lupakan(*siapa: str) -> None:
    """Begin the counts of these anew, as after a success."""
    with connection.cursor() as kursor:
        kursor.execute("delete from akun_laju where kunci = any(%s)", ([_kunci(s) for s in siapa],))


def alamat(request: HttpRequest) -> str:
    """Return the address of who asks, as the nearest proxy of ours saw it; further entries anybody can write."""
    terusan = [a.strip() for a in str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",") if a.strip()]
    if 0 < settings.ADMINDUK_PROKSI <= len(terusan):
        return terusan[-settings.ADMINDUK_PROKSI]
    return str(request.META.get("REMOTE_ADDR", ""))


def _kunci(siapa: str) -> bytes:
    # Names and addresses are not kept, only what tells them apart.
    return hmac.digest(settings.SECRET_KEY.encode(), f"laju {siapa}".encode(), "sha256")[:16]
