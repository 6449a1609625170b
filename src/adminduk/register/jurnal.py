"""The journal: how an event is written, and what its leaf commits to."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import orjson
from psycopg import Connection

from adminduk.register import pelaksana
from adminduk.register.jenis import periksa_jenis
from adminduk.register.muatan_massal import BOLEH_MENULIS, SedangDimuat
from adminduk.register.nomor import ambil_nomor, isi_nomor, nomor_diminta
from adminduk.register.peristiwa import TANPA_ID, Peristiwa
from adminduk.register.perubahan import NomorBaru, ke_json
from adminduk.register.reduksi import reduksi
from adminduk.register.sandian import sandikan_isi
from adminduk.register.segel_jaga import CURIGA, pastikan_tersegel

_EPOK = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Catatan:
    """What ``catat`` did: the events with their numbers in place, and each number by its placeholder."""

    peristiwa: tuple[Peristiwa, ...]
    nomor: Mapping[NomorBaru, str]
    tercatat: datetime


def uuid7() -> UUID:
    """Return a UUIDv7 (RFC 9562): 48 bits of milliseconds, then random."""
    bilangan = (int(time.time() * 1000) << 80) | int.from_bytes(os.urandom(10), "big")
    return UUID(int=(bilangan & ~(0xF << 76) & ~(0x3 << 62)) | (7 << 76) | (2 << 62))


def kanonik(p: Peristiwa) -> bytes:
    """Return the payload before it is sealed, in the form that is hashed: JSON, sorted keys, no spaces, integers."""
    return _kanonik(_payload(p))


def _payload(p: Peristiwa) -> dict[str, Any]:
    return {"fakta": p.fakta, "perubahan": [ke_json(u) for u in p.perubahan]}


def _kanonik(isi: Mapping[str, Any]) -> bytes:
    return orjson.dumps(isi, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS)


def mikrodetik(pada: datetime) -> int:
    return (pada - _EPOK) // timedelta(microseconds=1)


def hitung_daun(kepala: Sequence[Any], garam: bytes, isi: bytes) -> bytes:
    """Return the leaf as the trigger ``hitung_daun`` computes it.

    ``kepala`` is the row of ``peristiwa`` in the order id, urut, jenis, versi, kab, pelaku, dasar, terjadi,
    tercatat, permohonan, subjek, peran.
    """
    id_, urut, jenis, versi, kab, pelaku, dasar, terjadi, tercatat, permohonan, subjek, peran = kepala
    teks = "\x1f".join(
        (
            str(urut), jenis, str(versi), str(kab), str(pelaku), dasar, terjadi.isoformat(), str(mikrodetik(tercatat)),
            str(permohonan or ""), ",".join(map(str, subjek)), ",".join(peran),
        )
    )  # fmt: skip
    ikatan = hashlib.sha256(garam + isi).digest()
    return hashlib.sha256(b"\0" + id_.bytes + hashlib.sha256(teks.encode()).digest() + ikatan).digest()


_URUT_DAN_WAKTU = f"""
select array(select nextval('urut_peristiwa') from generate_series(1, %(banyak)s)),
       greatest(clock_timestamp(), terakhir_tercatat(%(subjek)s::uuid[]) + interval '1 microsecond'),
       {CURIGA}, {BOLEH_MENULIS}
"""
_ISI = "insert into peristiwa_isi (peristiwa, tercatat, kab, isi) values (%s, %s, %s, %s)"
_KEPALA = """
insert into peristiwa (id, urut, jenis, versi, kab, pelaku, dasar, terjadi, tercatat, permohonan, subjek, peran)
values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
_SUBJEK = """
insert into peristiwa_subjek (subjek, urut, peristiwa, kab)
select distinct s, %(urut)s, %(id)s::uuid, %(kab)s from unnest(%(subjek)s::uuid[]) s
"""


def catat(
    koneksi: Connection[Any],
    pelaku: UUID,
    kab: int,
    peristiwa: Sequence[Peristiwa],
    permohonan: UUID | None,
) -> Catatan:
    """Write events, leaves and state in the caller's transaction. All locks are held when this is called.

    Raises JenisTidakDikenal, NomorHabis, SedangDimuat, SegelTertunda, or the database's IntegrityError.
    """
    for p in peristiwa:
        periksa_jenis(p.jenis, p.versi, p.fakta)
    with koneksi.cursor() as cursor:
        nomor = ambil_nomor(cursor, nomor_diminta(peristiwa))
        subjek = [s.id for p in peristiwa for s in p.subjek]
        cursor.execute(_URUT_DAN_WAKTU, {"banyak": len(peristiwa), "subjek": subjek})
        urutan, tercatat, curiga, boleh = cursor.fetchone()  # type: ignore[misc]
        if not boleh:
            raise SedangDimuat
        if curiga:
            pastikan_tersegel(koneksi)
        terisi = tuple(_beri_id(isi_nomor(p, nomor)) for p in peristiwa)
        with koneksi.pipeline():
            for p, urut in zip(terisi, urutan, strict=True):
                _tulis(cursor, p, urut, tercatat, pelaku, p.kab or kab, permohonan)
    return Catatan(terisi, nomor, tercatat)


def _beri_id(p: Peristiwa) -> Peristiwa:
    return replace(p, id=uuid7()) if p.id == TANPA_ID else p


def _tulis(
    cursor: Any, p: Peristiwa, urut: int, tercatat: datetime, pelaku: UUID, kab: int, permohonan: UUID | None
) -> None:
    isi = _kanonik(sandikan_isi(_payload(p), str(p.id), kab))
    subjek, peran = [s.id for s in p.subjek], [s.peran for s in p.subjek]
    cursor.execute(_ISI, (p.id, tercatat, kab, isi))
    cursor.execute(
        _KEPALA,
        (p.id, urut, p.jenis, p.versi, kab, pelaku, p.dasar, p.terjadi, tercatat, permohonan, subjek, peran),
    )
    cursor.execute(_SUBJEK, {"urut": urut, "id": p.id, "kab": kab, "subjek": subjek})
    waktu = tercatat.astimezone(UTC).isoformat(timespec="microseconds")
    pelaksana.jalankan(cursor, waktu, str(p.id), reduksi(str(p.id), waktu, orjson.loads(isi)["perubahan"]))
