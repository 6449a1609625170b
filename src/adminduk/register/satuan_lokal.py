"""Satuan lokal: dusun, RW, RT and their like, which each office keeps for its own villages.

Functions take a DB-API cursor. Rows are versions: a change ends one and begins another, nothing
is overwritten, and the names of any day can be read again. Who may write is decided by the
database (``app.kab``, ``app.desa``); ``boleh_mencatat`` says the same beforehand.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from adminduk.dasar.hukum import PERMENDAGRI_109_2019
from adminduk.dasar.temuan import NilaiDitolak, Temuan
from adminduk.dasar.wilayah import Desa, JenisSatuan, kab
from adminduk.register.pelaku import Pelaku

DASAR_SATUAN_LOKAL = PERMENDAGRI_109_2019.butir("Lampiran F-1.01")

_KOLOM = "id, desa, jenis, nama, induk, lower(masa), upper(masa)"


@dataclass(frozen=True, slots=True)
class SatuanLokal:
    """One unit as it was for a time. ``sampai`` None: still so; otherwise the first day on which it was not."""

    id: UUID
    desa: Desa
    jenis: JenisSatuan
    nama: str  # the three digits of an RT or RW, else a name
    induk: UUID | None
    sejak: date
    sampai: date | None = None


def boleh_mencatat(pelaku: Pelaku, desa: Desa) -> bool:
    """Whether this caller may write the units of a village: of the own districts, a village officer of the own one."""
    return kab(desa) in pelaku.kab and pelaku.desa in (None, desa)


def daftar(kursor: Any, desa: int, pada: date | None = None) -> list[SatuanLokal]:
    """Return the units of a village on a date, those without end when none is given."""
    syarat = "upper_inf(masa)" if pada is None else "masa @> %(pada)s::date"
    kursor.execute(
        f"""select {_KOLOM} from satuan_lokal where desa = %(desa)s and upper_inf(tercatat) and {syarat}
            order by jenis, nama""",
        {"desa": desa, "pada": pada},
    )
    return [_baca(b) for b in kursor.fetchall()]


def riwayat(kursor: Any, satuan: UUID) -> list[SatuanLokal]:
    """Return the versions of one unit as they are known now, oldest first."""
    kursor.execute(
        f"select {_KOLOM} from satuan_lokal where id = %s and upper_inf(tercatat) order by lower(masa)", [satuan]
    )
    return [_baca(b) for b in kursor.fetchall()]


def tambah(
    kursor: Any, desa: int, jenis: JenisSatuan, nama: str, *, sejak: date, oleh: UUID, induk: UUID | None = None
) -> SatuanLokal:
    """Record a new unit; ``induk`` is the one it lies in, as an RT in its RW."""
    baru = SatuanLokal(uuid4(), Desa(desa), jenis, _rapikan(jenis, nama), induk, sejak)
    _periksa(kursor, baru)
    _sisipkan(kursor, baru, oleh)
    return baru


def ubah(kursor: Any, satuan: UUID, *, nama: str, sejak: date, oleh: UUID, induk: UUID | None = None) -> SatuanLokal:
    """Give a unit another name or place from a day on; from its own first day it is a correction."""
    lama = _terakhir(kursor, satuan)
    baru = replace(lama, nama=_rapikan(lama.jenis, nama), induk=induk, sejak=max(sejak, lama.sejak))
    _periksa(kursor, baru)
    _tutup(kursor, lama)
    if baru.sejak > lama.sejak:
        _sisipkan(kursor, replace(lama, sampai=baru.sejak), oleh)
    _sisipkan(kursor, baru, oleh)
    return baru


def akhiri(kursor: Any, satuan: UUID, *, sampai: date, oleh: UUID) -> None:
    """End a unit: ``sampai`` is the first day on which it no longer is, refused while others still lie in it."""
    lama = _terakhir(kursor, satuan)
    kursor.execute(
        "select count(*) from satuan_lokal where induk = %s and upper_inf(masa) and upper_inf(tercatat)", [satuan]
    )
    if jumlah := kursor.fetchone()[0]:
        raise _salah(
            "{nama} masih memuat {jumlah} satuan lain.",
            "Akhiri atau pindahkan satuan itu lebih dahulu.",
            nama=f"{lama.jenis} {lama.nama}",
            jumlah=jumlah,
        )
    if sampai <= lama.sejak:
        raise _salah("Tanggal berakhir tidak sesudah tanggal mulai.", "Isi tanggal sesudah {sejak}.", sejak=lama.sejak)
    _tutup(kursor, lama)
    _sisipkan(kursor, replace(lama, sampai=sampai), oleh)


def _rapikan(jenis: JenisSatuan, nama: str) -> str:
    rapi = " ".join(nama.split())
    if jenis not in (JenisSatuan.RW, JenisSatuan.RT):
        if not rapi or len(rapi) > 60 or not rapi.isprintable():
            raise _salah("Nama {jenis} kosong atau lebih dari 60 huruf.", "Isi namanya saja.", jenis=jenis)
        return rapi
    if not (rapi.isascii() and rapi.isdecimal() and 1 <= int(rapi) <= 999):
        raise _salah("Nomor {jenis} harus angka 1 sampai 999.", "Isi nomornya saja, misalnya 003.", jenis=jenis)
    return f"{int(rapi):03d}"


def _periksa(kursor: Any, satuan: SatuanLokal) -> None:
    kursor.execute("select exists (select from wilayah where kode = %s and kode_pos is not null)", [satuan.desa])
    if not kursor.fetchone()[0]:
        raise _salah("Desa atau kelurahan ini tidak dikenal.", "Pilih desa atau kelurahan dari daftar.")
    if satuan.induk and _terakhir(kursor, satuan.induk).desa != satuan.desa:
        raise _salah("Satuan induk berada di desa lain.", "Pilih satuan induk di desa yang sama.")
    kursor.execute(
        """select exists (
               select from satuan_lokal where id <> %s and desa = %s and jenis = %s and lower(nama) = lower(%s)
               and induk is not distinct from %s and upper_inf(tercatat) and masa && daterange(%s, null))""",
        [satuan.id, satuan.desa, satuan.jenis, satuan.nama, satuan.induk, satuan.sejak],
    )
    if kursor.fetchone()[0]:
        nama = f"{satuan.jenis} {satuan.nama}"
        raise _salah("{nama} sudah ada di tempat itu.", "Pakai nama lain atau akhiri yang lama.", nama=nama)


def _terakhir(kursor: Any, satuan: UUID) -> SatuanLokal:
    """Return the version without end, locked until the transaction is over."""
    kursor.execute(
        f"select {_KOLOM} from satuan_lokal where id = %s and upper_inf(tercatat) and upper_inf(masa) for update",
        [satuan],
    )
    if not (baris := kursor.fetchone()):
        raise _salah("Satuan ini tidak ada atau sudah berakhir.", "Pilih satuan dari daftar yang terbaru.")
    return _baca(baris)


def _tutup(kursor: Any, satuan: SatuanLokal) -> None:
    kursor.execute(
        """update satuan_lokal set tercatat = tstzrange(lower(tercatat), clock_timestamp())
           where id = %s and upper_inf(tercatat) and upper_inf(masa)""",
        [satuan.id],
    )


def _sisipkan(kursor: Any, satuan: SatuanLokal, oleh: UUID) -> None:
    kursor.execute(
        """insert into satuan_lokal (id, desa, jenis, nama, induk, masa, tercatat, oleh)
           values (%s, %s, %s, %s, %s, daterange(%s, %s), tstzrange(clock_timestamp(), null), %s)""",
        [satuan.id, satuan.desa, satuan.jenis, satuan.nama, satuan.induk, satuan.sejak, satuan.sampai, oleh],
    )


def _baca(baris: Any) -> SatuanLokal:
    return SatuanLokal(baris[0], Desa(baris[1]), JenisSatuan(baris[2]), *baris[3:])


def _salah(pesan: str, saran: str, **nilai: Any) -> NilaiDitolak:
    return NilaiDitolak(Temuan(pesan, saran, DASAR_SATUAN_LOKAL, nilai))
