"""Burial registers: a village's own, written on a phone; what the office has to do about them, and who reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from adminduk.dasar.temuan import NilaiDitolak
from adminduk.pencatatan_sipil.buku_pokok_pemakaman import buku as bpp
from adminduk.pencatatan_sipil.buku_pokok_pemakaman.formulir import BarisBukuPemakaman, Penyelesaian
from adminduk.permohonan.isian import baca
from adminduk.permohonan.keadaan import BukanWewenang
from adminduk.register import RegisterTerbuka
from adminduk.web import wilayah
from adminduk.web.formulir import Perangkai
from adminduk.web.galat import TidakAda
from adminduk.web.kasus import uuid_kiriman


def buku(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    """One month of a village's book: its lines, a form for the next one, and the report."""
    kiriman = request.POST if request.method == "POST" else request.GET
    teks = kiriman.get("desa", str(reg.pelaku.desa or "")).strip()
    desa = wilayah.satu_satunya(teks, wilayah.DESA, reg.pelaku.kab_kantor)
    bulan = _bulan(kiriman.get("bulan", ""), reg.hari_ini)
    if desa is None:
        temuan = wilayah.cari(teks, wilayah.DESA, utamakan=reg.pelaku.kab_kantor)
        isi = {"nama_desa": teks, "temuan": temuan, "utamakan": reg.pelaku.kab_kantor}
        return render(request, "web/petugas/pemakaman.html", isi)
    if not bpp.boleh_mencatat(desa, reg):
        raise BukanWewenang("Buku pemakaman diisi petugas desa itu sendiri atau kantor kabupatennya.", bpp.DASAR)
    if request.method != "POST":
        return _tampil(request, reg, desa, bulan)
    return _lapor(request, reg, desa, bulan) if "lapor" in request.POST else _tulis(request, reg, desa, bulan)


def _tulis(request: HttpRequest, reg: RegisterTerbuka, desa: int, bulan: date) -> HttpResponse:
    data = request.POST.dict()
    bacaan = baca(BarisBukuPemakaman, data, hari_ini=reg.hari_ini)
    if bacaan.formulir is None:
        return _tampil(request, reg, desa, bulan, data, bacaan.galat)
    try:
        baris = bpp.catat(reg, uuid_kiriman(request, "permintaan"), desa, bacaan.formulir)
    except NilaiDitolak as ditolak:
        return _tampil(request, reg, desa, bulan, data, [ditolak.temuan])
    messages.success(request, _("Tertulis dalam buku."))
    return redirect(f"{request.path}?desa={desa}&bulan={baris.tanggal:%Y-%m}")


def _lapor(request: HttpRequest, reg: RegisterTerbuka, desa: int, bulan: date) -> HttpResponse:
    try:
        bpp.lapor(reg, desa, bulan)
    except NilaiDitolak as ditolak:
        return _tampil(request, reg, desa, bulan, {}, [ditolak.temuan])
    return redirect(f"{request.path}?desa={desa}&bulan={bulan:%Y-%m}")


def _tampil(
    request: HttpRequest,
    reg: RegisterTerbuka,
    desa: int,
    bulan: date,
    data: Mapping[str, str] | None = None,
    galat: Sequence[Any] = (),
) -> HttpResponse:
    baris, laporan = bpp.isi_bulan(desa, bulan)
    isian_galat = tuple(g for g in galat if hasattr(g, "isian"))
    isi = {
        "desa": desa,
        "nama_desa": wilayah.nama_lengkap(str(desa)),
        "bulan": bulan,
        "baris": [(b, bpp.dimakamkan(b)) for b in baris],
        "laporan": laporan,
        "bagian": Perangkai(data or {}, isian_galat, reg.pelaku.kab_kantor).rangkai(BarisBukuPemakaman),
        "galat": galat,
        "permintaan": uuid4(),
        "utamakan": reg.pelaku.kab_kantor,
    }
    return render(request, "web/petugas/pemakaman.html", isi, status=422 if galat else 200)


@require_GET
def pekerjaan(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    """Burials without an act, the oldest first, after comparing them with the acts; and the share of villages."""
    bulan = _bulan(request.GET.get("bulan", ""), reg.hari_ini)
    if ketemu := bpp.padankan(reg):
        pesan = ngettext("%(n)d pemakaman dipadankan.", "%(n)d pemakaman dipadankan.", ketemu) % {"n": ketemu}
        messages.success(request, pesan)
    daftar_desa = wilayah.desa_di(reg.pelaku.kab_kantor)
    melapor = bpp.sudah_melapor(reg, bulan)
    isi = {
        "bulan": bulan,
        "daftar": [(p, bpp.dimakamkan(p.baris), _nama(p.baris.desa)) for p in bpp.daftar_pekerjaan(reg)],
        "ikhtisar": bpp.ikhtisar(reg, daftar_desa, bulan),
        "belum": [_nama(d) for d in daftar_desa if d not in melapor],
        "target": bpp.TARGET_PERSEN,
        "tahun_target": bpp.TARGET_TAHUN,
        "penyelesaian": tuple(Penyelesaian),
    }
    return render(request, "web/petugas/pekerjaan_pemakaman.html", isi)


@require_POST
def selesai(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    karena = request.POST.get("penyelesaian", "")
    if karena not in set(Penyelesaian):
        raise TidakAda
    bpp.selesaikan(reg, uuid_kiriman(request, "pemakaman"), Penyelesaian(karena))
    return redirect("web:pekerjaan_pemakaman")


def _nama(desa: int) -> str:
    return wilayah.nama_lengkap(str(desa)).split(", Kab")[0].split(", Kota ")[0]


def _bulan(teks: str, hari_ini: date) -> date:
    """Return the first day of the month asked for as 2026-11; the present one when it cannot be read."""
    try:
        return date.fromisoformat(f"{teks}-01")
    except ValueError:
        return bpp.awal_bulan(hari_ini)
