"""The page on which an officer chooses a new password with a code whose halves two persons handed over."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from adminduk.akun import masuk as langkah
from adminduk.akun import pemulihan
from adminduk.akun.laju import Batas, TerlaluSering, alamat, batasi
from adminduk.akun.sandi import periksa

SEALAMAT = Batas(20, 15 * 60)


@sensitive_post_parameters("kode", "sandi", "sandi_lagi")
@require_http_methods(["GET", "POST"])
def pulihkan(request: HttpRequest) -> HttpResponse:
    """Set the password, then go on to the authenticator: the account has none any more."""
    if request.method == "GET":
        return _halaman(request)
    try:
        batasi(f"pemulihan {alamat(request)}", SEALAMAT)
    except TerlaluSering as tolak:
        galat = _("Tunggu {detik} detik, lalu coba lagi.").format(detik=tolak.tunggu)
        return _halaman(request, {"kode": [galat]}, status=429)
    permintaan = pemulihan.cari(request.POST.get("nama_pengguna", "").strip(), request.POST.get("kode", ""))
    if permintaan is None:
        galat = _("Nama pengguna atau kode salah, atau kodenya sudah lewat satu jam. Mintalah lagi pada kantor Anda.")
        return _halaman(request, {"kode": [galat]}, status=403)
    sandi = request.POST.get("sandi", "")
    if galat_sandi := periksa(sandi, request.POST.get("sandi_lagi", ""), permintaan.petugas):
        return _halaman(request, {"sandi": galat_sandi}, status=422)
    langkah.mulai_setengah(request, pemulihan.selesaikan(permintaan, sandi))
    return redirect("daftar-totp")


def _halaman(request: HttpRequest, galat: dict[str, list[str]] | None = None, status: int = 200) -> HttpResponse:
    isi = {
        "galat": galat or {},
        "nama_pengguna": request.POST.get("nama_pengguna", ""),
        "kode": request.POST.get("kode", ""),
    }
    return render(request, "akun/pemulihan.html", isi, status=status)
