"""Wilayah administrasi by the Kemendagri code, held as an int: 92, 9202, 920212, 9202122003."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from adminduk.dasar.hukum import SE_472_11_16843

Provinsi = NewType("Provinsi", int)
Kabupaten = NewType("Kabupaten", int)
Kecamatan = NewType("Kecamatan", int)
Desa = NewType("Desa", int)

DASAR_TEMPAT_PERISTIWA = SE_472_11_16843.butir()

_PANJANG_KODE = (2, 4, 6, 10)


class JenisWilayah(StrEnum):
    PROVINSI = "provinsi"
    KABUPATEN = "kabupaten"
    KOTA = "kota"
    KECAMATAN = "kecamatan"
    KELURAHAN = "kelurahan"
    DESA = "desa"
    DESA_ADAT = "desa adat"


class JenisSatuan(StrEnum):
    """What lies below a village; the offices name and number these, no national code exists."""

    DUSUN = "dusun"
    KAMPUNG = "kampung"
    DUKUH = "dukuh"
    NAGARI = "nagari"
    BANJAR = "banjar"
    JORONG = "jorong"
    LINGKUNGAN = "lingkungan"
    RW = "RW"
    RT = "RT"


_JENIS_DESA = {1: JenisWilayah.KELURAHAN, 2: JenisWilayah.DESA, 3: JenisWilayah.DESA_ADAT}


def prov(kode: int) -> Provinsi:
    """
    >>> prov(9202122003), kab(9202122003), kec(9202122003)
    (92, 9202, 920212)
    """
    return Provinsi(_potong(kode, 2))


def kab(kode: int) -> Kabupaten:
    return Kabupaten(_potong(kode, 4))


def kec(kode: int) -> Kecamatan:
    return Kecamatan(_potong(kode, 6))


def induk(kode: int) -> int | None:
    """
    >>> induk(9202122003), induk(920212), induk(92)
    (920212, 9202, None)
    """
    panjang = len(str(kode))
    return None if panjang == 2 else _potong(kode, 6 if panjang == 10 else panjang - 2)


def jenis(kode: int) -> JenisWilayah:
    """Return the kind of region, which its code tells.

    >>> [str(jenis(k)) for k in (92, 9202, 9671, 920212, 9202121001, 9202122003)]
    ['provinsi', 'kabupaten', 'kota', 'kecamatan', 'kelurahan', 'desa']
    """
    match len(str(kode)):
        case 2:
            return JenisWilayah.PROVINSI
        case 4:
            return JenisWilayah.KOTA if kode % 100 > 70 else JenisWilayah.KABUPATEN
        case 6:
            return JenisWilayah.KECAMATAN
        case 10 if desa := _JENIS_DESA.get(kode % 10_000 // 1000):
            return desa
    raise ValueError(f"bukan kode wilayah: {kode}")


def titik(kode: int) -> str:
    """
    >>> titik(9202122003), titik(92)
    ('92.02.12.2003', '92')
    """
    teks = str(kode)
    return ".".join(b for b in (teks[:2], teks[2:4], teks[4:6], teks[6:]) if b)


def dari_titik(teks: str) -> int:
    """Read a code printed with or without dots.

    >>> dari_titik("92.02.12.2003"), dari_titik("9202")
    (9202122003, 9202)
    """
    angka = teks.strip().replace(".", "")
    if not (angka.isascii() and angka.isdecimal() and len(angka) in _PANJANG_KODE and angka[0] != "0"):
        raise ValueError("bukan kode wilayah")
    return int(angka)


def tempat_peristiwa(nama_kabupaten: str) -> str:
    """Return the place of an event as acts print it: the name of the kabupaten or kota, never a village or hospital.

    >>> tempat_peristiwa("Kabupaten Manokwari"), tempat_peristiwa("Kota Sorong")
    ('MANOKWARI', 'KOTA SORONG')
    """
    return nama_kabupaten.removeprefix("Kabupaten ").upper()


@dataclass(frozen=True, slots=True)
class Alamat:
    """Where a family lives. ``rt`` and ``rw`` have three digits or are empty."""

    desa: Desa
    jalan: str = ""
    rt: str = ""
    rw: str = ""
    dusun: str = ""
    kode_pos: str = ""

    @property
    def kab(self) -> Kabupaten:
        return kab(self.desa)

    @property
    def kecamatan(self) -> Kecamatan:
        return kec(self.desa)

    @property
    def baris(self) -> str:
        """The address within the village, as a Kartu Keluarga prints it."""
        rt_rw = f"RT {self.rt or '000'}/RW {self.rw or '000'}" if self.rt or self.rw else ""
        return ", ".join(b for b in (self.jalan, rt_rw, self.dusun) if b)


def _potong(kode: int, panjang: int) -> int:
    teks = str(kode)
    if len(teks) not in _PANJANG_KODE or len(teks) < panjang:
        raise ValueError(f"bukan kode wilayah dengan {panjang} angka atau lebih: {kode}")
    return int(teks[:panjang])
