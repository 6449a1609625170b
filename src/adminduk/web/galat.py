"""Every error a page can meet, and the page that says what it was and what to do (one place, no stack trace).

What was typed goes along: a page that answers a sent form holds its fields and can send them again.
"""

from __future__ import annotations

import logging
import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from adminduk.permohonan import PermohonanDitolak
from adminduk.permohonan.katalog import LayananTidakAda
from adminduk.permohonan.keadaan import BukanWewenang, LangkahTidakSah
from adminduk.permohonan.kerja import IsianSalah, PermintaanBerbeda, PermohonanBerubah, PermohonanTidakAda
from adminduk.register import PintuTertutup
from adminduk.web.kalimat import terjemah, tulis
from adminduk.web.laju import TerlaluSering
from adminduk.web.navigasi import alamat_kasus
from adminduk.web.pelaku import pelaku_dari

log = logging.getLogger("adminduk.web")
TIDAK_DIKIRIM_ULANG = frozenset({"csrfmiddlewaretoken", "sandi", "pin", "kode"})


class TidakAda(LookupError):
    """Nothing is there, or nothing this reader may know of: the page is the same."""


@dataclass(frozen=True)
class HalamanGalat:
    status: int
    judul: str
    saran: str
    alasan: tuple[Any, ...] = ()  # things with pesan, saran, nilai, dasar, isian
    ulang: bool = False  # sending the same again can help
    kepala: dict[str, str] = field(default_factory=dict)
    isi: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class AlasanTampil:
    """A reason on a page, whatever kind of refusal it came from."""

    pesan: str
    saran: str
    nilai: Any
    dasar: Any
    isian: str = ""


def jawab(request: HttpRequest, galat: Exception) -> HttpResponse:
    """Return the page of an error that pages know; errors nobody foresaw are answered by ``rusak``."""
    jenis = next(j for j in type(galat).__mro__ if j in _HALAMAN)
    h = _HALAMAN[jenis](galat)
    nomor = _catat(request, "basis data tidak menjawab", galat) if h.status >= 500 else ""
    return halaman(request, h, nomor=nomor)


def halaman(request: HttpRequest, h: HalamanGalat, *, nomor: str = "") -> HttpResponse:
    ulang = h.ulang and request.method == "POST"
    data = {
        "h": h,
        "nomor": nomor,
        "galat": True,
        "terkirim": _terkirim(request) if ulang else [],
        # Nothing on this page may ask the database: it may be the very thing that is missing.
        "tanpa_akun": h.status >= 500,
        "alamat_formulir": _alamat_formulir(request) if h.alasan else "",
    }
    return render(request, "web/galat.html", data, status=h.status, headers=h.kepala)


def _alamat_formulir(request: HttpRequest) -> str:
    """Return the form of the case that this page is about, whose fields the reasons point at."""
    bagian = request.resolver_match.kwargs if request.resolver_match else {}
    return alamat_kasus(pelaku_dari(request), "formulir", bagian["id"]) if "id" in bagian else ""


def _catat(request: HttpRequest, apa: str, galat: BaseException | None) -> str:
    nomor = secrets.token_hex(4)
    rute = request.resolver_match.route if request.resolver_match else ""
    log.error(apa, exc_info=galat, extra={"galat": nomor, "rute": rute, "metode": request.method})
    return nomor


def _terkirim(request: HttpRequest) -> list[tuple[str, str]]:
    try:
        return [(n, v) for n, semua in request.POST.lists() if n not in TIDAK_DIKIRIM_ULANG for v in semua]
    except (RequestDataTooBig, TooManyFilesSent, OSError):
        return []


def _ditolak(galat: PermohonanDitolak) -> HalamanGalat:
    alasan = (AlasanTampil(p.tolak.pesan, p.tolak.saran, p.tolak.nilai, p.dasar, p.tolak.isian) for p in galat.penolakan)
    return HalamanGalat(422, _("Permohonan belum dapat diterima"), _("Perbaiki hal berikut, lalu kirim lagi."), tuple(alasan))


def _isian_salah(galat: IsianSalah) -> HalamanGalat:
    return HalamanGalat(422, _("Formulir belum lengkap"), _("Perbaiki hal berikut, lalu kirim lagi."), galat.galat)


def _berubah(galat: PermohonanBerubah) -> HalamanGalat:
    saran = _("Diubah oleh {oleh} pada {pada}; keadaannya sekarang {keadaan}. Yang Anda ketik tidak hilang: ada di bawah.")
    isi = {"oleh": galat.oleh, "pada": tulis(galat.pada), "keadaan": terjemah(galat.keadaan)}
    return HalamanGalat(
        409,
        _("Permohonan {nomor} sudah diubah orang lain").format(nomor=galat.nomor),
        saran.format_map(isi),
        ulang=True,
        isi={"versi": galat.versi, "permohonan": galat.permohonan},
    )


def _tidak_ada(_galat: Exception) -> HalamanGalat:
    return HalamanGalat(
        404,
        _("Halaman atau data tidak ditemukan"),
        _("Periksa alamatnya. Data di luar wilayah atau wewenang Anda juga tidak ditampilkan."),
    )


def _bukan_wewenang(galat: BukanWewenang) -> HalamanGalat:
    return HalamanGalat(403, _("Bukan wewenang Anda"), f"{terjemah(galat.pesan)} ({galat.dasar})")


def _langkah_tidak_sah(galat: LangkahTidakSah) -> HalamanGalat:
    saran = _("Permohonan ini sekarang berkeadaan {keadaan}; muat ulang halamannya untuk melihat yang terbaru.")
    return HalamanGalat(409, _("Langkah ini tidak berlaku lagi"), saran.format(keadaan=terjemah(galat.dari)))


def _berbeda(_galat: PermintaanBerbeda) -> HalamanGalat:
    return HalamanGalat(
        409,
        _("Permintaan ini sudah dipakai untuk isi yang lain"),
        _("Buka lagi halamannya dari menu, lalu ulangi. Tidak ada yang tercatat dua kali."),
    )


def _pintu_tertutup(_galat: PintuTertutup) -> HalamanGalat:
    return HalamanGalat(403, _("Data ini tidak terbuka bagi peran Anda"), _("Masuk dengan akun yang berwenang."))


def _terlalu_sering(galat: TerlaluSering) -> HalamanGalat:
    saran = _("Tunggu {detik} detik, lalu coba lagi.").format(detik=galat.tunggu)
    return HalamanGalat(429, _("Terlalu sering"), saran, ulang=True, kepala={"Retry-After": str(galat.tunggu)})


def _tanpa_basis_data(_galat: Exception) -> HalamanGalat:
    return HalamanGalat(
        503,
        _("Sistem sedang tidak dapat dihubungi"),
        _("Tidak ada yang tersimpan setengah. Tunggu sebentar, lalu kirim lagi; yang dikirim dua kali dicatat sekali."),
        ulang=True,
        kepala={"Retry-After": "10"},
    )


def _terlalu_besar(_galat: Exception) -> HalamanGalat:
    return HalamanGalat(
        413, _("Kiriman terlalu besar"), _("Kecilkan berkasnya: paling banyak 5 MB sebuah, lalu unggah satu demi satu.")
    )


_HALAMAN: dict[type[Exception], Callable[[Any], HalamanGalat]] = {
    PermohonanDitolak: _ditolak,
    IsianSalah: _isian_salah,
    PermohonanBerubah: _berubah,
    PermohonanTidakAda: _tidak_ada,
    LayananTidakAda: _tidak_ada,
    TidakAda: _tidak_ada,
    Http404: _tidak_ada,
    LangkahTidakSah: _langkah_tidak_sah,
    BukanWewenang: _bukan_wewenang,
    PermintaanBerbeda: _berbeda,
    PintuTertutup: _pintu_tertutup,
    TerlaluSering: _terlalu_sering,
    OperationalError: _tanpa_basis_data,
    InterfaceError: _tanpa_basis_data,
    RequestDataTooBig: _terlalu_besar,
    TooManyFilesSent: _terlalu_besar,
}
DIKENAL = tuple(_HALAMAN)


# ---- what Django itself calls


def tidak_dimengerti(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent):
        return jawab(request, exception)
    saran = _("Kembali ke halaman sebelumnya, lalu ulangi.")
    return halaman(request, HalamanGalat(400, _("Permintaan tidak dapat dibaca"), saran))


def terlarang(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    saran = _("Masuk dengan akun yang berwenang, atau kembali ke beranda.")
    return halaman(request, HalamanGalat(403, _("Tidak diizinkan"), saran))


def tidak_ditemukan(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return jawab(request, TidakAda())


def rusak(request: HttpRequest) -> HttpResponse:
    """Log what nobody foresaw under an id, and show that id only."""
    galat = sys.exc_info()[1]
    if isinstance(galat, OperationalError | InterfaceError):
        return jawab(request, galat)
    nomor = _catat(request, "permintaan gagal", galat)
    saran = _("Tidak ada yang tersimpan setengah. Coba lagi; bila terulang, sebutkan nomor galat ini kepada admin.")
    return halaman(request, HalamanGalat(500, _("Ada yang rusak di pihak kami"), saran, ulang=True), nomor=nomor)


def csrf_gagal(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from an old page or an old log-in: what was typed is shown again, ready to be sent."""
    saran = _("Halaman itu sudah terlalu lama terbuka, atau Anda masuk lagi sesudahnya. Kirim lagi dari sini.")
    return halaman(request, HalamanGalat(403, _("Kiriman tidak dapat dipastikan berasal dari Anda"), saran, ulang=True))
