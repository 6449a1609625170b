"""Every error a page can meet, and the page that says what it was and what to do (one place, no stack trace).

What was typed goes along: a page that answers a sent form holds its fields and can send them again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from adminduk.akun.bukti import BUKAN_ISI
from adminduk.akun.laju import TerlaluSering
from adminduk.dasar.temuan import Temuan
from adminduk.permohonan import Penolakan, PermohonanDitolak
from adminduk.permohonan.katalog import LayananTidakAda
from adminduk.permohonan.keadaan import BukanWewenang, LangkahTidakSah
from adminduk.permohonan.keputusan import AlasanTidakSah, BuktiKedaluwarsa
from adminduk.permohonan.kerja import IsianSalah, PermintaanBerbeda, PermohonanBerubah, PermohonanTidakAda
from adminduk.permohonan.pengajuan import FormulirTerlaluBesar
from adminduk.register import PintuTertutup
from adminduk.web.kalimat import terjemah, tulis
from adminduk.web.navigasi import alamat_kasus
from adminduk.web.pelaku import pelaku_dari

TIDAK_DIKIRIM_ULANG = BUKAN_ISI | {"sandi", "pin", "kode"}


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


def alasan_tampil(p: Penolakan) -> AlasanTampil:
    return AlasanTampil(p.tolak.pesan, p.tolak.saran, p.tolak.nilai, p.dasar, p.tolak.isian)


def alasan_temuan(t: Temuan, isian: str = "") -> AlasanTampil:
    return AlasanTampil(t.pesan, t.saran, dict(t.nilai), t.dasar, isian)


def jawab(request: HttpRequest, galat: Exception) -> HttpResponse:
    """Return the page of an error that pages know; what nobody foresaw is answered by ``proyek.views``."""
    h = _HALAMAN[next(j for j in type(galat).__mro__ if j in _HALAMAN)](galat)
    ulang = h.ulang and request.method == "POST"
    data = {
        "h": h,
        "galat": True,
        "terkirim": _terkirim(request) if ulang else [],
        "alamat_formulir": _alamat_formulir(request) if h.alasan else "",
    }
    jawaban = render(request, "web/galat.html", data, status=h.status)
    for nama, nilai in h.kepala.items():
        jawaban[nama] = nilai
    return jawaban


def kirim_ulang(request: HttpRequest, terketik: list[tuple[str, str]]) -> HttpResponse:
    """Hold what was sent when the session had ended, ready to be sent again."""
    saran = _("Sesi Anda berakhir sebelum ini terkirim. Belum ada yang tersimpan.")
    h = HalamanGalat(200, _("Lanjutkan yang terputus"), saran)
    return render(request, "web/galat.html", {"h": h, "terkirim": terketik, "kosongkan": True})


def _alamat_formulir(request: HttpRequest) -> str:
    """Return the form of the case that this page is about, whose fields the reasons point at."""
    bagian = request.resolver_match.kwargs if request.resolver_match else {}
    return alamat_kasus(pelaku_dari(request), "formulir", bagian["id"]) if "id" in bagian else ""


def _terkirim(request: HttpRequest) -> list[tuple[str, str]]:
    return [(n, v) for n, semua in request.POST.lists() if n not in TIDAK_DIKIRIM_ULANG for v in semua]


def _ditolak(galat: PermohonanDitolak) -> HalamanGalat:
    saran = _("Perbaiki hal berikut, lalu kirim lagi.")
    return HalamanGalat(422, _("Permohonan belum dapat diterima"), saran, tuple(map(alasan_tampil, galat.penolakan)))


def _isian_salah(galat: IsianSalah) -> HalamanGalat:
    return HalamanGalat(422, _("Formulir belum lengkap"), _("Perbaiki hal berikut, lalu kirim lagi."), galat.galat)


def _berubah(galat: PermohonanBerubah) -> HalamanGalat:
    saran = _(
        "Diubah oleh {oleh} pada {pada}; keadaannya sekarang {keadaan}. Yang Anda ketik tidak hilang: ada di bawah."
    )
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


def _alasan_tidak_sah(_galat: AlasanTidakSah) -> HalamanGalat:
    return HalamanGalat(422, _("Alasan itu tidak berlaku"), _("Pilih alasan dari daftar pada halaman keputusan."))


def _bukti_kedaluwarsa(_galat: BuktiKedaluwarsa) -> HalamanGalat:
    saran = _("Buktikan lagi diri Anda dengan passkey atau kode, lalu tanda tangani.")
    return HalamanGalat(403, _("Bukti diri sudah lewat lima menit"), saran, ulang=True)


def _formulir_terlalu_besar(_galat: FormulirTerlaluBesar) -> HalamanGalat:
    return HalamanGalat(422, _("Formulir terlalu besar"), _("Kirim isian formulir ini saja."))


def _pintu_tertutup(_galat: PintuTertutup) -> HalamanGalat:
    return HalamanGalat(403, _("Data ini tidak terbuka bagi peran Anda"), _("Masuk dengan akun yang berwenang."))


def _terlalu_sering(galat: TerlaluSering) -> HalamanGalat:
    saran = _("Tunggu {detik} detik, lalu coba lagi.").format(detik=galat.tunggu)
    return HalamanGalat(429, _("Terlalu sering"), saran, ulang=True, kepala={"Retry-After": str(galat.tunggu)})


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
    AlasanTidakSah: _alasan_tidak_sah,
    BuktiKedaluwarsa: _bukti_kedaluwarsa,
    FormulirTerlaluBesar: _formulir_terlalu_besar,
    PintuTertutup: _pintu_tertutup,
    TerlaluSering: _terlalu_sering,
}
DIKENAL = tuple(_HALAMAN)
