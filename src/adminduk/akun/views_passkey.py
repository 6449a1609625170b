"""Passkeys: the page of one's own, and the four steps the browser's script takes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from webauthn.helpers import bytes_to_base64url

from adminduk.akun import masuk as langkah
from adminduk.akun import passkey, penanda_tangan
from adminduk.akun.bukti import bukti_masih_baru, butuh_bukti_baru, catat_bukti
from adminduk.akun.catatan import Tindakan, catat
from adminduk.akun.laju import Batas, TerlaluSering, alamat, batasi
from adminduk.akun.models import Petugas

View = Callable[[HttpRequest], HttpResponse]
PER_ALAMAT = Batas(120)  # each challenge begins a session, and a whole office may come in at eight


def jawab_json(view: View) -> View:
    """POST only; a refusal becomes a sentence in JSON for the script to show."""

    @wraps(view)
    def terjaga(request: HttpRequest) -> HttpResponse:
        try:
            return view(request)
        except passkey.PasskeyDitolak as ditolak:
            return JsonResponse({"galat": str(ditolak)}, status=403)
        except TerlaluSering as tolak:
            galat = _("Tunggu {detik} detik, lalu coba lagi.").format(detik=tolak.tunggu)
            return JsonResponse({"galat": galat}, status=429, headers={"Retry-After": str(tolak.tunggu)})

    return require_POST(terjaga)


def daftar(request: HttpRequest) -> HttpResponse:
    """The officer's own passkeys; one is removed here."""
    if not isinstance(request.user, Petugas):
        return redirect("masuk")
    return _halaman(request)


@butuh_bukti_baru
def _halaman(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, Petugas)
    milik = request.user.daftar_passkey
    if request.method == "POST":
        if kunci := penanda_tangan.cari_kunci(request.user, request.POST.get("hapus", "")):
            kunci.delete()
            request.user.refresh_from_db()
            update_session_auth_hash(request, request.user)
            catat(Tindakan.HAPUS_PASSKEY, request.user, request.user, kunci=request.POST["hapus"], nama=kunci.nama)
        return redirect("passkey")
    sah = penanda_tangan.kunci_sah(request.user)
    daftar_kunci = [(bytes_to_base64url(bytes(k.id)), k, k in sah) for k in milik.order_by("didaftarkan")]
    return render(
        request, "akun/passkey.html", {"daftar_kunci": daftar_kunci, "penanda": penanda_tangan.penanda(request.user)}
    )


@jawab_json
def daftar_mulai(request: HttpRequest) -> HttpResponse:
    return _json(passkey.mulai_daftar(request, _petugas_terbukti(request)))


@jawab_json
def daftar_selesai(request: HttpRequest) -> HttpResponse:
    jawaban = passkey.baca_jawaban(request)
    passkey.selesai_daftar(request, _petugas_terbukti(request), jawaban, str(jawaban.get("nama", "")))
    return JsonResponse({"lanjut": request.path.removesuffix("daftar/selesai")})


@jawab_json
def bukti_mulai(request: HttpRequest) -> HttpResponse:
    batasi(f"passkey {alamat(request)}", PER_ALAMAT)
    petugas = request.user if isinstance(request.user, Petugas) else langkah.petugas_setengah(request)
    return _json(passkey.mulai_bukti(request, petugas))


@jawab_json
def bukti_selesai(request: HttpRequest) -> HttpResponse:
    """Log in, or renew the proof of whoever is logged in; another officer's passkey does not pass for it."""
    petugas = passkey.selesai_bukti(request, passkey.baca_jawaban(request))
    if not isinstance(request.user, Petugas):
        langkah.selesaikan(request, petugas, "passkey")
    elif petugas == request.user:
        catat_bukti(request)
    else:
        raise passkey.PasskeyDitolak(_("Passkey itu milik petugas lain. Pakai passkey akun yang sedang masuk."))
    return JsonResponse({"lanjut": langkah.tujuan(request, bawaan=langkah.beranda(petugas))})


def _petugas_terbukti(request: HttpRequest) -> Petugas:
    if isinstance(request.user, Petugas) and bukti_masih_baru(request):
        return request.user
    raise passkey.PasskeyDitolak(_("Bukti masuk sudah lewat lima menit. Muat ulang halaman ini, lalu ulangi."))


def _json(teks: str) -> HttpResponse:
    return HttpResponse(teks, content_type="application/json")
