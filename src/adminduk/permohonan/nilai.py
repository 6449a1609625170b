"""Between a typed text and a value, for every kind of field. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any, NoReturn

from adminduk.dasar.daftar import daftar
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.dasar.tanggal import Presisi, TanggalLahir
from adminduk.dasar.temuan import NilaiDitolak, Temuan
from adminduk.dasar.wilayah import dari_titik
from adminduk.permohonan.bidang import Bidang, DaftarKode, JenisIsian

# Nobody alive, and no parent of theirs, was born before it: an earlier year is a slip of the pen.
TAHUN_PALING_AWAL = 1850
_TAK_TERCETAK = ("Cc", "Cf", "Cs", "Co", "Cn")
_YA = ("ya", "on", "true", "1")
_TIDAK = ("tidak", "off", "false", "0")


@dataclass(frozen=True)
class Konteks:
    """What reading needs to know of the world: today at the office, and which regions there are."""

    hari_ini: date | None
    wilayah_ada: Callable[[int], bool]


def baca_nilai(bidang: Bidang, teks: str, konteks: Konteks) -> Any:
    """Return the value of a text that is not empty, or raise NilaiDitolak."""
    return _PEMBACA[bidang.jenis](bidang, bersih(bidang, teks), konteks)


def tulis_nilai(nilai: Any) -> str:
    """Return the one text that reads back as the value."""
    match nilai:
        case bool():
            return "ya" if nilai else "tidak"
        case NIK() | NomorKK():
            return nilai.lengkap
        case date():
            return nilai.isoformat()
        case time():
            return nilai.strftime("%H:%M")
        case StrEnum():
            return nilai.value
        case _:
            return str(nilai)


def bersih(bidang: Bidang, teks: str) -> str:
    """Return the text normalised, with single spaces; what cannot be seen or printed is refused.

    Direction marks matter most: they let a name read otherwise than it is stored.
    """
    rapi = " ".join(unicodedata.normalize("NFC", teks).split())
    if any(unicodedata.category(huruf) in _TAK_TERCETAK for huruf in rapi):
        tolak(bidang, "{label} memuat karakter yang tidak terlihat.", "Hapus isinya lalu ketik ulang, jangan disalin.")
    return rapi


def pilihan(bidang: Bidang) -> tuple[tuple[str, str], ...]:
    """Return what can be chosen: the written value and the words shown."""
    if bidang.jenis is JenisIsian.PILIHAN:
        return tuple((p.value, p.value) for p in bidang.ketentuan.pilihan or tuple(bidang.tipe))
    if bidang.jenis is JenisIsian.DAFTAR:
        return _pilihan_daftar(next(t.nama for t in bidang.tipe.__metadata__ if isinstance(t, DaftarKode)))
    return ()


def tolak(bidang: Bidang, pesan: str, saran: str, **nilai: Any) -> NoReturn:
    raise NilaiDitolak(Temuan(pesan, saran, bidang.ketentuan.dasar, {"label": bidang.label, **nilai}))


def _pilihan_daftar(nama: str) -> tuple[tuple[str, str], ...]:
    return tuple((k.kode, k.nama) for k in daftar(nama).berlaku())


def _teks(bidang: Bidang, teks: str, _: Konteks) -> str:
    panjang = bidang.ketentuan.panjang
    if len(teks) > panjang:
        tolak(
            bidang,
            "{label} terlalu panjang: {jumlah} karakter.",
            "Singkat menjadi paling banyak {panjang} karakter.",
            jumlah=len(teks),
            panjang=panjang,
        )
    return teks


def _bilangan(bidang: Bidang, teks: str, _: Konteks) -> int:
    if not re.fullmatch(r"-?[0-9]{1,9}", teks):
        tolak(bidang, "{label} harus berupa angka bulat.", "Ketik angka saja, tanpa titik, koma, atau satuan.")
    nilai, antara = int(teks), bidang.ketentuan.antara
    if antara and not antara[0] <= nilai <= antara[1]:
        tolak(
            bidang,
            "{label} di luar batas yang mungkin.",
            "Isi antara {terkecil} dan {terbesar}.",
            terkecil=antara[0],
            terbesar=antara[1],
        )
    return nilai


def _ya_tidak(bidang: Bidang, teks: str, _: Konteks) -> bool:
    if teks.lower() not in _YA + _TIDAK:
        tolak(bidang, "Jawaban untuk {label} tidak dikenal.", "Pilih ya atau tidak.")
    return teks.lower() in _YA


def _pernyataan(bidang: Bidang, teks: str, konteks: Konteks) -> bool:
    if not _ya_tidak(bidang, teks, konteks):
        tolak(bidang, "Pernyataan belum disetujui: {label}.", "Baca pernyataan itu lalu beri tanda centang.")
    return True


_BENTUK_TANGGAL = (
    re.compile(r"(?P<tahun>[0-9]{4})-(?P<bulan>[0-9]{1,2})-(?P<hari>[0-9]{1,2})"),
    re.compile(r"(?P<hari>[0-9]{1,2})[-/.](?P<bulan>[0-9]{1,2})[-/.](?P<tahun>[0-9]{4})"),
)


def _tanggal(bidang: Bidang, teks: str, konteks: Konteks) -> date:
    cocok = next((c for bentuk in _BENTUK_TANGGAL if (c := bentuk.fullmatch(teks))), None)
    if cocok is None:
        tolak(bidang, "{label} tidak terbaca.", "Tulis tanggal-bulan-tahun, misalnya 23-11-2026.")
    try:
        tanggal = date(int(cocok["tahun"]), int(cocok["bulan"]), int(cocok["hari"]))
    except ValueError:
        tolak(bidang, "{label} tidak ada di kalender.", "Periksa tanggal dan bulannya.")
    _periksa_masa(bidang, tanggal, tanggal, konteks)
    return tanggal


def _tanggal_lahir(bidang: Bidang, teks: str, konteks: Konteks) -> TanggalLahir:
    lahir = TanggalLahir.parse(teks)
    # 2026 alone is recorded as 1 July 2026, which may lie ahead although the year has begun.
    paling_awal = {
        Presisi.HARI: lahir.tanggal,
        Presisi.BULAN: lahir.tanggal.replace(day=1),
        Presisi.TAHUN: lahir.tanggal.replace(month=1, day=1),
    }[lahir.presisi]
    _periksa_masa(bidang, lahir.tanggal, paling_awal, konteks)
    return lahir


def _periksa_masa(bidang: Bidang, tanggal: date, paling_awal: date, konteks: Konteks) -> None:
    if tanggal.year < TAHUN_PALING_AWAL:
        tolak(bidang, "{label} sebelum tahun {tahun}.", "Periksa angka tahunnya.", tahun=TAHUN_PALING_AWAL)
    if konteks.hari_ini and paling_awal > konteks.hari_ini and not bidang.ketentuan.masa_depan:
        tolak(
            bidang,
            "{label} sesudah hari ini.",
            "Isi tanggal yang sudah lewat, paling akhir {hari_ini}.",
            hari_ini=konteks.hari_ini,
        )


def _jam(bidang: Bidang, teks: str, _: Konteks) -> time:
    cocok = re.fullmatch(r"([0-9]{1,2})[:.]([0-9]{2})(?::00)?", teks)
    if not cocok or int(cocok[1]) > 23 or int(cocok[2]) > 59:
        tolak(bidang, "{label} bukan jam yang ada.", "Tulis jam dan menit dari 00.00 sampai 23.59, misalnya 14.30.")
    return time(int(cocok[1]), int(cocok[2]))


def _nik(_: Bidang, teks: str, __: Konteks) -> NIK:
    return NIK(teks.replace(" ", ""))


def _nomor_kk(_: Bidang, teks: str, __: Konteks) -> NomorKK:
    return NomorKK(teks.replace(" ", ""))


def _pilihan(bidang: Bidang, teks: str, _: Konteks) -> StrEnum:
    boleh: tuple[StrEnum, ...] = bidang.ketentuan.pilihan or tuple(bidang.tipe)
    if cocok := next((p for p in boleh if p.value == teks), None):
        return cocok
    tolak(
        bidang,
        "Pilihan untuk {label} tidak dikenal.",
        "Pilih salah satu: {pilihan}.",
        pilihan=", ".join(boleh),
    )


def _daftar(bidang: Bidang, teks: str, _: Konteks) -> str:
    if all(kode != teks for kode, _nama in pilihan(bidang)):
        tolak(bidang, "Kode untuk {label} tidak ada dalam daftar.", "Pilih dari daftar yang tersedia.")
    return teks


def _wilayah(panjang: int, nama: str) -> Callable[[Bidang, str, Konteks], int]:
    def baca(bidang: Bidang, teks: str, konteks: Konteks) -> int:
        try:
            kode = dari_titik(teks)
        except ValueError:
            kode = 0
        if len(str(kode)) != panjang:
            tolak(bidang, "{label} bukan kode {wilayah}.", "Pilih {wilayah} dari daftar wilayah.", wilayah=nama)
        if not konteks.wilayah_ada(kode):
            tolak(
                bidang,
                "{label} tidak ada dalam daftar wilayah yang berlaku.",
                "Pilih {wilayah} dari daftar wilayah; nama dan kode lama ikut dicari.",
                wilayah=nama,
            )
        return kode

    return baca


_PEMBACA: dict[JenisIsian, Callable[[Bidang, str, Konteks], Any]] = {
    JenisIsian.TEKS: _teks,
    JenisIsian.BILANGAN: _bilangan,
    JenisIsian.YA_TIDAK: _ya_tidak,
    JenisIsian.PERNYATAAN: _pernyataan,
    JenisIsian.TANGGAL: _tanggal,
    JenisIsian.TANGGAL_LAHIR: _tanggal_lahir,
    JenisIsian.JAM: _jam,
    JenisIsian.NIK: _nik,
    JenisIsian.NOMOR_KK: _nomor_kk,
    JenisIsian.PILIHAN: _pilihan,
    JenisIsian.DAFTAR: _daftar,
    JenisIsian.DESA: _wilayah(10, "desa/kelurahan"),
    JenisIsian.KABUPATEN: _wilayah(4, "kabupaten/kota"),
}
