"""Whose kind of disability is missing, village by village: work for whoever keeps the biodata up to date."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from adminduk.pendaftaran_penduduk.pemutakhiran_disabilitas.layanan import DASAR_PENDATAAN, layanan
from adminduk.permohonan.keadaan import PEMBUAT_DRAF
from adminduk.register import RegisterTerbuka
from adminduk.register.disabilitas import tanpa_jenis_disabilitas
from adminduk.web import wilayah


@require_GET
def daftar(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    teks = request.GET.get("desa", str(reg.pelaku.desa or "")).strip()
    utamakan = reg.pelaku.kab_kantor
    desa = wilayah.satu_satunya(teks, wilayah.DESA, utamakan)
    isi = {
        "nama_desa": wilayah.nama_lengkap(str(desa)) if desa else teks,
        "desa": desa,
        "temuan": () if desa or not teks else wilayah.cari(teks, wilayah.DESA, utamakan=utamakan),
        "utamakan": utamakan,
        "daftar": tanpa_jenis_disabilitas(reg, desa) if desa else (),
        "layanan": layanan,
        "dasar": DASAR_PENDATAAN,
        "loket": reg.pelaku.peran in PEMBUAT_DRAF,
    }
    return render(request, "web/petugas/disabilitas.html", isi)
