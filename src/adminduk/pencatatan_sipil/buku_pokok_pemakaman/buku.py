"""Buku pokok pemakaman: setiap desa/kelurahan mencatat siapa yang dimakamkan dan melaporkannya tiap bulan.

Yang dimakamkan tanpa akta kematian menjadi pekerjaan kantor: petugas menjemput laporannya. Padanannya dicari pada akta
(``pemadanan``); yang ketemu selesai dengan sendirinya. Bulan tanpa pemakaman dilaporkan juga, agar nihil bukan diam.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from adminduk.dasar.hukum import UU_24_2013, Keyakinan
from adminduk.dasar.kode import StatusPenduduk
from adminduk.dasar.nik import NIK
from adminduk.dasar.temuan import NilaiDitolak, Temuan
from adminduk.dasar.wilayah import Desa, kab
from adminduk.pencatatan_sipil.buku_pokok_pemakaman.formulir import BarisBukuPemakaman, Penyelesaian
from adminduk.pencatatan_sipil.buku_pokok_pemakaman.pemadanan import SELISIH_HARI, Dimakamkan, orang_sama, padanan
from adminduk.permohonan.isian import baca, tulis
from adminduk.permohonan.models import LaporanPemakaman, Pemakaman
from adminduk.register.kematian import AktaKematian, akta_kematian

if TYPE_CHECKING:
    from adminduk.register.pintu import RegisterTerbuka

# [diingat] Deaths are reported by the head of the RT; the book itself stands on policy of the Dirjen, whose letter was
# not read.
DASAR = UU_24_2013.pasal(44, keyakinan=Keyakinan.DIINGAT)
TARGET_PERSEN, TARGET_TAHUN = 75, 2023  # data/target_kinerja.csv
PEKERJAAN_SEHALAMAN = 50
TERBANYAK_DIPADANKAN = 1000
_BUKAN_KELIRU = {"penyelesaian__in": ("", Penyelesaian.AKTA, Penyelesaian.KANTOR_LAIN)}


@dataclass(frozen=True)
class Pekerjaan:
    """A burial without an act. ``meninggal``: its NIK is closed already, by an act of before or of another office."""

    baris: Pemakaman
    hari: int  # since the burial
    dikenal: bool
    meninggal: bool


@dataclass(frozen=True)
class Ikhtisar:
    """One month of a district: how many of its villages reported, how many burials they wrote, how many lack an act."""

    bulan: date
    desa: int
    melapor: int
    pemakaman: int
    tanpa_akta: int

    @property
    def persen(self) -> float:
        """
        >>> Ikhtisar(date(2026, 11, 1), 8, 6, 0, 0).persen
        75.0
        """
        return round(100 * self.melapor / self.desa, 1) if self.desa else 0.0

    @property
    def tercapai(self) -> bool:
        return self.persen >= TARGET_PERSEN


def boleh_mencatat(desa: int, reg: RegisterTerbuka) -> bool:
    """Whether the caller may write this village's book: its own officer, or the office of its district."""
    return kab(Desa(desa)) in reg.pelaku.kab and reg.pelaku.desa in (None, desa)


def awal_bulan(hari: date) -> date:
    return hari.replace(day=1)


def catat(reg: RegisterTerbuka, id_: UUID, desa: int, isi: BarisBukuPemakaman) -> Pemakaman:
    """Write a line, the same sent twice once; raises NilaiDitolak when it contradicts itself or the book has it."""
    a = isi.almarhum
    if lama := Pemakaman.objects.filter(id=id_).first():
        return lama
    if isi.pemakaman.tanggal < a.tanggal_meninggal:
        raise NilaiDitolak(Temuan("Tanggal pemakaman sebelum tanggal meninggal.", "Periksa kedua tanggal itu.", DASAR))
    sedesa = [dimakamkan(b) for b in _sedesa(desa, a.tanggal_meninggal)]
    if any(orang_sama(d, _nomor(a.nik), a.nama, a.tanggal_meninggal) for d in sedesa):
        pesan = Temuan(
            "{nama} sudah tertulis dalam buku desa ini.", "Tidak perlu ditulis lagi.", DASAR, {"nama": a.nama}
        )
        raise NilaiDitolak(pesan)
    return Pemakaman.objects.create(
        id=id_,
        kab=kab(Desa(desa)),
        desa=desa,
        tanggal=isi.pemakaman.tanggal,
        orang=reg.id_ber_nik(a.nik) if a.nik else None,
        formulir=tulis(isi),
        oleh=reg.pelaku.id,
    )


def lapor(reg: RegisterTerbuka, desa: int, bulan: date) -> LaporanPemakaman:
    """Report a month, once; what comes late may still be written into it. Raises NilaiDitolak before it begins."""
    if awal_bulan(bulan) > reg.hari_ini:
        raise NilaiDitolak(Temuan("Bulan ini belum dimulai.", "Laporkan bulan berjalan atau yang sudah lewat.", DASAR))
    laporan, _ = LaporanPemakaman.objects.get_or_create(
        desa=desa, bulan=awal_bulan(bulan), defaults={"kab": kab(Desa(desa)), "oleh": reg.pelaku.id}
    )
    return laporan


def isi_bulan(desa: int, bulan: date) -> tuple[list[Pemakaman], LaporanPemakaman | None]:
    """Return the lines of a month, by day of burial, and its report if it was made."""
    baris = Pemakaman.objects.filter(desa=desa, tanggal__year=bulan.year, tanggal__month=bulan.month)
    return list(baris.order_by("tanggal", "id")), LaporanPemakaman.objects.filter(desa=desa, bulan=bulan).first()


def padankan(reg: RegisterTerbuka) -> int:
    """Close the open lines whose act is found by now; return how many. Acts that closed a line close no other."""
    terbuka = list(_terbuka(reg)[:TERBANYAK_DIPADANKAN])
    if not terbuka:
        return 0
    sejak = min(dimakamkan(b).tanggal_meninggal for b in terbuka)
    terpakai = set(Pemakaman.objects.filter(akta__isnull=False, tanggal__gte=sejak).values_list("akta", flat=True))
    calon = {a.id: a for a in akta_kematian(reg, sejak) if a.id not in terpakai}
    banyak = len(calon)
    for baris in terbuka:
        if akta := padanan(dimakamkan(baris), list(calon.values())):
            _tutup(reg, baris, Penyelesaian.AKTA, calon.pop(akta.id))
    return banyak - len(calon)


def daftar_pekerjaan(reg: RegisterTerbuka) -> list[Pekerjaan]:
    """Return the burials that still lack an act, the oldest first."""
    baris = list(_terbuka(reg)[:PEKERJAAN_SEHALAMAN])
    orang = {p.id: p for p in reg.daftar_penduduk([b.orang for b in baris if b.orang], tindakan="padan")}
    return [
        Pekerjaan(
            b,
            (reg.hari_ini - b.tanggal).days,
            dikenal=b.orang is not None,
            meninggal=b.orang in orang and orang[b.orang].status is StatusPenduduk.MENINGGAL,
        )
        for b in baris
    ]


def selesaikan(reg: RegisterTerbuka, id_: UUID, karena: Penyelesaian) -> None:
    """Close a line by hand; one that is closed stays as it is."""
    for baris in _terbuka(reg).filter(id=id_).select_for_update():
        _tutup(reg, baris, karena, None)


def ikhtisar(reg: RegisterTerbuka, daftar_desa: Sequence[int], bulan: date) -> Ikhtisar:
    """Count a month over the villages of the caller's district."""
    baris = Pemakaman.objects.filter(
        kab=reg.pelaku.kab_kantor, tanggal__year=bulan.year, tanggal__month=bulan.month, **_BUKAN_KELIRU
    )
    return Ikhtisar(
        bulan,
        len(daftar_desa),
        len(sudah_melapor(reg, bulan) & set(daftar_desa)),
        baris.count(),
        baris.filter(ditutup_pada__isnull=True).count(),
    )


def sudah_melapor(reg: RegisterTerbuka, bulan: date) -> set[int]:
    return set(LaporanPemakaman.objects.filter(kab=reg.pelaku.kab_kantor, bulan=bulan).values_list("desa", flat=True))


def dimakamkan(baris: Pemakaman) -> Dimakamkan:
    """Return a line as it is compared with acts."""
    a = baca(BarisBukuPemakaman, baris.formulir).formulir
    assert a is not None, "baris ini ditulis oleh catat()"
    return Dimakamkan(baris.id, _nomor(a.almarhum.nik), a.almarhum.nama, a.almarhum.tanggal_meninggal)


def _nomor(nik: NIK | None) -> str:
    return nik.lengkap if nik else ""


def _sedesa(desa: int, meninggal: date) -> QuerySet[Pemakaman]:
    """The lines of a village that may be about the same death: burials from that day on, and a little before."""
    return Pemakaman.objects.filter(desa=desa, tanggal__gte=meninggal - SELISIH_HARI, **_BUKAN_KELIRU)


def _terbuka(reg: RegisterTerbuka) -> QuerySet[Pemakaman]:
    return Pemakaman.objects.filter(kab__in=reg.pelaku.kab, ditutup_pada__isnull=True).order_by("tanggal", "id")


def _tutup(reg: RegisterTerbuka, baris: Pemakaman, karena: Penyelesaian, akta: AktaKematian | None) -> None:
    baris.penyelesaian, baris.akta = karena, akta.id if akta else None
    baris.ditutup_oleh, baris.ditutup_pada = reg.pelaku.id, datetime.now(UTC)
    baris.save(update_fields=["penyelesaian", "akta", "ditutup_oleh", "ditutup_pada"])
