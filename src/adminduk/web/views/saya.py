"""The resident's own pages."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from adminduk.permohonan import alur
from adminduk.permohonan.katalog import ambil
from adminduk.register import Penduduk, RegisterTerbuka
from adminduk.web import silsilah, wilayah
from adminduk.web.galat import TidakAda
from adminduk.web.views.umum import layanan_per_bidang


@require_GET
def beranda(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    hal = alur.antrean(reg)
    bidang = [(nama, [satu for satu in isi if satu.oleh_penduduk]) for nama, isi in layanan_per_bidang()]
    isi = {"saya": _saya(reg), "baris": [(b, ambil(b.kode).nama) for b in hal.baris], "bidang": bidang}
    return render(request, "web/saya/beranda.html", isi)


@require_GET
def keluarga(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    saya = _saya(reg)
    k = reg.keluarga_dari(saya.id)
    return render(
        request,
        "web/saya/keluarga.html",
        {
            "saya": saya,
            "k": k,
            "wilayah": wilayah.nama_lengkap(str(k.desa)) if k else "",
            "pohon": silsilah.gambar(silsilah.kumpulkan(reg, saya), bertaut=False),
            "jejak": reg.jejak_akses(saya.id)[:30],
        },
    )


@require_GET
def dokumen(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    saya = _saya(reg)
    k = reg.keluarga_dari(saya.id)
    serumah = [a.penduduk for a in k.anggota] if k else [saya]
    milik = [(p, reg.dokumen_berlaku(orang=p.id)) for p in serumah]
    isi = {"milik": milik, "keluarga": reg.dokumen_berlaku(keluarga=k.id) if k else ()}
    return render(request, "web/saya/dokumen.html", isi)


def _saya(reg: RegisterTerbuka) -> Penduduk:
    orang: UUID | None = reg.pelaku.orang
    saya = reg.penduduk(orang) if orang else None
    if saya is None:
        raise TidakAda
    return saya
