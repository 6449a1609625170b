"""The page on which an officer changes the own password; a temporary one opens nothing else."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from adminduk.akun import sandi
from adminduk.akun.laju import TerlaluSering, batasi
from adminduk.akun.models import Petugas
from adminduk.akun.percobaan import SENDIRI


@sensitive_post_parameters("sandi_lama", "sandi", "sandi_lagi")
@require_http_methods(["GET", "POST"])
def ganti(request: HttpRequest) -> HttpResponse:
    petugas = request.user
    if not isinstance(petugas, Petugas):
        return redirect("masuk")
    if request.method == "GET":
        return _halaman(request, petugas, {}, 200)
    try:
        batasi(f"ganti sandi {petugas.pk}", SENDIRI)
    except TerlaluSering as tolak:
        return _halaman(
            request, petugas, {"lama": [_("Tunggu {detik} detik, lalu coba lagi.").format(detik=tolak.tunggu)]}, 429
        )
    if not petugas.check_password(request.POST.get("sandi_lama", "")):
        return _halaman(request, petugas, {"lama": [_("Kata sandi sekarang salah. Ketik lagi.")]}, 403)
    baru = request.POST.get("sandi", "")
    if galat := sandi.periksa(baru, request.POST.get("sandi_lagi", ""), petugas):
        return _halaman(request, petugas, {"sandi": galat}, 422)
    sandi.ganti(request, petugas, baru)
    messages.success(request, _("Kata sandi sudah diganti. Sesi Anda di tempat lain sudah berakhir."))
    return redirect(settings.LOGIN_REDIRECT_URL)


def _halaman(request: HttpRequest, petugas: Petugas, galat: dict[str, list[str]], status: int) -> HttpResponse:
    return render(request, "akun/sandi.html", {"galat": galat, "sementara": petugas.sandi_sementara}, status=status)
