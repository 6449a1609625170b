"""Checking the whole journal: every leaf from its event, the tree from its leaves, every head from the tree.

At one moment of the database, in a stream: memory does not grow with a journal that is whole. The database
hands over columns and payloads; all hashes and signatures are computed here, and
the heads kept outside (``kepala.log``) are what a rewritten journal cannot satisfy.
"""

from __future__ import annotations

import secrets
import time
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import zip_longest
from typing import Any
from uuid import UUID

from psycopg import Connection, IsolationLevel

from adminduk.register.jejak_ubah import kolom_berubah
from adminduk.register.merkle import Tepi
from adminduk.register.periksa_kepala import KepalaDikenal, Luar
from adminduk.register.periksa_laporan import Laporan
from adminduk.register.periksa_ubin import PemeriksaUbin

SEKALI_BACA = 4_000
# The kind of event that must name an event (as a subject) whose payload was lawfully erased (KEPUTUSAN 8).
PENGHAPUSAN = "penghapusan_isi"

# The header is written as the trigger writes it (0001_register.sql); what it says is hashed here.
_PERISTIWA = """
select p.urut, uuid_send(p.id), convert_to(concat_ws(chr(31),
           p.urut, p.jenis, p.versi, p.kab, p.pelaku, p.dasar, to_char(p.terjadi, 'YYYY-MM-DD'),
           (extract(epoch from p.tercatat) * 1000000)::bigint, coalesce(p.permohonan::text, ''),
           array_to_string(p.subjek, ','), array_to_string(p.peran, ',')), 'UTF8'),
       i.garam, i.isi, p.daun, coalesce(i.kab = p.kab, true)
  from peristiwa p left join peristiwa_isi i on i.peristiwa = p.id and i.tercatat = p.tercatat
 order by p.urut
"""
_DAUN = "select indeks, uuid_send(peristiwa), daun from segel_daun order by indeks"
_SUBJEK_SAMA = """
select (select row(count(*), sum(hash_record_extended(row(subjek, urut, peristiwa, kab), %(benih)s)))::text
          from peristiwa_subjek)
     = (select row(count(*), sum(hash_record_extended(row(s, urut, id, kab), %(benih)s)))::text
          from peristiwa p, lateral (select distinct unnest(p.subjek)) u(s))
"""
_SUBJEK_BEDA = """
with kepala as (select s, urut, id, kab from peristiwa p, lateral (select distinct unnest(p.subjek)) u(s))
select distinct id from (
    (select subjek, urut, peristiwa as id, kab from peristiwa_subjek except select * from kepala)
    union all (select * from kepala except select subjek, urut, peristiwa, kab from peristiwa_subjek)) beda limit 100
"""
_ISI_YATIM = """
select i.peristiwa from peristiwa_isi i where not exists (select from peristiwa p where p.id = i.peristiwa) limit 100
"""


def periksa(koneksi: Connection[Any], luar: Luar) -> Laporan:
    """Check the journal. ``koneksi`` may read all of it (adminduk_auditor) and is outside a transaction.

    ``luar`` is what is known of the journal outside its database: keys, heads, tiles, witnesses.
    """
    koneksi.isolation_level = IsolationLevel.REPEATABLE_READ
    try:
        with koneksi.transaction(force_rollback=True):
            koneksi.execute("set transaction read only")
            return periksa_dalam(koneksi, luar)
    finally:
        koneksi.isolation_level = None


def periksa_dalam(koneksi: Connection[Any], luar: Luar) -> Laporan:
    """Check the journal as the caller's transaction sees it: what a rehearsal tampers with is undone with it."""
    laporan, mulai = Laporan(), time.perf_counter()
    # Month by month along the index: no sorting of payloads.
    koneksi.execute("set local enable_partitionwise_join = on")
    koneksi.execute("set local enable_sort = off; set local enable_hashjoin = off; set local enable_mergejoin = off")
    ubin = PemeriksaUbin(luar.ubin, laporan) if luar.ubin else None
    _Pemeriksa(koneksi, laporan, KepalaDikenal.baca(koneksi, laporan, luar), ubin).jalankan()
    koneksi.execute("reset enable_sort; reset enable_hashjoin; reset enable_mergejoin")
    _periksa_sekitar(koneksi, laporan)
    laporan.detik = time.perf_counter() - mulai
    return laporan


@dataclass(frozen=True)
class _Peristiwa:
    """An event as computed: ``hitung`` is its leaf, None without payload; ``kolom`` what peristiwa.daun says."""

    id: bytes
    urut: int
    hitung: bytes | None
    kolom: bytes


class _Pemeriksa:
    """Walks along events and leaves side by side; whichever comes first waits for the other."""

    def __init__(
        self, koneksi: Connection[Any], laporan: Laporan, kepala: KepalaDikenal, ubin: PemeriksaUbin | None
    ) -> None:
        self._koneksi, self._laporan, self._kepala, self._ubin = koneksi, laporan, kepala, ubin
        self._tepi = Tepi()
        self._daun: dict[bytes, tuple[int, bytes]] = {}
        self._peristiwa: dict[bytes, _Peristiwa] = {}
        self._geser = 0
        self._sebelum = (-1, -1, -1)
        self._dihapus = {
            u.bytes for (u,) in koneksi.execute("select unnest(subjek) from peristiwa where jenis = %s", (PENGHAPUSAN,))
        }

    def jalankan(self) -> None:
        for daun, peristiwa in zip_longest(self._baca(_DAUN, "daun"), self._baca_peristiwa()):
            if daun:
                self._terima_daun(*daun)
            if peristiwa:
                self._terima_peristiwa(peristiwa)
        self._periksa_simpul()
        if self._ubin:
            self._ubin.akhiri()
        self._laporan.tersegel = self._tepi.ukuran
        self._kepala.akhiri(self._tepi.ukuran)
        for id_, (indeks, _) in self._daun.items():
            self._laporan.tambah("Peristiwa tersegel tetapi hilang dari jurnal.", id_=id_, indeks=indeks)
        self._periksa_antrean()

    def _baca(self, sql: str, nama: str) -> Iterator[Any]:
        with self._koneksi.cursor(name=nama, binary=True) as cursor:
            cursor.itersize = SEKALI_BACA
            yield from cursor.execute(sql)

    def _baca_peristiwa(self) -> Iterator[_Peristiwa]:
        for urut, id_, kepala, garam, isi, kolom, kab_sama in self._baca(_PERISTIWA, "peristiwa"):
            self._laporan.peristiwa += 1
            hitung = None
            if garam is not None:
                ikatan = sha256(garam + isi).digest()
                hitung = sha256(b"\0" + id_ + sha256(kepala).digest() + ikatan).digest()
            if not kab_sama:
                self._laporan.tambah(
                    "Wilayah isi tidak sama dengan wilayah peristiwanya.", id_=id_, kolom="peristiwa_isi.kab"
                )
            yield _Peristiwa(id_, urut, hitung, kolom)

    def _terima_daun(self, indeks: int, id_: bytes, daun: bytes) -> None:
        self._periksa_celah(indeks)
        self._tepi.tambah(daun)
        self._kepala.bandingkan(self._tepi)
        if self._ubin:
            self._ubin.tambah(id_, daun)
        if len(self._tepi.ubin) >= SEKALI_BACA:
            self._periksa_simpul()
        if p := self._peristiwa.pop(id_, None):
            self._pasangkan(indeks, daun, p)
        else:
            self._daun[id_] = indeks, daun

    def _periksa_celah(self, indeks: int) -> None:
        """Tell each gap once: after it every index is further on by as much."""
        seharusnya = self._tepi.ukuran + self._geser
        if indeks != seharusnya:
            hilang = f"Indeks {seharusnya} sampai {indeks - 1} hilang dari segel_daun."
            self._laporan.tambah(hilang, kolom="segel_daun.indeks")
            self._geser += indeks - seharusnya

    def _terima_peristiwa(self, p: _Peristiwa) -> None:
        if p.id in self._daun:
            self._pasangkan(*self._daun.pop(p.id), p)
        else:
            self._peristiwa[p.id] = p

    def _pasangkan(self, indeks: int, daun: bytes, p: _Peristiwa) -> None:
        if p.hitung is None:
            self._terima_terhapus(indeks, daun, p)
        elif (p.hitung, p.kolom) != (daun, daun):
            self._berubah(indeks, daun, p)
        tumpak = bisect_right(self._kepala.ukuran, indeks)
        indeks_lalu, urut_lalu, tumpak_lalu = self._sebelum
        # Inside one head events are sealed in the order they were recorded.
        if tumpak == tumpak_lalu and (indeks - indeks_lalu) * (p.urut - urut_lalu) < 0:
            self._laporan.tambah(
                f"Urutan tersegel tertukar dengan indeks {indeks_lalu}: urutan pencatatannya terbalik.",
                id_=p.id, indeks=indeks, kolom="segel_daun.indeks",
            )  # fmt: skip
        self._sebelum = indeks, p.urut, tumpak

    def _terima_terhapus(self, indeks: int, daun: bytes, p: _Peristiwa) -> None:
        if p.id not in self._dihapus:
            self._tanpa_isi(indeks, daun, p)
        elif p.kolom != daun:
            self._berubah(indeks, daun, p)
        else:
            self._laporan.dihapus += 1

    def _tanpa_isi(self, indeks: int | None, daun: bytes, p: _Peristiwa) -> None:
        kolom = kolom_berubah(self._koneksi, UUID(bytes=p.id), daun)
        if kolom:
            self._laporan.tambah("Kepala peristiwa diubah sesudah dicatat.", id_=p.id, indeks=indeks, kolom=kolom)
        else:
            self._laporan.tambah(
                "Isi peristiwa dihapus tanpa peristiwa penghapusan.", id_=p.id, indeks=indeks, kolom="peristiwa_isi"
            )

    def _berubah(self, indeks: int | None, daun: bytes, p: _Peristiwa) -> None:
        """Tell which part of an event does not fit its sealed leaf."""
        if p.hitung in (daun, None):
            kalimat, kolom = "Daun dalam peristiwa diubah.", "peristiwa.daun"
        elif p.hitung == p.kolom:
            kalimat = "Peristiwa ditulis ulang beserta daunnya, atau daun yang tersegel diubah."
            kolom = kolom_berubah(self._koneksi, UUID(bytes=p.id), daun) or "segel_daun.daun atau peristiwa_isi.isi"
        elif kolom := kolom_berubah(self._koneksi, UUID(bytes=p.id), daun):
            kalimat = "Kepala peristiwa diubah sesudah dicatat."
        else:
            kalimat, kolom = (
                "Isi peristiwa diubah sesudah dicatat (atau beberapa kolom kepala sekaligus).",
                "peristiwa_isi.isi",
            )
        self._laporan.tambah(kalimat, id_=p.id, indeks=indeks, kolom=kolom)

    def _periksa_antrean(self) -> None:
        """Compare the events that no leaf stands for with the queue of the sequencer."""
        for id_, daun in self._koneksi.execute("select uuid_send(peristiwa), daun from antrean_segel").fetchall():
            p = self._peristiwa.pop(id_, None)
            if p is None:
                self._laporan.tambah("Peristiwa dihapus dari jurnal sebelum disegel.", id_=id_)
                continue
            self._laporan.antre += 1
            if p.hitung is None:
                self._tanpa_isi(None, daun, p)
            elif (p.hitung, p.kolom) != (daun, daun):
                self._berubah(None, daun, p)
        for p in self._peristiwa.values():
            self._laporan.tambah(
                "Peristiwa tidak tersegel dan tidak dalam antrean: disisipkan tanpa pemicu, atau diambil dari antrean.",
                id_=p.id,
            )

    def _periksa_simpul(self) -> None:
        """Compare the nodes kept for proofs with those of the tree."""
        ubin = {(t, i): h for t, i, h in self._tepi.ubin}
        self._tepi.ubin.clear()
        if self._ubin:
            for (t, i), h in ubin.items():
                self._ubin.simpul(t, i, h)
        tersimpan = self._koneksi.execute(
            """select s.tingkat, s.indeks, s.simpul from unnest(%s::int[], %s::bigint[]) u(tingkat, indeks)
                 join segel_simpul s on s.tingkat = u.tingkat and s.indeks = u.indeks""",
            ([t for t, _ in ubin], [i for _, i in ubin]),
        )
        sama = {(t, i) for t, i, h in tersimpan if ubin[t, i] == h}
        for t, i in sorted(ubin.keys() - sama)[:10]:
            awal, akhir = i << t, ((i + 1) << t) - 1
            self._laporan.tambah(
                f"Simpul pohon atas indeks {awal} sampai {akhir} salah atau hilang.", kolom="segel_simpul"
            )


def _periksa_sekitar(koneksi: Connection[Any], laporan: Laporan) -> None:
    """Check what stands beside the leaves: the subjects by which events are found, payloads of no event."""
    if koneksi.execute(_SUBJEK_SAMA, {"benih": secrets.randbits(62)}).fetchone() != (True,):
        for (id_,) in koneksi.execute(_SUBJEK_BEDA).fetchall():
            laporan.tambah(
                "Daftar subjek tidak sama dengan subjek peristiwanya.", id_=id_.bytes, kolom="peristiwa_subjek"
            )
    for (id_,) in koneksi.execute(_ISI_YATIM).fetchall():
        laporan.tambah("Ada isi tanpa peristiwanya.", id_=id_.bytes, kolom="peristiwa_isi.peristiwa")
