"""Deadlines of foreigners: residence permits that end, and children with two citizenships who have to choose."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from adminduk.permohonan.aturan import kewarganegaraan
from adminduk.permohonan.aturan.orang_asing import PERPANJANGAN_HARI, hampir_berakhir, izin_tinggal, pekerjaan
from adminduk.permohonan.katalog import ambil
from adminduk.permohonan.keadaan import PEMBUAT_DRAF
from adminduk.register import RegisterTerbuka
from adminduk.register.kewarganegaraan_ganda import warga_ganda
from adminduk.register.orang_asing import OrangAsing, orang_asing_berizin_sampai


@require_GET
def daftar(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    semua = orang_asing_berizin_sampai(reg, hampir_berakhir(reg.hari_ini))
    isi = {
        "daftar": [_baris(o, reg) for o in semua],
        "ganda": _daftar_ganda(reg),
        "dasar_ganda": kewarganegaraan.DASAR_PILIH,
        "abg": ambil("ABG"),
        "hari": PERPANJANGAN_HARI,
        "loket": reg.pelaku.peran in PEMBUAT_DRAF,
    }
    return render(request, "web/petugas/izin_tinggal.html", isi)


def _daftar_ganda(reg: RegisterTerbuka) -> list[dict[str, object]]:
    """Return those whose time to choose ends within a year or is past, whose ends first at the top."""
    semua = warga_ganda(reg, kewarganegaraan.lahir_yang_tenggatnya_dekat(reg.hari_ini))
    bertenggat = ((kewarganegaraan.tenggat_pilih(w.lahir, w.kawin), w) for w in semua)
    return [
        {"orang": w, "sampai": t.sampai, "tindakan": kerja, "sisa": (t.sampai - reg.hari_ini).days}
        for t, w in sorted(bertenggat, key=lambda b: (b[0].sampai, b[1].nama))
        if (kerja := kewarganegaraan.tindakan_ganda(t, reg.hari_ini))
    ]


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
