"""The resident's own pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from adminduk.permohonan import alur
from adminduk.permohonan.aturan import orang_asing
from adminduk.permohonan.kasus_orang import nomor_kasus
from adminduk.permohonan.katalog import ambil
from adminduk.register import Penduduk, RegisterTerbuka, darurat
from adminduk.web import silsilah, wilayah
from adminduk.web.galat import TidakAda
from adminduk.web.views.umum import layanan_per_bidang

_SAMA = ("pelaku", "peran", "kab", "keperluan", "kasus")
PEMBERITAHUAN = timedelta(days=90)  # so long the first page of the resident says that data was opened by break-glass


@require_GET
def beranda(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    hal = alur.antrean(reg)
    bidang = [(nama, [satu for satu in isi if satu.oleh_penduduk]) for nama, isi in layanan_per_bidang()]
    saya = _saya(reg)
    isi = {
        "saya": saya,
        "baris": [(b, ambil(b.kode).nama) for b in hal.baris],
        "bidang": bidang,
        "darurat": _darurat_baru(reg, saya.id),
        "izin_tinggal": _izin_tinggal(reg, saya),
    }
    return render(request, "web/saya/beranda.html", isi)


def _darurat_baru(reg: RegisterTerbuka, orang: UUID) -> bool:
    batas = timezone.now() - PEMBERITAHUAN
    return any(a["dibuka"] > batas for a in darurat.tentang(reg, orang))


def _izin_tinggal(reg: RegisterTerbuka, saya: Penduduk) -> dict[str, Any] | None:
    """Return what a foreigner has to do about the own permit, None for everybody else and while there is time."""
    if not orang_asing.adalah_orang_asing(saya):
        return None
    izin = orang_asing.izin_tinggal(saya.rinci)
    kerja = orang_asing.pekerjaan(izin, reg.hari_ini, ber_kk=reg.keluarga_dari(saya.id) is not None)
    return {"izin": izin, "kerja": kerja, "layanan": [ambil(k) for k in kerja.layanan]} if kerja else None


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


@require_GET
def jejak(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    """Who read about the resident, what for, and for which case; not what else that case is about."""
    saya, semua = _saya(reg), "semua" in request.GET
    baris = [j for j in reg.jejak_akses(saya.id) if semua or j["pelaku"] != reg.pelaku.id]
    isi = {
        "baris": list(_serentak(baris)),
        "kantor": {k: nama_kantor(reg, k) for k in {j["kab"] for j in baris}},
        "nomor": nomor_kasus({j["kasus"] for j in baris}),
        "darurat": [(a, nama_kantor(reg, a["kab"])) for a in darurat.tentang(reg, saya.id)],
        "semua": semua,
    }
    return render(request, "web/saya/jejak.html", isi)


def _serentak(baris: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Put together what one office did for one case within a minute: opening a page writes a line for each action."""
    for _menit, kelompok in groupby(baris, _menit_dan_kasus):
        satu = list(kelompok)
        yield satu[0] | {"tindakan": list(dict.fromkeys(j["tindakan"] for j in reversed(satu)))}


def _menit_dan_kasus(j: dict[str, Any]) -> tuple[Any, ...]:
    return (j["pada"].replace(second=0, microsecond=0), *(j[n] for n in _SAMA))


def nama_kantor(reg: RegisterTerbuka, kab: int) -> str:
    """Return where an office is: a district, a province, or the centre."""
    return (reg.nama_wilayah(kab) if kab else None) or _("Pusat")


def _saya(reg: RegisterTerbuka) -> Penduduk:
    orang: UUID | None = reg.pelaku.orang
    saya = reg.penduduk(orang) if orang else None
    if saya is None:
        raise TidakAda
    return saya
