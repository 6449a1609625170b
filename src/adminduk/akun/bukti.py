"""Fresh proof: what weighs much (a signature, a key) asks for it again, unless it is less than five minutes old."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_otp import devices_for_user, verify_token

P = ParamSpec("P")

BATAS_BUKTI = 5 * 60  # seconds
_BUKTI = "bukti_pada"
_KODE = "kode_bukti"
PIN_PERAGAAN = "pin_peragaan"
BUKAN_ISI = frozenset({_KODE, PIN_PERAGAAN, "csrfmiddlewaretoken"})  # fields that are proof, not matter


class Bukti(StrEnum):
    """What a step asks for beside a session."""

    BARU = "bukti baru"  # a code or a passkey, at most five minutes ago
    PENANDA_TANGAN = "kunci penanda tangan"  # the signer's own key, over exactly what is sent


def catat_bukti(request: HttpRequest) -> None:
    """Note that the officer has just proved who it is; the session gets a new id."""
    request.session.cycle_key()
    request.session[_BUKTI] = time.time()


def bukti_masih_baru(request: HttpRequest) -> bool:
    pada: float = request.session.get(_BUKTI, 0.0)
    return 0 <= time.time() - pada < BATAS_BUKTI


def cocokkan_totp(petugas: Any, kode: str) -> Any | None:
    """Return the TOTP device whose present code this is; wrong codes slow down the next try, used codes are dead."""
    kode = kode.replace(" ", "")
    if not (kode.isascii() and kode.isdigit() and len(kode) == 6):
        return None
    return next((alat for alat in devices_for_user(petugas) if verify_token(petugas, alat.persistent_id, kode)), None)


def butuh_bukti_baru(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let a view run only on fresh proof. Without it the same request is asked again, with a code and all it carried.

    Nothing typed is lost and no JavaScript is needed: the page holds every field of the POST and sends it on
    together with the code.
    """

    @wraps(view)
    def terjaga(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if bukti_masih_baru(request):
            return view(request, *args, **kwargs)
        kode = request.POST.get(_KODE, "") if request.method == "POST" else ""
        if kode and cocokkan_totp(request.user, kode):
            catat_bukti(request)
            return view(request, *args, **kwargs)
        return minta_bukti(request, salah=bool(kode))

    return terjaga


def minta_bukti(request: HttpRequest, *, salah: bool) -> HttpResponse:
    data = {"terbawa": terbawa(request), "salah": salah, "alamat": request.get_full_path(), "cara": request.method}
    return render(request, "akun/bukti_baru.html", data, status=403 if salah else 200)


def terbawa(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what a page must carry on so that nothing is typed again."""
    return [(n, v) for n, semua in request.POST.lists() if n not in BUKAN_ISI for v in semua]
