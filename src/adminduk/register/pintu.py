"""The one door to personal data.

``untuk`` opens a transaction, sets the scope of row-level security for it alone (SET LOCAL),
hands out a register, and writes the access ledger in the same transaction. What is read and
then rolled back was never shown to anybody and leaves no line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from psycopg import Connection, DatabaseError

from adminduk.dasar.tanggal import hari_ini
from adminduk.register.baca import Pembaca, Saat
from adminduk.register.cari import Pencarian
from adminduk.register.jurnal import Catatan, catat
from adminduk.register.pelaksana import LUAR_WILAYAH, TIDAK_MENGENAI
from adminduk.register.pelaku import Keperluan, Pelaku, Peran
from adminduk.register.peristiwa import Peristiwa
from adminduk.register.riwayat import Riwayat
from adminduk.register.surat_pindah import PembacaSuratPindah

_PETUGAS = {
    Peran.DESA, Peran.OPERATOR, Peran.VERIFIKATOR, Peran.KASI, Peran.KABID, Peran.KADIS, Peran.PEJABAT_CAPIL,
    Peran.OPERATOR_OAP,
}  # fmt: skip
PEMBUKA_DARURAT = frozenset({Peran.DESA, Peran.OPERATOR, Peran.VERIFIKATOR, Peran.KABID, Peran.KADIS})
# Offices above the districts supervise: they read, for that purpose alone, and change nothing.
PENGAWAS = frozenset({Peran.PROVINSI, Peran.PUSAT})
BOLEH: dict[Keperluan, frozenset[Peran]] = {
    Keperluan.PELAYANAN: frozenset(_PETUGAS | {Peran.PENDUDUK, Peran.PEKERJA}),
    Keperluan.PENCARIAN: frozenset(_PETUGAS),
    Keperluan.DATA_SENDIRI: frozenset({Peran.PENDUDUK}),
    Keperluan.PENERBITAN: frozenset({Peran.PEKERJA, *_PETUGAS, Peran.PENDUDUK}),
    Keperluan.KODE_MASUK: frozenset({Peran.OPERATOR}),
    Keperluan.PENGAWASAN: frozenset({Peran.AUDITOR}) | PENGAWAS,
    Keperluan.PERAGAAN: frozenset({Peran.PEKERJA}),
    Keperluan.DARURAT: PEMBUKA_DARURAT,
    Keperluan.PENINJAUAN: frozenset({Peran.KABID, Peran.KADIS, Peran.AUDITOR}) | PENGAWAS,
}
# Nothing is read for these without naming the case, or the break-glass, that it is for; residents read their own.
BERKASUS = frozenset({Keperluan.PELAYANAN, Keperluan.PENERBITAN, Keperluan.DARURAT})
_HANYA_MEMBACA = frozenset({Keperluan.PENGAWASAN, Keperluan.DARURAT, Keperluan.PENINJAUAN})


class PintuTertutup(PermissionError):
    """The role may not read for this purpose, the caller has no region, or a change lies outside it."""


class TanpaKasus(PintuTertutup):
    """Something was read for a purpose that needs a case, and no case was named."""


class PerubahanTidakKena(RuntimeError):
    """A change would have reached fewer rows than it means: its rule is wrong. Nothing was written."""


class RegisterTerbuka(Pembaca, PembacaSuratPindah, Pencarian, Riwayat):
    """The register as one caller may see it, for one purpose, inside one transaction."""

    def __init__(self, koneksi: Connection[Any], saat: Saat, pelaku: Pelaku, keperluan: Keperluan, kasus: str) -> None:
        super().__init__(koneksi, saat)
        self.pelaku = pelaku
        self.keperluan = keperluan
        self.kasus = kasus

    def alaskan(self, keperluan: Keperluan, kasus: str = "") -> None:
        """From here on read for this purpose and this case; what was read before keeps the ones it was read for.

        Raises PintuTertutup when the role may not read for the purpose, TanpaKasus for readings without a case.
        """
        _periksa_peran(self.pelaku, keperluan)
        self.tulis_jejak()
        self.keperluan, self.kasus = keperluan, kasus

    @property
    def hari_ini(self) -> date:
        """The day this register is read at; today at the office unless it was opened as of another."""
        return self._saat.pada

    def kunci(self, orang: Iterable[UUID] = (), keluarga: Iterable[UUID] = ()) -> None:
        """Hold persons and families until the transaction ends, in one order, so that no two offices deadlock."""
        nomor = sorted({u.int & 0x7FFF_FFFF_FFFF_FFFF for u in (*orang, *keluarga)})
        self._koneksi.execute("select pg_advisory_xact_lock(k) from unnest(%s::bigint[]) k", (nomor,))

    def catat(self, peristiwa: Sequence[Peristiwa], *, permohonan: UUID | None = None) -> Catatan:
        """Write events and what they do. All that they touch is locked by ``kunci`` before.

        Raises PintuTertutup for a change of what is not of the caller's region, PerubahanTidakKena for one that
        would miss rows.
        """
        if self.keperluan in _HANYA_MEMBACA:
            raise PintuTertutup(f"Keperluan {self.keperluan} membaca, tidak mengubah.")
        try:
            return catat(self._koneksi, self.pelaku.id, self.pelaku.kab_kantor, peristiwa, permohonan)
        except DatabaseError as galat:
            if galat.sqlstate == LUAR_WILAYAH:
                raise PintuTertutup(galat.diag.message_primary) from galat
            if galat.sqlstate == TIDAK_MENGENAI:
                raise PerubahanTidakKena(galat.diag.message_primary) from galat
            raise

    def catat_tindakan(self, tindakan: str, orang: UUID) -> None:
        """Put into the ledger what was done about a person beside reading."""
        self._catat_dibaca(tindakan, [orang])

    def tulis_jejak(self) -> None:
        """Write what was read into the ledger, one line for each kind of reading; without a case, refuse it all."""
        if not any(self.dibaca.values()):
            return
        p = self.pelaku
        if self.keperluan in BERKASUS and not self.kasus and p.peran is not Peran.PENDUDUK:
            raise TanpaKasus(f"Data dibaca untuk {self.keperluan} tanpa menyebut permohonannya.")
        self._koneksi.cursor().executemany(
            """insert into jejak_akses (pelaku, peran, kab, keperluan, kasus, tindakan, subjek)
               values (%s, %s, %s, %s, %s, %s, %s)""",
            [
                (p.id, p.peran, p.kab_kantor, self.keperluan, self.kasus, tindakan, sorted(orang))
                for tindakan, orang in self.dibaca.items()
                if orang
            ],
        )
        self.dibaca.clear()


@contextmanager
def untuk(
    pelaku: Pelaku,
    keperluan: Keperluan,
    *,
    kasus: str = "",
    pada: date | None = None,
    diketahui: datetime | None = None,
) -> Iterator[RegisterTerbuka]:
    """Open the register for ``pelaku`` and one purpose; everything inside is one transaction.

    ``pada`` and ``diketahui`` read it as it was true on a day and as it was known at a moment.
    Raises PintuTertutup when the role may not read for the purpose, TanpaKasus when it reads without a case.
    """
    _periksa_peran(pelaku, keperluan)
    if not pelaku.kab:
        raise PintuTertutup("Akun ini belum ditempatkan pada kabupaten/kota.")
    if pelaku.peran is Peran.DESA and pelaku.desa is None:
        raise PintuTertutup("Akun petugas ini belum ditempatkan pada desa/kelurahan.")
    with transaction.atomic():
        koneksi = _koneksi()
        _buka_lingkup(koneksi, pelaku)
        saat = Saat(pada or hari_ini(pelaku.kab_kantor, datetime.now(UTC)), diketahui)
        reg = RegisterTerbuka(koneksi, saat, pelaku, keperluan, kasus)
        yield reg
        reg.tulis_jejak()


def _periksa_peran(pelaku: Pelaku, keperluan: Keperluan) -> None:
    if pelaku.peran not in BOLEH[keperluan]:
        raise PintuTertutup(f"Peran {pelaku.peran} tidak membuka data untuk {keperluan}.")


def _koneksi() -> Connection[Any]:
    connection.ensure_connection()
    koneksi: Connection[Any] = connection.connection
    # The fixed set of statements of the register is worth preparing; Django switches that off by default.
    koneksi.prepare_threshold = None if settings.ADMINDUK_PENGUMPUL else 3
    return koneksi


def _buka_lingkup(koneksi: Connection[Any], pelaku: Pelaku) -> None:
    koneksi.execute(
        """select set_config('app.kab', %s, true), set_config('app.orang', '', true),
                  set_config('app.keluarga', '', true), set_config('app.desa', %s, true),
                  set_config('app.saya', %s, true)""",
        ("{" + ",".join(map(str, pelaku.kab)) + "}", str(pelaku.desa or ""), str(pelaku.orang or "")),
    )
    if pelaku.peran is Peran.PENDUDUK:
        _sempitkan(koneksi, pelaku.orang)


def _sempitkan(koneksi: Connection[Any], orang: UUID | None) -> None:
    """Narrow the scope of a resident to those who live on the same KK."""
    if orang is None:
        raise PintuTertutup("Akun penduduk tanpa penduduk.")
    serumah = koneksi.execute("select orang, keluarga from serumah(%s)", (orang,)).fetchall()
    koneksi.execute(
        "select set_config('app.orang', %s, true), set_config('app.keluarga', %s, true)",
        (
            "{" + ",".join(str(o) for o in {orang, *(b[0] for b in serumah)}) + "}",
            "{" + ",".join(str(k) for k in {b[1] for b in serumah} or {UUID(int=0)}) + "}",
        ),
    )
