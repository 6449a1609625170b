"""Tanggal menurut aturan adminduk."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Self

from adminduk.dasar.hukum import PERMENDAGRI_19_2010
from adminduk.dasar.temuan import NilaiDitolak, Temuan
from adminduk.dasar.terbilang import terbilang

DASAR_TANGGAL_TIDAK_DIKETAHUI = PERMENDAGRI_19_2010.butir("Lampiran")

NAMA_BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip

WIB = timezone(timedelta(hours=7), "WIB")
WITA = timezone(timedelta(hours=8), "WITA")
WIT = timezone(timedelta(hours=9), "WIT")
# Keppres 41/1987; the provinces made since then keep the zone of the one they came from.
_PROVINSI_WITA = frozenset({51, 52, 53, 63, 64, 65, 71, 72, 73, 74, 75, 76})
_PROVINSI_WIT = frozenset({81, 82, 91, 92, 93, 94, 95, 96})


SABTU = 5  # date.weekday()


class Presisi(StrEnum):
    """How much of a date of birth is known."""

    HARI = "H"
    BULAN = "B"
    TAHUN = "T"


def tanggal_lahir_baku(tahun: int, bulan: int | None, tanggal: int | None) -> date:
    """Return the birth date to record when part of it is unknown.

    Day and month unknown: 1 July. Only the day unknown: the 15th. The rule is for births only.

    >>> tanggal_lahir_baku(1985, None, None), tanggal_lahir_baku(1985, 3, None)
    (datetime.date(1985, 7, 1), datetime.date(1985, 3, 15))
    """
    if bulan is None:
        return date(tahun, 7, 1)
    return date(tahun, bulan, 15 if tanggal is None else tanggal)


def tambah_hari_kerja(mulai: date, hari: int, libur: Container[date] = ()) -> date:
    """Return the day that is so many working days after ``mulai``; ``libur``: days off beside Saturday and Sunday.

    >>> tambah_hari_kerja(date(2026, 12, 23), 1), tambah_hari_kerja(date(2026, 12, 24), 1, {date(2026, 12, 25)})
    (datetime.date(2026, 12, 24), datetime.date(2026, 12, 28))
    """
    pada = mulai
    while hari:
        pada += timedelta(days=1)
        hari -= pada.weekday() < SABTU and pada not in libur
    return pada


_BENTUK_TANGGAL = (
    re.compile(r"(?P<tahun>[0-9]{4})(?:-(?P<bulan>[0-9]{1,2})(?:-(?P<hari>[0-9]{1,2}))?)?"),
    re.compile(r"(?:(?:(?P<hari>[0-9]{1,2})[-/.])?(?P<bulan>[0-9]{1,2})[-/.])?(?P<tahun>[0-9]{4})"),
)


@dataclass(frozen=True, slots=True, order=True)
class TanggalLahir:
    """A date of birth and how much of it is known.

    >>> TanggalLahir.parse("1985")
    TanggalLahir(tanggal=datetime.date(1985, 7, 1), presisi=<Presisi.TAHUN: 'T'>)
    >>> str(TanggalLahir.parse("15-03-1985")), str(TanggalLahir.parse("1985-03"))
    ('1985-03-15', '1985-03')
    """

    tanggal: date
    presisi: Presisi = Presisi.HARI

    @classmethod
    def parse(cls, teks: str) -> Self:
        """Read ``1985``, ``1985-03``, ``1985-03-02`` or the same written day first (``02-03-1985``)."""
        cocok = next((c for b in _BENTUK_TANGGAL if (c := b.fullmatch(teks.strip()))), None)
        if cocok is None:
            raise NilaiDitolak(_TIDAK_TERBACA)
        tahun, bulan, hari = (int(b) if (b := cocok[bagian]) else None for bagian in ("tahun", "bulan", "hari"))
        presisi = Presisi.HARI if hari is not None else Presisi.BULAN if bulan is not None else Presisi.TAHUN
        try:
            return cls(tanggal_lahir_baku(int(tahun or 0), bulan, hari), presisi)
        except ValueError:
            raise NilaiDitolak(_TIDAK_ADA) from None

    def __str__(self) -> str:
        bentuk = {Presisi.HARI: "%Y-%m-%d", Presisi.BULAN: "%Y-%m", Presisi.TAHUN: "%Y"}[self.presisi]
        return self.tanggal.strftime(bentuk)


_TIDAK_TERBACA = Temuan(
    "Tanggal lahir tidak terbaca.",
    "Tulis tahun, tahun-bulan, atau tahun-bulan-tanggal, misalnya 1985, 1985-03, atau 1985-03-02.",
    DASAR_TANGGAL_TIDAK_DIKETAHUI,
)
_TIDAK_ADA = Temuan(
    "Tanggal lahir ini tidak ada di kalender.",
    "Periksa tanggal dan bulannya, atau kosongkan bagian yang tidak diketahui.",
    DASAR_TANGGAL_TIDAK_DIKETAHUI,
)


def usia(lahir: date, pada: date) -> int:
    """Return the full years lived on a date, negative before birth.

    Whoever is born on 29 February completes a year on 1 March of a common year.

    >>> usia(date(2004, 2, 29), date(2021, 2, 28)), usia(date(2004, 2, 29), date(2021, 3, 1))
    (16, 17)
    """
    return pada.year - lahir.year - ((pada.month, pada.day) < (lahir.month, lahir.day))


def ulang_tahun(lahir: date, ke: int) -> date:
    """Return the first day on which somebody has the age ``ke``.

    >>> ulang_tahun(date(2004, 2, 29), 17)
    datetime.date(2021, 3, 1)
    """
    try:
        return lahir.replace(year=lahir.year + ke)
    except ValueError:
        return date(lahir.year + ke, 3, 1)


def zona(kode: int) -> timezone:
    """Return the zone of any region code: WIB, WITA or WIT by its province.

    >>> str(zona(9202)), str(zona(31)), str(zona(5171011001))
    ('WIT', 'WIB', 'WITA')
    """
    provinsi = int(str(kode)[:2])
    return WIT if provinsi in _PROVINSI_WIT else WITA if provinsi in _PROVINSI_WITA else WIB


def hari_ini(kab: int, sekarang: datetime) -> date:
    """Return the local date of an office; ``sekarang`` must know its zone.

    >>> hari_ini(9202, datetime(2026, 11, 22, 15, 0, tzinfo=timezone.utc))
    datetime.date(2026, 11, 23)
    """
    if sekarang.tzinfo is None:
        raise ValueError("sekarang harus membawa zona waktu")
    return sekarang.astimezone(zona(kab)).date()


def tulis_tanggal(tanggal: date) -> str:
    """
    >>> tulis_tanggal(date(2026, 11, 23))
    '23 November 2026'
    """
    return f"{tanggal.day} {NAMA_BULAN[tanggal.month - 1]} {tanggal.year}"


def tulis_dengan_huruf(tanggal: date) -> str:
    """Return a date as acts write it out.

    >>> tulis_dengan_huruf(date(2026, 11, 23))
    'dua puluh tiga November dua ribu dua puluh enam'
    """
    return f"{terbilang(tanggal.day)} {NAMA_BULAN[tanggal.month - 1]} {terbilang(tanggal.year)}"
