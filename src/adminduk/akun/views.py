"""Pages of coming in, proving again, and going out."""

from __future__ import annotations

import logging
from base64 import b32encode

import segno
from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from adminduk.akun import kode_cadangan, penduduk, percobaan, titipan
from adminduk.akun import masuk as langkah
from adminduk.akun.bukti import bukti_masih_baru, catat_bukti, cocokkan_totp
from adminduk.akun.laju import Batas, TerlaluSering, alamat, batasi, lupakan
from adminduk.akun.models import Petugas
from adminduk.akun.sesi import SESI_PENDUDUK, catat_mulai

log = logging.getLogger(__name__)
KODE_SEALAMAT = Batas(30, 15 * 60)  # an office or a village may sit behind one address


@sensitive_post_parameters("sandi")
@require_http_methods(["GET", "POST"])
def masuk(request: HttpRequest) -> HttpResponse:
    """Officers: name and password. What follows is the second proof, never the system itself."""
    if request.method == "GET":
        return _halaman_masuk(request)
    nama = request.POST.get("nama_pengguna", "").strip()
    try:
        percobaan.periksa(request, nama)
    except TerlaluSering as tolak:
        return _tunggu(request, tolak)
    petugas = authenticate(request, nama_pengguna=nama, password=request.POST.get("sandi", ""))
    if not isinstance(petugas, Petugas):
        _catat_gagal("sandi")
        return _halaman_masuk(request, galat_petugas=_("Nama pengguna atau kata sandi salah. Periksa lalu coba lagi."))
    percobaan.berhasil(request, nama)
    langkah.mulai_setengah(request, petugas)
    berikut = "daftar-totp" if langkah.boleh_memasang_totp(request, petugas) else "masuk-totp"
    return redirect(_dengan_lanjut(request, berikut))


@require_http_methods(["GET", "POST"])
def masuk_totp(request: HttpRequest) -> HttpResponse:
    petugas = langkah.petugas_setengah(request)
    if petugas is None:
        return redirect(_dengan_lanjut(request, "masuk"))
    galat = galat_cadangan = ""
    if request.POST.get("kode_cadangan"):
        try:
            if _pakai_kode_cadangan(request, petugas):
                return redirect(_dengan_lanjut(request, "daftar-totp"))
            galat_cadangan = _("Kode cadangan salah atau sudah dipakai. Periksa hurufnya, atau pakai kode berikutnya.")
        except TerlaluSering as tolak:
            return _tunggu(request, tolak)
    elif request.method == "POST":
        if cocokkan_totp(petugas, request.POST.get("kode", "")):
            return _selesai(request, petugas, "sandi dan kode autentikator")
        _catat_gagal("kode autentikator", petugas)
        galat = _("Kode salah, sudah dipakai, atau terlalu cepat dicoba lagi. Tunggu kode berikutnya lalu ketik lagi.")
    data = {
        "galat": galat,
        "galat_cadangan": galat_cadangan,
        "lanjut": langkah.tujuan(request),
        "passkey": petugas.daftar_passkey.exists(),
        "totp": langkah.punya_totp(petugas),
    }
    return render(request, "akun/totp.html", data, status=403 if galat or galat_cadangan else 200)


@require_http_methods(["GET", "POST"])
def daftar_totp(request: HttpRequest) -> HttpResponse:
    """First log-in of an officer: the authenticator is set up before anything opens."""
    petugas = langkah.petugas_setengah(request)
    if petugas is None or not langkah.boleh_memasang_totp(request, petugas):
        return redirect(_dengan_lanjut(request, "masuk"))
    alat = langkah.alat_totp_baru(request, petugas)
    galat = ""
    if request.method == "POST":
        if alat.verify_token(request.POST.get("kode", "").replace(" ", "")):
            langkah.sahkan_totp(petugas, alat)
            return _selesai(request, petugas, "sandi dan autentikator baru")
        galat = _("Kode tidak cocok. Periksa jam telepon Anda, tunggu kode berikutnya, lalu ketik lagi.")
    qr = segno.make(alat.config_url, error="m").svg_inline(scale=5, omitsize=True)
    data = {"galat": galat, "qr": qr, "rahasia": _base32(alat.bin_key), "lanjut": langkah.tujuan(request)}
    return render(request, "akun/daftar_totp.html", data, status=403 if galat else 200)


@sensitive_post_parameters("kode")
@require_http_methods(["GET", "POST"])
def masuk_penduduk(request: HttpRequest) -> HttpResponse:
    """Residents: the code from the counter."""
    if request.method == "GET":
        return redirect(_dengan_lanjut(request, "masuk"))
    try:
        batasi(f"kode {alamat(request)}", KODE_SEALAMAT)
    except TerlaluSering as tolak:
        return _tunggu(request, tolak)
    akun = penduduk.kenali(request.POST.get("kode", ""))
    if akun is None:
        _catat_gagal("kode penduduk")
        galat = _("Kode tidak dikenal atau terlalu cepat dicoba lagi. Periksa hurufnya, atau minta kode baru di loket.")
        return _halaman_masuk(request, galat_penduduk=galat)
    tujuan = langkah.tujuan(request, bawaan="/")
    titipan.hanya_milik(request, akun.orang)
    with titipan.dibawa(request):
        request.session.flush()
    request.session[SESI_PENDUDUK] = {"orang": str(akun.orang), "kab": akun.kab}
    catat_mulai(request)
    return redirect(tujuan)


@require_http_methods(["GET", "POST"])
def bukti_baru(request: HttpRequest) -> HttpResponse:
    """Prove again who one is, before something that weighs much."""
    if not isinstance(request.user, Petugas):
        return redirect(_dengan_lanjut(request, "masuk"))
    salah = False
    if request.method == "POST":
        if cocokkan_totp(request.user, request.POST.get("kode_bukti", "")):
            catat_bukti(request)
        salah = not bukti_masih_baru(request)
    if bukti_masih_baru(request):
        return redirect(langkah.tujuan(request))
    data = {"salah": salah, "terbawa": [("lanjut", langkah.tujuan(request))], "alamat": request.path, "cara": "POST"}
    return render(request, "akun/bukti_baru.html", data, status=403 if salah else 200)


@require_POST
def keluar(request: HttpRequest) -> HttpResponse:
    logout(request)
    jawaban = redirect("/")
    # The next at this counter presses "back" and finds nothing; cookies are ours and end with the session.
    jawaban["Clear-Site-Data"] = '"cache", "storage"'
    return jawaban


def _catat_gagal(tahap: str, petugas: Petugas | None = None) -> None:
    """Log a refused proof; of a name that was typed nothing is kept, it may be a password in the wrong field."""
    log.warning("bukti ditolak", extra={"tahap": tahap, "pelaku": str(petugas.pk) if petugas else ""})


def _tunggu(request: HttpRequest, tolak: TerlaluSering) -> HttpResponse:
    """Too many wrong tries: say so, for how long, and what opens meanwhile."""
    log.warning("terlalu banyak percobaan", extra={"tahap": "masuk"})
    menit = -(-tolak.tunggu // 60)
    galat = ngettext(
        "Terlalu banyak percobaan. Tunggu {menit} menit, lalu coba lagi. Passkey tetap dapat dipakai.",
        "Terlalu banyak percobaan. Tunggu {menit} menit, lalu coba lagi. Passkey tetap dapat dipakai.",
        menit,
    ).format(menit=menit)
    petugas = "kode" not in request.POST
    jawaban = _halaman_masuk(
        request, galat_petugas=galat if petugas else "", galat_penduduk="" if petugas else galat, status=429
    )
    jawaban["Retry-After"] = str(tolak.tunggu)
    return jawaban


def _pakai_kode_cadangan(request: HttpRequest, petugas: Petugas) -> bool:
    batasi(f"cadangan {petugas.pk}", percobaan.SENDIRI)
    if not kode_cadangan.pakai(petugas, request.POST["kode_cadangan"]):
        return False
    lupakan(f"cadangan {petugas.pk}")
    langkah.mulai_setengah(request, petugas, alat_lama_hilang=True)
    return True


def _selesai(request: HttpRequest, petugas: Petugas, dengan: str) -> HttpResponse:
    jawaban = redirect(langkah.tujuan(request, bawaan=langkah.beranda(petugas)))
    langkah.selesaikan(request, petugas, dengan)
    percobaan.kenali_peramban(jawaban, petugas)
    return jawaban


def _halaman_masuk(
    request: HttpRequest, *, galat_petugas: str = "", galat_penduduk: str = "", status: int = 0
) -> HttpResponse:
    data = {
        "galat": galat_petugas or galat_penduduk,
        "galat_petugas": galat_petugas,
        "galat_penduduk": galat_penduduk,
        "nama_pengguna": request.POST.get("nama_pengguna", ""),
        "lanjut": request.POST.get("lanjut") or request.GET.get("lanjut") or "",
    }
    return render(request, "akun/masuk.html", data, status=status or (403 if data["galat"] else 200))


def _dengan_lanjut(request: HttpRequest, rute: str) -> str:
    lanjut = request.POST.get("lanjut") or request.GET.get("lanjut")
    return f"{reverse(rute)}?{urlencode({'lanjut': lanjut})}" if lanjut else reverse(rute)


def _base32(kunci: bytes) -> str:
    teks = b32encode(kunci).decode().rstrip("=")
    return " ".join(teks[i : i + 4] for i in range(0, len(teks), 4))
