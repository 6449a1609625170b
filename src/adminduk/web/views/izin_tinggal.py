"""Residence permits of foreigners that end: what the office has to do about each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from adminduk.permohonan.aturan.orang_asing import PERPANJANGAN_HARI, hampir_berakhir, izin_tinggal, pekerjaan
from adminduk.permohonan.katalog import ambil
from adminduk.permohonan.keadaan import PEMBUAT_DRAF
from adminduk.register import RegisterTerbuka
from adminduk.register.orang_asing import OrangAsing, orang_asing_berizin_sampai


@require_GET
def daftar(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    semua = orang_asing_berizin_sampai(reg, hampir_berakhir(reg.hari_ini))
    isi = {
        "daftar": [_baris(o, reg) for o in semua],
        "hari": PERPANJANGAN_HARI,
        "loket": reg.pelaku.peran in PEMBUAT_DRAF,
    }
    return render(request, "web/petugas/izin_tinggal.html", isi)


def _baris(orang: OrangAsing, reg: RegisterTerbuka) -> dict[str, object]:
    izin = izin_tinggal(orang.rinci)
    kerja = pekerjaan(izin, reg.hari_ini, ber_kk=orang.ber_kk)
    return {
        "orang": orang,
        "izin": izin,
        "sisa": (izin.sampai - reg.hari_ini).days if izin else None,
        "kerja": kerja,
        "layanan": [ambil(kode) for kode in kerja.layanan] if kerja else [],
    }
