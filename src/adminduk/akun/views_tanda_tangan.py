"""The guard of signing, and the two steps that the browser's script takes with the signer's key."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from adminduk.akun import alat_peragaan, laju, passkey, penanda_tangan
from adminduk.akun.bukti import PIN_PERAGAAN, terbawa
from adminduk.akun.models import Petugas
from adminduk.akun.views_passkey import jawab_json

P = ParamSpec("P")
BATAS_PIN = laju.Batas(5, 15 * 60)


def butuh_tanda_tangan(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let a POST run only when the signer's key has agreed to exactly its fields; else ask for that, keeping them."""

    @wraps(view)
    def terjaga(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        sidik = penanda_tangan.sidik_kiriman(request)
        if request.method != "POST" or penanda_tangan.sudah_disetujui(request, sidik):
            return view(request, *args, **kwargs)
        penanda_tangan.tunggu(request, sidik)
        galat = ""
        if settings.ADMINDUK_PERAGAAN and request.POST.get(PIN_PERAGAAN):
            try:
                _setujui_dengan_kunci_peragaan(request)
                return view(request, *args, **kwargs)
            except passkey.PasskeyDitolak as ditolak:
                galat = str(ditolak)
        return _minta(request, galat)

    return terjaga


@jawab_json
def mulai(request: HttpRequest) -> HttpResponse:
    _petugas(request)
    return HttpResponse(penanda_tangan.mulai(request), content_type="application/json")


@jawab_json
def selesai(request: HttpRequest) -> HttpResponse:
    _petugas(request)
    penanda_tangan.selesai(request, passkey.baca_jawaban(request))
    return JsonResponse({"lanjut": ""})


def _petugas(request: HttpRequest) -> Petugas:
    if isinstance(request.user, Petugas):
        return request.user
    raise passkey.PasskeyDitolak(_("Sesi Anda berakhir. Masuk lagi, lalu ulangi."))


def _setujui_dengan_kunci_peragaan(request: HttpRequest) -> None:
    petugas = _petugas(request)
    laju.batasi(f"pin peragaan {petugas.pk}", BATAS_PIN)
    alat = alat_peragaan.buka(petugas, request.POST[PIN_PERAGAAN])
    jawaban = alat.jawab(penanda_tangan.mulai(request), f"{request.scheme}://{request.get_host()}")
    penanda_tangan.selesai(request, jawaban)
    laju.lupakan(f"pin peragaan {petugas.pk}")


def _minta(request: HttpRequest, galat: str) -> HttpResponse:
    kunci = penanda_tangan.kunci_sah(_petugas(request))
    data = {
        "terbawa": terbawa(request),
        "alamat": request.get_full_path(),
        "jumlah": len(request.POST.getlist("pilih")),
        "kunci": kunci,
        "peragaan": any(k.aaguid == penanda_tangan.AAGUID_PERAGAAN for k in kunci),
        "dasar": penanda_tangan.DASAR_KUNCI,
        "galat": galat,
    }
    return render(request, "akun/tanda_tangan.html", data, status=200 if kunci and not galat else 403)
