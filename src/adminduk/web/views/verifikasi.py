"""Documents for those who hold them and those who are shown them: verify, fetch with a PIN, published keys."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from adminduk.permohonan import berkas, kode_ambil, publik
from adminduk.permohonan.models import DokumenKeluar, KeadaanDokumen
from adminduk.register import RegisterTerbuka
from adminduk.web import wilayah
from adminduk.web.galat import TidakAda

BATAS_BERKAS = 2_000_000  # bytes; our largest document is 0.2 MB
# Alone as people type it, or inside the address that a scanner reads; Crockford's letters, without I, L, O, U.
_KODE = re.compile(r"(?:^|/v/)([0-9A-HJKMNP-TV-Z]{12})(?:#|$)", re.IGNORECASE)


def verifikasi(request: HttpRequest) -> HttpResponse:
    """Take a file, what is printed under the QR, or the whole text that a scanner read from it."""
    if unggahan := request.FILES.get("berkas"):
        return _periksa_berkas(request, unggahan)
    teks = re.sub(r"[\s-]", "", request.POST.get("teks", ""))[:600]
    if request.method == "POST" and (cocok := _KODE.search(teks)):
        return redirect("web:v", cocok[1].upper())
    status = 422 if request.method == "POST" else 200
    return render(request, "web/umum/verifikasi.html", {"teks": teks, "salah": status == 422}, status=status)


def _periksa_berkas(request: HttpRequest, unggahan: UploadedFile) -> HttpResponse:
    """Judge a file as anybody can off line, and say of a genuine one whether it is still in force."""
    if (unggahan.size or 0) > BATAS_BERKAS:
        return render(request, "web/umum/verifikasi.html", {"terlalu_besar": True}, status=413)
    hasil = publik.periksa_berkas(unggahan.read())
    dokumen = publik.cari_dokumen(hasil.fakta["Kode verifikasi"]) if hasil.sah else None
    isi = {"hasil": hasil, "d": dokumen}
    return render(request, "web/umum/verifikasi.html", isi, status=200 if hasil.sah else 422)


@require_GET
def halaman(request: HttpRequest, kode: str) -> HttpResponse:
    """Show what the paper shows and whether it holds. An unknown code is said plainly: a forged paper has one."""
    dokumen = publik.cari_dokumen(kode)
    kantor = wilayah.nama_lengkap(str(dokumen.kab)) if dokumen else ""
    isi = {"d": dokumen, "kode": kode, "kantor": kantor, "pada": datetime.now(UTC)}
    return render(request, "web/umum/dokumen.html", isi, status=200 if dokumen else 404)


def ambil(request: HttpRequest, kode: str) -> HttpResponse:
    """Give out documents for link and PIN. Nothing of them is said before the PIN is right."""
    if request.method != "POST":
        return render(request, "web/umum/ambil.html", {"kode": kode})
    try:
        daftar = kode_ambil.buka(kode, re.sub(r"\D", "", request.POST.get("pin", "")))
    except (kode_ambil.KodeSalah, kode_ambil.KodeTertutup) as galat:
        isi = {"kode": kode, "salah": True, "tertutup": isinstance(galat, kode_ambil.KodeTertutup)}
        return render(request, "web/umum/ambil.html", isi, status=429 if isi["tertutup"] else 422)
    diminta = request.POST.get("dokumen", "")
    if satu := next((d for d in daftar if str(d.dokumen) == diminta), None):
        return _pdf(satu.berkas, satu.jenis, satu.dokumen)
    return render(request, "web/umum/ambil.html", {"kode": kode, "daftar": daftar, "pin": request.POST.get("pin", "")})


@require_GET
def unduh(request: HttpRequest, reg: RegisterTerbuka, id: UUID) -> HttpResponse:
    """Print again: the same file under the same number, however often."""
    keluar = DokumenKeluar.objects.filter(dokumen=id, keadaan=KeadaanDokumen.TERBIT).first()
    if keluar is None:
        raise TidakAda
    return _pdf(str(keluar.berkas_id), keluar.jenis, keluar.dokumen)


@require_GET
@cache_control(public=True, max_age=300)
def kunci_publik(request: HttpRequest) -> HttpResponse:
    """Show the public keys, or give them as JSON to a verifier."""
    terbitan = publik.terbitan_kunci()
    if request.GET.get("bentuk") == "json":
        return JsonResponse(terbitan)
    return render(request, "web/umum/kunci_publik.html", {"terbitan": terbitan})


@require_GET
@cache_control(public=True, max_age=60)
def daftar_pencabutan(request: HttpRequest, kab: int) -> HttpResponse:
    """Give the signed revocation list of an office, as ``adminduk dokumen verifikasi --cabut`` reads it."""
    daftar = publik.daftar_pencabutan(kab)
    if daftar is None:
        raise TidakAda
    return HttpResponse(daftar, content_type="application/cose")


def _pdf(sha256: str, jenis: str, dokumen: UUID) -> HttpResponse:
    jawaban = HttpResponse(berkas.baca(sha256), content_type="application/pdf")
    jawaban["Content-Disposition"] = f'attachment; filename="{jenis}-{str(dokumen)[:8]}.pdf"'
    return jawaban
