"""One's own account, with its sessions; and the accounts of an office, where a second person is needed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from webauthn.helpers import bytes_to_base64url

from adminduk.akun import kode_cadangan, pemulihan, penanda_tangan
from adminduk.akun.catatan import Tindakan, catat
from adminduk.akun.models import Passkey, Pemulihan, Petugas, Sesi
from adminduk.akun.sesi import sidik_kunci
from adminduk.web.galat import TidakAda
from adminduk.web.pelaku import pelaku_dari

CATATAN_TAMPIL = 30


def akun(request: HttpRequest) -> HttpResponse:
    """Show one's own sessions and end them; officers see what happened to their account."""
    pelaku = pelaku_dari(request)
    assert pelaku
    ini = sidik_kunci(request.session.session_key or "")
    milik = Sesi.objects.filter(pemilik=pelaku.id)
    petugas = request.user if isinstance(request.user, Petugas) else None
    if request.method == "POST":
        diakhiri = milik.exclude(session_key=ini)
        if request.POST.get("akhiri") != "semua":
            diakhiri = diakhiri.filter(session_key=request.POST.get("akhiri", ""))
        jumlah = diakhiri.delete()[0]
        if petugas and jumlah:
            catat(Tindakan.AKHIRI_SESI, petugas, petugas, jumlah=jumlah)
        messages.success(request, _("Sesi itu sudah berakhir."))
        return redirect("web:akun")
    isi: dict[str, Any] = {"daftar": [(s, s.session_key == ini) for s in milik.order_by("-terakhir")]}
    if petugas:
        catatan = petugas.daftar_catatan.select_related("oleh").order_by("-id")[:CATATAN_TAMPIL]
        isi |= {"petugas": petugas, "sisa": kode_cadangan.sisa(petugas), "catatan": catatan}
    return render(request, "web/akun/akun.html", isi)


def cadangan(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes and show them, this once."""
    assert isinstance(request.user, Petugas)
    kode = kode_cadangan.buat(request.user) if request.method == "POST" else []
    return render(request, "web/akun/kode_cadangan.html", {"kode": kode, "sisa": kode_cadangan.sisa(request.user)})


def kantor(request: HttpRequest) -> HttpResponse:
    """Let a second person take part: approve a signer's key, ask for a recovery or agree to one."""
    oleh, isi = request.user, {}
    assert isinstance(oleh, Petugas)
    if request.method == "POST":
        try:
            isi = _lakukan(request, oleh)
        except (penanda_tangan.PengesahanDitolak, pemulihan.PemulihanDitolak) as ditolak:
            isi = {"galat": str(ditolak), "dasar": _dasar(ditolak)}
    semua = Petugas.objects.filter(kab__0=oleh.kab[0]).exclude(pk=oleh.pk).order_by("nama")
    kunci = Passkey.objects.filter(petugas__in=semua, terikat=True, disahkan=None).select_related("petugas")
    menunggu = Pemulihan.objects.filter(petugas__in=semua, disetujui=None, dipakai=None).exclude(diminta_oleh=oleh)
    isi |= {
        "daftar": [p for p in semua if pemulihan.boleh_mengurus(oleh, p)],
        "kunci": [(bytes_to_base64url(bytes(k.id)), k) for k in kunci if penanda_tangan.penanda(k.petugas)],
        "menunggu": menunggu.select_related("petugas", "diminta_oleh"),
        "alasan": request.POST.get("alasan", ""),
    }
    return render(request, "web/akun/kantor.html", isi, status=422 if "galat" in isi else 200)


def _lakukan(request: HttpRequest, oleh: Petugas) -> dict[str, Any]:
    """Carry out what was sent; return what the page shows of it."""
    isi = request.POST
    if "sahkan" in isi:
        petugas = _petugas(isi.get("petugas", ""))
        kunci = penanda_tangan.cari_kunci(petugas, isi["sahkan"])
        if kunci is None:
            raise TidakAda
        penanda_tangan.sahkan(kunci, oleh)
        return {"selesai": _("Kunci {nama} disahkan.").format(nama=petugas.nama)}
    if "setujui" in isi:
        permintaan = _permintaan(isi["setujui"])
        return {"separuh": pemulihan.setujui(permintaan, oleh), "untuk": permintaan.petugas, "kedua": True}
    petugas = _petugas(isi.get("petugas", ""))
    _permintaan_baru, separuh = pemulihan.minta(petugas, oleh, isi.get("alasan", ""))
    return {"separuh": separuh, "untuk": petugas}


def _petugas(id_: str) -> Petugas:
    petugas = Petugas.objects.filter(pk=_uuid(id_)).first()
    if petugas is None:
        raise TidakAda
    return petugas


def _permintaan(id_: str) -> Pemulihan:
    permintaan = Pemulihan.objects.select_related("petugas").filter(pk=_uuid(id_)).first()
    if permintaan is None:
        raise TidakAda
    return permintaan


def _uuid(teks: str) -> UUID:
    try:
        return UUID(teks)
    except ValueError:
        raise TidakAda from None


def _dasar(ditolak: Exception) -> object:
    pemulihan_ditolak = isinstance(ditolak, pemulihan.PemulihanDitolak)
    return pemulihan.DASAR_PEMULIHAN if pemulihan_ditolak else penanda_tangan.DASAR_KUNCI
