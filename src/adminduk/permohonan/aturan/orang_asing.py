"""What a foreign resident is to this office: which permit, until when, where without a KK, and what to do about it.

The permit stands in ``rinci`` by the keys of F-1.01 (elements 32-35) and under ``jenis_izin``; every validity is
computed from it. Who holds an ITAS stands on no KK: the address is kept beside the permit, under ``*_tinggal``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from adminduk.dasar.hukum import PERMENDAGRI_108_2019, PERPRES_96_2018, UU_23_2006, Dasar, Keyakinan
from adminduk.dasar.kode import Kewarganegaraan, StatusPenduduk
from adminduk.dasar.nik import NIK
from adminduk.permohonan.formulir.f101 import DataKeluarga
from adminduk.permohonan.formulir.f102 import AlamatKK
from adminduk.permohonan.formulir.orang_asing import IzinBaru, JenisIzin, Sponsor
from adminduk.permohonan.layanan import Kasus, Tolak
from adminduk.register.isi import Penduduk, Register

DASAR_ITAS = UU_23_2006.pasal(20, ayat=1)
DASAR_SKTT = PERPRES_96_2018.pasal(28, ayat=5)
DASAR_ITAP = UU_23_2006.pasal(21)
DASAR_KELUAR = UU_23_2006.pasal(22, keyakinan=Keyakinan.DIINGAT)
DASAR_KTP = PERMENDAGRI_108_2019.pasal(20, ayat=5)

BATAS_LAPOR_HARI = 14  # UU 23/2006 Pasal 20 and 21: since the permit was issued
PERPANJANGAN_HARI = 30  # Permendagri 108/2019 Pasal 20: the card is extended at the latest so long before the ITAP ends

JENIS_IZIN = "jenis_izin"
SAMPAI_KTP_EL = "ktp_el_sampai"  # the ITAP's end when the card was applied for: until then the card is valid
_IZIN = (JENIS_IZIN, "no_itas_itap", "tempat_terbit_itas_itap", "tgl_terbit_itas_itap", "tgl_akhir_itas_itap")
_ALAMAT = ("alamat", "rt", "rw", "dusun", "desa", "kode_pos")


@dataclass(frozen=True)
class Izin:
    """A residence permit as the register knows it."""

    jenis: JenisIzin
    nomor: str
    terbit: date | None
    sampai: date

    def berlaku(self, pada: date) -> bool:
        """The last day is a day of validity."""
        return pada <= self.sampai


def izin_tinggal(rinci: Mapping[str, Any]) -> Izin | None:
    """Return the permit that the details of a person tell of; None when they tell of none.

    Whoever entered before this office kept the kind of permits stood on a KK, so it is an ITAP.

    >>> izin_tinggal({"no_itas_itap": "2D21", "tgl_akhir_itas_itap": "2027-05-01"}).jenis.name
    'ITAP'
    """
    sampai = rinci.get("tgl_akhir_itas_itap")
    if not sampai:
        return None
    terbit = rinci.get("tgl_terbit_itas_itap")
    return Izin(
        JenisIzin(rinci.get(JENIS_IZIN, JenisIzin.ITAP)),
        rinci.get("no_itas_itap", ""),
        date.fromisoformat(terbit) if terbit else None,
        date.fromisoformat(sampai),
    )


def rinci_izin(jenis: JenisIzin, izin: IzinBaru) -> dict[str, str]:
    """Return the details that a new permit writes over the old."""
    return {
        JENIS_IZIN: jenis.value,
        "no_itas_itap": izin.nomor,
        "tempat_terbit_itas_itap": izin.tempat_terbit,
        "tgl_terbit_itas_itap": izin.tanggal_terbit.isoformat(),
        "tgl_akhir_itas_itap": izin.tanggal_akhir.isoformat(),
    }


def tanpa_izin(rinci: Mapping[str, Any]) -> dict[str, Any]:
    """Return the details of who gives the permit back in leaving: the next one need not be of the same kind."""
    return {k: v for k, v in rinci.items() if k not in _IZIN}


def rinci_sponsor(sponsor: Sponsor) -> dict[str, str]:
    isi = {"nama_sponsor": sponsor.nama, "tipe_sponsor": sponsor.tipe.value, "alamat_sponsor": sponsor.alamat}
    return {k: v for k, v in isi.items() if v}


def rinci_tinggal(alamat: AlamatKK | DataKeluarga) -> dict[str, str]:
    """Return where a holder of an ITAS lives, as details of the person."""
    isi = {n: getattr(alamat, n) or "" for n in _ALAMAT}
    return {f"{n}_tinggal": str(v).upper() for n, v in isi.items()}


def tanpa_tinggal(rinci: Mapping[str, Any]) -> dict[str, Any]:
    """Return the details of who stands on a KK from now on: the address is the family's."""
    return {k: v for k, v in rinci.items() if k not in {f"{n}_tinggal" for n in _ALAMAT}}


def di_sini(rinci: Mapping[str, Any]) -> dict[str, Any]:
    """Return the details of who is in Indonesia again."""
    return {k: v for k, v in rinci.items() if k != "negara_tujuan"}


class Tindakan(StrEnum):
    """What is to be done about a permit that ends; the words are those of the worklist."""

    PERPANJANG_SKTT = "ITAS hampir berakhir: sesudah diperpanjang, SKTT diterbitkan lagi."
    PERPANJANG_KTP = "ITAP hampir berakhir: sesudah diperpanjang, KTP-el dan KK diterbitkan lagi."
    BERAKHIR = "Izin tinggal sudah berakhir: perpanjangannya dilaporkan, atau keberangkatannya."
    LENGKAPI = "Izin tinggal belum tercatat: dilaporkan."


class Pekerjaan(NamedTuple):
    """Work on a permit: what, by which article, and with which services."""

    tindakan: Tindakan
    dasar: Dasar
    layanan: tuple[str, ...]


def pekerjaan(izin: Izin | None, pada: date, *, ber_kk: bool) -> Pekerjaan | None:
    """Return what there is to do about a permit; None while it is far from its end.

    Who stands on a KK extends an ITAP with the KTP-el, who does not an ITAS with the letter.
    """
    dasar, lapor = (DASAR_KTP, "KTP-OA") if ber_kk else (DASAR_SKTT, "OA-ITAS")
    if izin is None:
        return Pekerjaan(Tindakan.LENGKAPI, DASAR_ITAP if ber_kk else DASAR_ITAS, (lapor,))
    if not izin.berlaku(pada):
        return Pekerjaan(Tindakan.BERAKHIR, DASAR_KELUAR, (lapor, "OA-KELUAR"))
    if izin.sampai > hampir_berakhir(pada):
        return None
    return Pekerjaan(Tindakan.PERPANJANG_KTP if ber_kk else Tindakan.PERPANJANG_SKTT, dasar, (lapor,))


def hampir_berakhir(pada: date) -> date:
    """Return the last day that is near enough for a permit to be on the worklist."""
    return pada + timedelta(days=PERPANJANGAN_HARI)


def adalah_orang_asing(orang: Penduduk) -> bool:
    """Whoever has two nationalities is treated as an Indonesian citizen."""
    return orang.kewarganegaraan is Kewarganegaraan.WNA


def orang_asing_kantor_ini(nik: NIK, kasus: Kasus[Any], register: Register) -> Penduduk | None:
    """Return the foreigner of this office with this number, also one whose NIK sleeps."""
    orang = register.orang_ber_nik(nik)
    dikenal = orang is not None and orang.kab == kasus.kab and adalah_orang_asing(orang)
    return orang if dikenal else None


class PemegangIzin(Protocol):
    @property
    def nik(self) -> NIK: ...
    @property
    def izin(self) -> IzinBaru: ...


def para_pemegang(kasus: Kasus[Any], register: Register) -> list[tuple[Penduduk, PemegangIzin]]:
    """Return the foreigners of the form with their rows, without those unknown here."""
    baris: Sequence[PemegangIzin] = kasus.formulir.anggota
    return [(o, b) for b in baris if (o := orang_asing_kantor_ini(b.nik, kasus, register))]


def semua_orang_asing_kantor_ini(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Setiap NIK milik orang asing yang biodatanya tercatat di kantor ini dan tidak meninggal."""
    for n, baris in enumerate(kasus.formulir.anggota):
        orang = orang_asing_kantor_ini(baris.nik, kasus, register)
        if orang is None or orang.status not in (StatusPenduduk.AKTIF, StatusPenduduk.PINDAH_LN):
            return Tolak(
                "NIK ke-{nomor} bukan NIK orang asing yang tercatat di wilayah kantor ini.",
                "Periksa NIK; yang belum ber-NIK dicatat dengan layanan BIO-OA.",
                {"nomor": n + 1},
                f"anggota.{n}.nik",
            )
    return None


def ditulis_sekali(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Seorang ditulis satu kali."""
    nik = [b.nik for b in kasus.formulir.anggota]
    if len(set(nik)) != len(nik):
        return Tolak("Seorang ditulis dua kali.", "Hapus baris yang berulang.", isian="anggota")
    return None


def izin_berlaku(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Izin tinggal sudah terbit dan belum berakhir pada hari diajukan."""
    for n, baris in enumerate(kasus.formulir.anggota):
        izin, isian = baris.izin, f"anggota.{n}.izin"
        if tolak := tolak_masa(izin.tanggal_terbit, izin.tanggal_akhir, kasus.tanggal_pengajuan):
            return replace(tolak, isian=f"{isian}.{tolak.isian}")
    return None


def tolak_masa(terbit: date, akhir: date, pada: date) -> Tolak | None:
    """Return the refusal of a permit that is not in force on a day; its field is one of those of IzinBaru."""
    if terbit > pada:
        return Tolak("Izin tinggal itu belum terbit.", "Periksa tanggal terbitnya.", isian="tanggal_terbit")
    if akhir < pada:
        return Tolak(
            "Izin tinggal itu berakhir pada {tanggal}.",
            "Perpanjang izin pada kantor imigrasi, lalu lampirkan yang baru.",
            {"tanggal": akhir.isoformat()},
            "tanggal_akhir",
        )
    return None


def izin_bukan_yang_lama(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Izin yang dibawa tidak berakhir lebih dahulu daripada yang sudah tercatat."""
    for orang, baris in para_pemegang(kasus, register):
        lama = izin_tinggal(orang.rinci)
        if lama and baris.izin.tanggal_akhir < lama.sampai:
            return Tolak(
                "Izin {nama} yang tercatat berlaku lebih lama, sampai {tanggal}.",
                "Periksa apakah yang dibawa izin yang lama.",
                {"nama": orang.nama, "tanggal": lama.sampai.isoformat()},
                "anggota",
            )
    return None


def catatan_terlambat(terbit: Iterable[date], kasus: Kasus[Any]) -> tuple[str, ...]:
    """Say that a permit was reported late; the fourteenth day after its issue is on time."""
    lewat = any((kasus.tanggal_pengajuan - t).days > BATAS_LAPOR_HARI for t in terbit)
    return ("Dilaporkan lewat 14 hari sejak izin tinggal terbit.",) if lewat else ()
