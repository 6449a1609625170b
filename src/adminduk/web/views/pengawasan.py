"""Who opened data outside any case, and who reads far from any: for those who answer for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from adminduk.akun.models import Petugas
from adminduk.dasar.temuan import NilaiDitolak
from adminduk.permohonan.aduan import daftar_aduan
from adminduk.permohonan.kasus_orang import nomor_kasus
from adminduk.permohonan.katalog import ambil
from adminduk.register import RegisterTerbuka, alarm, darurat
from adminduk.web.galat import TidakAda, alasan_temuan
from adminduk.web.izin import IZIN
from adminduk.web.kasus import uuid_kiriman, uuid_terbaca


@require_GET
def halaman(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    return _tampil(request, reg)


def _tampil(request: HttpRequest, reg: RegisterTerbuka, ditolak: NilaiDitolak | None = None) -> HttpResponse:
    """Break-glasses that wait for review and those judged, alarms open and closed."""
    menunggu, ditinjau = (darurat.daftar(reg, ditinjau=d) for d in (False, True))
    awas = reg.pelaku.peran in IZIN["bacaan_petugas"].peran
    terbuka, ditutup = (alarm.daftar(reg, ditutup=t) if awas else [] for t in (False, True))
    isi = {
        "menunggu": menunggu,
        "ditinjau": ditinjau,
        "terbuka": terbuka,
        "ditutup": ditutup,
        "orang": _nama_orang(reg, {a.orang for a in menunggu + ditinjau}),
        "petugas": _nama_petugas({a.pelaku for a in menunggu + ditinjau} | {a.pelaku for a in terbuka + ditutup}),
        "meninjau": reg.pelaku.peran in IZIN["tinjau_darurat"].peran,
        "mengawasi": awas,
        "aduan": [(a, ambil(a.permohonan.kode).nama) for a in daftar_aduan()] if awas else [],
        "saya": reg.pelaku.id,
        "galat": [alasan_temuan(ditolak.temuan)] if ditolak else [],
    }
    return render(request, "web/petugas/pengawasan.html", isi, status=422 if ditolak else 200)


@require_POST
def tinjau(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    """Judge a break-glass; the answer must say which way."""
    putusan = request.POST.get("putusan", "")
    if putusan not in ("wajar", "tidak wajar"):
        raise TidakAda
    akses, catatan = uuid_kiriman(request, "akses"), request.POST.get("catatan", "")
    try:
        darurat.tinjau(reg, akses, wajar=putusan == "wajar", catatan=catatan)
    except NilaiDitolak as ditolak:
        return _tampil(request, reg, ditolak)
    messages.success(request, _("Tinjauan tercatat; penduduknya melihat hasilnya."))
    return redirect("web:pengawasan")


@require_GET
def bacaan(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    """What the officer of an alarm read, line by line; who was only among the results of a search is counted."""
    satu = alarm.ambil(reg, uuid_terbaca(request.GET, "alarm"))
    if satu is None:
        raise TidakAda
    baris = alarm.daftar_bacaan(reg, satu.id)
    dibuka = {o for b in baris if b.tindakan != "cari" for o in b.subjek}
    isi = {
        "a": satu,
        "baris": baris,
        "orang": _nama_orang(reg, dibuka),
        "petugas": _nama_petugas({satu.pelaku}),
        "nomor": nomor_kasus({b.kasus for b in baris}),
    }
    return render(request, "web/petugas/bacaan.html", isi)


@require_POST
def tutup(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    try:
        alarm.tutup(reg, uuid_kiriman(request, "alarm"), request.POST.get("catatan", ""))
    except NilaiDitolak as ditolak:
        return _tampil(request, reg, ditolak)
    messages.success(request, _("Alarm ditutup."))
    return redirect("web:pengawasan")


def _nama_orang(reg: RegisterTerbuka, orang: Iterable[UUID]) -> dict[UUID, str]:
    """Return names, and nothing else; that they were seen is in the ledger of each."""
    daftar = list(orang)
    return {p.id: p.nama for p in reg.daftar_penduduk(daftar, tindakan="tinjau")} if daftar else {}


def _nama_petugas(petugas: Iterable[UUID]) -> dict[Any, str]:
    return dict(Petugas.objects.filter(id__in=list(petugas)).values_list("id", "nama"))
