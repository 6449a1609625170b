"""Break-glass: an officer opens one person's data outside any case, for a quarter of an hour, and answers for it.

Whoever opens says why; somebody else of the office judges it within a day; the person is told. Who leaves one
unjudged past the day opens none until it is judged.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from adminduk.dasar.hukum import UU_27_2022, Keyakinan
from adminduk.dasar.temuan import NilaiDitolak, Temuan
from adminduk.register.pelaku import Keperluan
from adminduk.register.pintu import RegisterTerbuka

MASA = timedelta(minutes=15)
TENGGAT_TINJAU = timedelta(hours=24)
ALASAN_TERPENDEK, CATATAN_TERPENDEK = 20, 10  # signs
DASAR_DARURAT = UU_27_2022.pasal(16, ayat=2, keyakinan=Keyakinan.DIINGAT)
DASAR_TINJAU = UU_27_2022.pasal(39, keyakinan=Keyakinan.DIINGAT)


@dataclass(frozen=True)
class AksesDarurat:
    """``wajar`` None: not judged yet."""

    id: UUID
    pelaku: UUID
    peran: str
    orang: UUID
    alasan: str
    dibuka: datetime
    sampai: datetime
    tinjau_sebelum: datetime
    penilai: UUID | None
    dinilai: datetime | None
    wajar: bool | None
    catatan: str | None

    @property
    def terlambat(self) -> bool:
        return self.dinilai is None and self.tinjau_sebelum < datetime.now(UTC)


_KOLOM = "id, pelaku, peran, orang, alasan, dibuka, sampai, tinjau_sebelum, penilai, dinilai, wajar, catatan"


def buka(reg: RegisterTerbuka, orang: UUID, alasan: str) -> UUID:
    """Open a person's data for MASA; the ledger line is part of the transaction.

    Raises NilaiDitolak for a reason too short, or while an earlier one waits for its review past the day.
    """
    alasan = " ".join(alasan.split())
    if len(alasan) < ALASAN_TERPENDEK:
        raise NilaiDitolak(
            Temuan(
                "Alasan terlalu pendek.",
                "Tulis sedikitnya {n} huruf: apa yang mendesak, dan mengapa tidak lewat permohonan.",
                DASAR_DARURAT,
                {"n": ALASAN_TERPENDEK},
            )
        )
    if _ada_terlambat(reg):
        raise NilaiDitolak(
            Temuan(
                "Akses darurat Anda yang lalu belum ditinjau dalam 24 jam.",
                "Minta kepala bidang atau kepala dinas meninjaunya; sesudah itu akses darurat terbuka lagi.",
                DASAR_TINJAU,
            )
        )
    kini, id_ = datetime.now(UTC), uuid4()
    p = reg.pelaku
    _jalankan(
        reg,
        """insert into akses_darurat (id, pelaku, peran, kab, orang, alasan, dibuka, sampai, tinjau_sebelum)
           values (%s, %s, %s, %s, %s, %s, %s, %s, %s)""",
        (id_, p.id, p.peran, p.kab_kantor, orang, alasan[:2000], kini, kini + MASA, kini + TENGGAT_TINJAU),
    )
    reg.alaskan(Keperluan.DARURAT, str(id_))
    reg.catat_tindakan("membuka akses darurat", orang)
    return id_


def terbuka(reg: RegisterTerbuka, orang: UUID) -> AksesDarurat | None:
    """Return the caller's break-glass for this person that still runs."""
    baris = _jalankan(
        reg,
        f"""select {_KOLOM} from akses_darurat
             where pelaku = %s and orang = %s and sampai > %s order by sampai desc limit 1""",
        (reg.pelaku.id, orang, datetime.now(UTC)),
    ).fetchall()
    return AksesDarurat(*baris[0]) if baris else None


def daftar(reg: RegisterTerbuka, *, ditinjau: bool, batas: int = 100) -> list[AksesDarurat]:
    """Return break-glasses of the office: those that wait for review, due first, or the latest that were judged."""
    syarat = "dinilai is not null order by dinilai desc" if ditinjau else "dinilai is null order by tinjau_sebelum"
    return [
        AksesDarurat(*b)
        for b in _jalankan(reg, f"select {_KOLOM} from akses_darurat where {syarat} limit %s", (batas,))
    ]


def tinjau(reg: RegisterTerbuka, id_: UUID, *, wajar: bool, catatan: str) -> None:
    """Judge a break-glass of somebody else, once. Raises NilaiDitolak for the caller's own, or one judged already."""
    catatan = " ".join(catatan.split())
    if not wajar and len(catatan) < CATATAN_TERPENDEK:
        raise NilaiDitolak(Temuan("Yang tidak wajar perlu penjelasan.", "Tulis apa tindak lanjutnya.", DASAR_TINJAU))
    akses = _kunci(reg, id_)
    _jalankan(
        reg,
        """update akses_darurat set penilai = %s, peran_penilai = %s, dinilai = %s, wajar = %s, catatan = %s
            where id = %s""",
        (reg.pelaku.id, reg.pelaku.peran, datetime.now(UTC), wajar, catatan[:2000], id_),
    )
    reg.alaskan(Keperluan.PENINJAUAN, str(id_))
    reg.catat_tindakan(f"meninjau akses darurat: {'wajar' if wajar else 'tidak wajar'}", akses.orang)


def tentang(reg: RegisterTerbuka, orang: UUID) -> list[dict[str, Any]]:
    """Return what a resident is told of break-glasses about the own data: no name, no reason."""
    kolom = ("dibuka", "peran", "kab", "tinjau_sebelum", "dinilai", "wajar")
    baris = _jalankan(reg, f"select {', '.join(kolom)} from darurat_tentang(%s)", (orang,))
    return [dict(zip(kolom, b, strict=True)) for b in baris]


def _ada_terlambat(reg: RegisterTerbuka) -> bool:
    sql = "select exists (select from akses_darurat where pelaku = %s and dinilai is null and tinjau_sebelum < %s)"
    [ada] = _jalankan(reg, sql, (reg.pelaku.id, datetime.now(UTC))).fetchone()
    return bool(ada)


def _jalankan(reg: RegisterTerbuka, sql: str, parameter: tuple[Any, ...]) -> Any:
    return reg._koneksi.execute(sql, parameter)


def _kunci(reg: RegisterTerbuka, id_: UUID) -> AksesDarurat:
    """Hold one that waits for its review, for somebody else than who opened it."""
    baris = _jalankan(reg, f"select {_KOLOM} from akses_darurat where id = %s for update", (id_,)).fetchone()
    if baris is None:
        raise NilaiDitolak(
            Temuan("Sudah ditinjau, atau bukan dari kantor Anda.", "Muat ulang daftarnya.", DASAR_TINJAU)
        )
    akses = AksesDarurat(*baris)
    if akses.pelaku == reg.pelaku.id:
        raise NilaiDitolak(
            Temuan(
                "Akses darurat Anda sendiri ditinjau orang lain.",
                "Minta kepala bidang atau kepala dinas lainnya.",
                DASAR_TINJAU,
            )
        )
    return akses
