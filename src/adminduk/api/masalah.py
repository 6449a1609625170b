"""Every error of the API as application/problem+json (RFC 9457), one place, no stack trace."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import orjson
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent, TooManyFilesSent
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.csrf import csrf_exempt
from ninja.errors import AuthenticationError, HttpError, ValidationError

from adminduk.akun.laju import TerlaluSering
from adminduk.api.pintu import KirimanTerlaluBesar, PeranLain
from adminduk.api.samar import samarkan
from adminduk.dasar.tanggal import tulis_tanggal
from adminduk.permohonan import PermohonanDitolak
from adminduk.permohonan.berkas import BerkasDitolak
from adminduk.permohonan.katalog import LayananTidakAda
from adminduk.permohonan.keadaan import BukanWewenang, LangkahTidakSah
from adminduk.permohonan.keputusan import AlasanTidakSah
from adminduk.permohonan.kerja import IsianSalah, PermintaanBerbeda, PermohonanBerubah, PermohonanTidakAda
from adminduk.permohonan.pengajuan import FormulirTerlaluBesar
from adminduk.register import PintuTertutup
from adminduk.register.gangguan import Gangguan, gangguan

log = logging.getLogger("adminduk.permintaan")
JENIS_ISI = "application/problem+json"
JENIS = "urn:adminduk:masalah:"


@dataclass(frozen=True)
class Masalah:
    """``nama`` ends ``type``, stable for programs; the texts are for people."""

    status: int
    nama: str
    judul: str
    rincian: str = ""
    galat: Sequence[Mapping[str, str]] = ()
    kepala: Mapping[str, str] = field(default_factory=dict)


def jawab(request: HttpRequest, galat: Exception | type[Exception]) -> HttpResponse:
    """Return the answer to an error, foreseen or not, and log it under the id that the answer carries."""
    galat = galat() if isinstance(galat, type) else galat
    dikenal = next((j for j in type(galat).__mro__ if j in _MASALAH), None)
    if dikenal:
        return _tulis(request, _MASALAH[dikenal](galat), galat)
    sebab = gangguan(galat)
    return _tulis(request, _GANGGUAN[sebab] if sebab else _RUSAK, galat)


@csrf_exempt
def tidak_ada(request: HttpRequest, **_: Any) -> HttpResponse:
    """Answer an address that is none."""
    return jawab(request, Http404())


def salah_metode(request: HttpRequest, boleh: str) -> HttpResponse:
    rincian = f"Alamat ini menerima {boleh}."
    return _tulis(request, Masalah(405, "metode", "Metode tidak dikenal di alamat ini", rincian, (), {"Allow": boleh}))


def galat_isian(salah: IsianSalah) -> list[dict[str, str]]:
    return [_galat(g.isian, g.pesan, g.saran, g.dasar, g.nilai) for g in salah.galat]


def isi(templat: str, nilai: Mapping[str, Any]) -> str:
    """Fill a constant template (KEPUTUSAN 17) with its values, dates written out."""
    return templat.format_map({k: tulis_tanggal(v) if isinstance(v, date) else v for k, v in nilai.items()})


def _tulis(request: HttpRequest, m: Masalah, galat: Exception | None = None) -> HttpResponse:
    nomor = secrets.token_hex(4)
    rute = request.resolver_match.route if request.resolver_match else ""
    catatan = {"galat": nomor, "rute": rute, "metode": request.method, "sebab": m.nama}
    if m.status >= 500:
        log.error("permintaan API gagal", exc_info=galat, extra=catatan)
    else:
        log.info("permintaan API ditolak", extra=catatan)
    badan = {
        "type": f"{JENIS}{m.nama}",
        "title": m.judul,
        "status": m.status,
        "detail": m.rincian,
        "galat": list(m.galat),
        "id": nomor,
    }
    return HttpResponse(orjson.dumps(samarkan(badan)), status=m.status, content_type=JENIS_ISI, headers=dict(m.kepala))


def _galat(isian: str, pesan: str, saran: str, dasar: Any, nilai: Mapping[str, Any]) -> dict[str, str]:
    return {"isian": isian, "pesan": isi(pesan, nilai), "saran": isi(saran, nilai), "dasar": str(dasar)}


def _isian_salah(galat: IsianSalah) -> Masalah:
    rincian = "Perbaiki semua isian yang disebut, simpan dengan PUT …/formulir, lalu ajukan lagi."
    return Masalah(422, "isian-salah", "Formulir belum lengkap atau salah", rincian, galat_isian(galat))


def _ditolak(galat: PermohonanDitolak) -> Masalah:
    alasan = [_galat(p.tolak.isian, p.tolak.pesan, p.tolak.saran, p.dasar, p.tolak.nilai) for p in galat.penolakan]
    return Masalah(422, "ditolak", "Permohonan belum dapat diterima", "Perbaiki hal berikut, lalu kirim lagi.", alasan)


def _berkas(galat: BerkasDitolak) -> Masalah:
    satu = _galat("berkas", galat.pesan, galat.saran, "", galat.nilai)
    return Masalah(422, "berkas-ditolak", "Berkas tidak dapat diterima", satu["pesan"], [satu])


def _kiriman(galat: ValidationError) -> Masalah:
    daftar = [_galat_kiriman(g) for g in galat.errors]
    return Masalah(422, "kiriman-salah", "Kiriman tidak sesuai bentuknya", "Bentuknya: /api/openapi.json.", daftar)


def _galat_kiriman(galat: Mapping[str, Any]) -> dict[str, str]:
    sumber, *jalur = [str(j) for j in galat["loc"]]
    isian = ".".join(jalur[1:] if sumber == "body" and len(jalur) > 1 else jalur)
    pesan = _PESAN_KIRIMAN.get(str(galat["type"]), "Nilainya tidak dapat diterima.")
    return {"isian": isian, "pesan": pesan, "saran": "Sesuaikan dengan bentuk di /api/openapi.json.", "dasar": ""}


_PESAN_KIRIMAN = {
    "missing": "Belum ada.",
    "extra_forbidden": "Tidak dikenal.",
    "uuid_parsing": "Bukan UUID.",
    "uuid_type": "Bukan UUID.",
    "int_parsing": "Bukan bilangan bulat.",
    "int_type": "Bukan bilangan bulat.",
    "dict_type": "Bukan objek.",
    "list_type": "Bukan daftar.",
    "string_type": "Bukan teks.",
    "enum": "Bukan salah satu pilihan.",
}


def _berubah(galat: PermohonanBerubah) -> Masalah:
    rincian = (
        f"Permohonan {galat.nomor} diubah oleh {galat.oleh}; keadaannya sekarang {galat.keadaan}, versinya "
        f"{galat.versi}. Baca lagi permohonannya, lalu kirim lagi dengan versi itu."
    )
    beda = [_galat(j, "Berbeda dari yang tersimpan.", "Pilih mana yang benar.", "", {}) for j in galat.isian]
    return Masalah(409, "permohonan-berubah", "Permohonan sudah diubah pihak lain", rincian, beda)


def _langkah(galat: LangkahTidakSah) -> Masalah:
    return Masalah(409, "langkah-tidak-sah", "Langkah ini tidak berlaku lagi", str(galat))


def _berbeda(_: PermintaanBerbeda) -> Masalah:
    rincian = "Idempotency-Key ini sudah dipakai untuk isi yang lain. Pakai UUID baru untuk permintaan baru."
    return Masalah(409, "permintaan-berbeda", "Kunci permintaan sudah dipakai", rincian)


def _wewenang(galat: BukanWewenang) -> Masalah:
    satu = _galat("", galat.pesan, "Kirim dengan token peran yang berwenang.", galat.dasar, {})
    return Masalah(403, "bukan-wewenang", "Bukan wewenang sistem ini", str(galat), [satu])


def _besar(_: Exception) -> Masalah:
    rincian = "Berkas paling besar 5 MB, badan JSON paling besar 1 MB. Tidak ada yang tersimpan."
    return Masalah(413, "terlalu-besar", "Kiriman terlalu besar", rincian)


def _formulir_besar(galat: FormulirTerlaluBesar) -> Masalah:
    satu = _galat("formulir", str(galat), "", "", {})
    return Masalah(422, "formulir-terlalu-besar", "Formulir terlalu besar", str(galat), [satu])


def _sering(galat: TerlaluSering) -> Masalah:
    kepala = {"Retry-After": str(galat.tunggu)}
    return Masalah(429, "terlalu-sering", "Terlalu sering", f"Coba lagi dalam {galat.tunggu} detik.", (), kepala)


def _tetap(status: int, nama: str, judul: str, rincian: str, **kepala: str) -> Callable[[Any], Masalah]:
    masalah = Masalah(status, nama, judul, rincian, (), {k.replace("_", "-"): v for k, v in kepala.items()})
    return lambda _: masalah


_RUSAK = Masalah(
    500,
    "kesalahan-sistem",
    "Terjadi kesalahan pada sistem",
    "Tidak ada yang tersimpan setengah. Ulangi dengan Idempotency-Key yang sama; bila terulang, sebutkan id galat ini.",
)
_TAK_ADA = _tetap(
    404,
    "tidak-ada",
    "Tidak ditemukan",
    "Periksa alamatnya. Data di luar wilayah atau wewenang sistem ini juga tidak ditampilkan.",
)
_TAK_DIKENAL = _tetap(
    401,
    "token",
    "Token tidak ada atau tidak berlaku",
    "Kirim kepala Authorization: Bearer <token> yang masih berlaku.",
    WWW_Authenticate="Bearer",
)
_PERAN_LAIN = _tetap(403, "bukan-wewenang", "Bukan wewenang sistem ini", "Operasi ini untuk peran lain.")
_TAK_TERBACA = _tetap(400, "tidak-terbaca", "Kiriman tidak dapat dibaca", "Kirim JSON yang sah, UTF-8.")
_ALASAN = _tetap(422, "alasan-tidak-sah", "Alasan itu tidak berlaku", "Pilih dari alasan yang dinyatakan layanan ini.")
_GANGGUAN = {
    Gangguan.BASIS_DATA: Masalah(
        503,
        "basis-data",
        "Basis data sedang tidak menjawab",
        "Yang sudah tersimpan tetap aman. Ulangi dengan Idempotency-Key yang sama dalam satu menit.",
        kepala={"Retry-After": "30"},
    ),
    Gangguan.RUANG_HABIS: Masalah(
        507,
        "ruang-habis",
        "Ruang simpan server penuh",
        "Yang sudah tersimpan tetap aman, kiriman ini belum. "
        "Ulangi dengan Idempotency-Key yang sama sesudah ada ruang.",
        kepala={"Retry-After": "30"},
    ),
    Gangguan.TIDAK_PASTI: Masalah(
        503,
        "tidak-pasti",
        "Belum pasti tersimpan",
        "Server cadangan belum mengesahkan. Ulangi dengan Idempotency-Key yang sama: tercatat sekali.",
        kepala={"Retry-After": "30"},
    ),
    Gangguan.SEGEL_TERTUNDA: Masalah(
        503,
        "segel-tertunda",
        "Pencatatan berhenti karena jurnal tidak disaksikan",
        "Jurnal lebih dari 15 menit menunggu segel saksinya. Kiriman ini belum tersimpan; ulangi dengan "
        "Idempotency-Key yang sama sesudah saksi menjawab.",
        kepala={"Retry-After": "60"},
    ),
    Gangguan.SEDANG_DIMUAT: Masalah(
        503,
        "sedang-dimuat",
        "Data awal sedang dimuat",
        "Kiriman ini belum tersimpan; ulangi dengan Idempotency-Key yang sama sesudah pemuatan selesai.",
        kepala={"Retry-After": "60"},
    ),
}

_MASALAH: dict[type[BaseException], Callable[[Any], Masalah]] = {
    AuthenticationError: _TAK_DIKENAL,
    PeranLain: _PERAN_LAIN,
    PintuTertutup: _PERAN_LAIN,
    BukanWewenang: _wewenang,
    Http404: _TAK_ADA,
    PermohonanTidakAda: _TAK_ADA,
    LayananTidakAda: _TAK_ADA,
    IsianSalah: _isian_salah,
    PermohonanDitolak: _ditolak,
    BerkasDitolak: _berkas,
    ValidationError: _kiriman,
    FormulirTerlaluBesar: _formulir_besar,
    AlasanTidakSah: _ALASAN,
    PermohonanBerubah: _berubah,
    PermintaanBerbeda: _berbeda,
    LangkahTidakSah: _langkah,
    KirimanTerlaluBesar: _besar,
    RequestDataTooBig: _besar,
    TooManyFilesSent: _besar,
    TooManyFieldsSent: _besar,
    TerlaluSering: _sering,
    HttpError: _TAK_TERBACA,
    MultiPartParserError: _TAK_TERBACA,
    UnreadablePostError: _TAK_TERBACA,
    SuspiciousOperation: _TAK_TERBACA,
}
