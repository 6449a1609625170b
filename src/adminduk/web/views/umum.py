"""Pages for everybody: what there is, what the law says of it, and the region picker."""

from __future__ import annotations

from itertools import groupby

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST

from adminduk.dokumen.formulir import cetak_formulir
from adminduk.permohonan import Layanan
from adminduk.permohonan.katalog import ambil, semua_layanan
from adminduk.permohonan.pencarian_layanan import cari_layanan
from adminduk.web import wilayah
from adminduk.web.cetak_formulir import formulir_cetak, unduhan_pdf
from adminduk.web.navigasi import beranda as beranda_pelaku
from adminduk.web.pelaku import pelaku_dari

NAMA_BIDANG = {"pendaftaran_penduduk": "Pendaftaran penduduk", "pencatatan_sipil": "Pencatatan sipil"}


def layanan_per_bidang() -> list[tuple[str, list[Layanan]]]:
    """Return services under the two halves of the law, as their folders are."""
    pasangan = [(NAMA_BIDANG[modul.split(".")[1]], layanan) for modul, layanan in semua_layanan()]
    return [(nama, [p[1] for p in isi]) for nama, isi in groupby(pasangan, key=lambda p: p[0])]


@require_GET
def beranda(request: HttpRequest) -> HttpResponse:
    if pelaku := pelaku_dari(request):
        return redirect(beranda_pelaku(pelaku))
    return render(request, "web/umum/beranda.html", {"bidang": layanan_per_bidang()})


@require_GET
def daftar_layanan(request: HttpRequest) -> HttpResponse:
    apa = request.GET.get("apa", "")[:100]
    temuan = cari_layanan(apa, translation.gettext) if apa.strip() else []
    isi = {"apa": apa, "temuan": temuan, "bidang": layanan_per_bidang()}
    return render(request, "web/umum/daftar_layanan.html", isi)


@require_GET
def layanan(request: HttpRequest, kode: str) -> HttpResponse:
    return render(request, "web/umum/layanan.html", {"layanan": ambil(kode.upper())})


@require_GET
def formulir_kosong(request: HttpRequest, kode: str) -> HttpResponse:
    """Give the form of a service on paper, for those who write by hand."""
    satu = ambil(kode.upper())
    return unduhan_pdf(cetak_formulir(formulir_cetak(satu, {})), f"formulir-{satu.kode.lower()}.pdf")


@require_GET
def bantuan(request: HttpRequest) -> HttpResponse:
    return render(request, "web/umum/bantuan.html")


@require_POST
def bahasa(request: HttpRequest) -> HttpResponse:
    """Switch the language and go back to the same page."""
    lanjut = request.POST.get("lanjut", "/")
    aman = url_has_allowed_host_and_scheme(lanjut, {request.get_host()}, require_https=request.is_secure())
    return pilih_bahasa(HttpResponseRedirect(lanjut if aman else "/"), request.POST.get("bahasa", ""))


def pilih_bahasa(jawaban: HttpResponse, kode: str) -> HttpResponse:
    if kode in dict(settings.LANGUAGES):
        translation.activate(kode)
        jawaban.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            kode,
            max_age=365 * 86400,
            samesite="Lax",
            httponly=True,
            secure=settings.LANGUAGE_COOKIE_SECURE,
        )
    return jawaban


@require_GET
@cache_control(public=True, max_age=3600)
def cari_wilayah(request: HttpRequest) -> HttpResponse:
    """Answer the picker: at most 20 regions whose words begin as those typed."""
    jenis = wilayah.KABUPATEN if request.GET.get("jenis") == "kabupaten" else wilayah.DESA
    dekat = request.GET.get("dekat", "")
    utamakan = int(dekat) if dekat.isascii() and dekat.isdecimal() and len(dekat) == 4 else 0
    temuan = wilayah.cari(request.GET.get("teks", "")[:80], jenis, utamakan=utamakan)
    return JsonResponse({"wilayah": [{"kode": t.kode, "nama": t.nama} for t in temuan]})
