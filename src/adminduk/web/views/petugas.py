"""The office's own pages: work queue, new case, signature, units below the village, outbox, progress."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID, uuid4

from django.contrib import messages
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from adminduk.dasar.temuan import NilaiDitolak, Temuan
from adminduk.dasar.wilayah import Desa, JenisSatuan
from adminduk.permohonan import alur
from adminduk.permohonan.katalog import ambil
from adminduk.permohonan.keadaan import ANTREAN, BukanWewenang, Keadaan
from adminduk.permohonan.models import KeadaanDokumen
from adminduk.register import RegisterTerbuka
from adminduk.register import satuan_lokal as satuan
from adminduk.web import wilayah
from adminduk.web.galat import TidakAda
from adminduk.web.kasus import ambil_kasus, uuid_kiriman
from adminduk.web.views.umum import layanan_per_bidang


@require_GET
def antrean(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    """What this officer has to do, the case that falls due first at the top."""
    milik = ANTREAN.get(reg.pelaku.peran, ())
    diminta = request.GET.get("keadaan", "")
    keadaan = (Keadaan(diminta),) if diminta in set(Keadaan) else milik
    hal = alur.antrean(reg, keadaan=keadaan, sesudah=_sesudah(request))
    isi = {
        "baris": [(b, ambil(b.kode).nama, _sisa(b.batas_waktu)) for b in hal.baris],
        "berikut": hal.berikut,
        "jumlah": alur.jumlah_antrean(reg),
        "diminta": diminta,
        "semua": tuple(Keadaan),
    }
    return render(request, "web/petugas/antrean.html", isi)


@require_GET
def permohonan_baru(request: HttpRequest) -> HttpResponse:
    """Choose a service; ``orang`` is handed on, an id that says nothing to whoever reads the address."""
    isi = {"bidang": layanan_per_bidang(), "orang": request.GET.get("orang", "")}
    return render(request, "web/petugas/permohonan_baru.html", isi)


@require_GET
def tanda_tangan(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    hal = alur.antrean(reg, keadaan=(Keadaan.DISETUJUI,), sesudah=_sesudah(request))
    isi = {
        "baris": [(b, ambil(b.kode).nama, _sisa(b.batas_waktu)) for b in hal.baris],
        "berikut": hal.berikut,
        "permintaan": uuid4(),
    }
    return render(request, "web/petugas/tanda_tangan.html", isi)


@require_POST
def tandatangani(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    """Sign what was ticked: each ``pilih`` is an id and the version that was on the page."""
    pasangan = [p.partition(":") for p in request.POST.getlist("pilih")]
    if not pasangan:
        messages.warning(request, _("Pilih sedikitnya satu permohonan."))
        return redirect("web:tanda_tangan")
    daftar = [(_uuid(id_), int(versi) if versi.isdecimal() else 0) for id_, _titik, versi in pasangan]
    bukti = datetime.fromtimestamp(request.session["bukti_pada"], UTC)
    jawaban = alur.tandatangani(reg, daftar, bukti_baru=bukti, permintaan=uuid_kiriman(request, "permintaan"))
    berhasil = [j for j in jawaban if j.keadaan == Keadaan.DITANDATANGANI]
    return render(request, "web/petugas/hasil_tanda_tangan.html", {"jawaban": jawaban, "berhasil": len(berhasil)})


def _sesudah(request: HttpRequest) -> str:
    """Return the place in the queue to go on from, or its start for a place that cannot be."""
    teks = request.GET.get("sesudah", "")
    waktu, _garis, id_ = teks.partition("_")
    try:
        datetime.fromisoformat(waktu)
        UUID(id_)
    except ValueError:
        return ""
    return teks


def _sisa(batas: datetime | None) -> object:
    return batas - datetime.now(batas.tzinfo) if batas else None


def _uuid(teks: str) -> UUID:
    try:
        return UUID(teks)
    except ValueError:
        raise TidakAda from None


def satuan_lokal(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    """List, add and end the units of a village. An office writes its own villages only, a village officer one."""
    kiriman = request.POST if request.method == "POST" else request.GET
    teks, kab = kiriman.get("desa", str(reg.pelaku.desa or "")).strip(), reg.pelaku.kab_kantor
    desa = wilayah.satu_satunya(teks, wilayah.DESA, kab)
    boleh = desa is not None and satuan.boleh_mencatat(reg.pelaku, Desa(desa))
    galat: list[Temuan] = []
    if request.method == "POST" and desa:
        if not boleh:
            raise BukanWewenang(
                "Satuan lokal dicatat petugas desa itu sendiri atau kantor kabupatennya.", satuan.DASAR_SATUAN_LOKAL
            )
        try:
            _ubah_satuan(request, reg, desa)
            return redirect(f"{request.path}?desa={desa}")
        except NilaiDitolak as ditolak:
            galat = [ditolak.temuan]
    with connection.cursor() as kursor:
        daftar = satuan.daftar(kursor, desa) if desa else []
    isi = {
        "desa": desa,
        "boleh": boleh,
        "nama_desa": wilayah.nama_lengkap(str(desa)) if desa else teks,
        "temuan": [] if desa else wilayah.cari(teks, wilayah.DESA, utamakan=kab),
        "daftar": daftar,
        "nama_induk": {s.id: f"{s.jenis} {s.nama}" for s in daftar},
        "jenis": tuple(JenisSatuan),
        "galat": galat,
        "isi": request.POST,
        "utamakan": kab,
    }
    return render(request, "web/petugas/satuan_lokal.html", isi, status=422 if galat else 200)


def _ubah_satuan(request: HttpRequest, reg: RegisterTerbuka, desa: int) -> None:
    with connection.cursor() as kursor:
        if akhiri := request.POST.get("akhiri"):
            satuan.akhiri(kursor, _uuid(akhiri), sampai=reg.hari_ini, oleh=reg.pelaku.id)
            return
        induk, jenis = request.POST.get("induk", ""), request.POST.get("jenis", "")
        if jenis not in set(JenisSatuan):
            raise TidakAda
        satuan.tambah(
            kursor,
            desa,
            JenisSatuan(jenis),
            request.POST.get("nama", ""),
            sejak=reg.hari_ini,
            oleh=reg.pelaku.id,
            induk=_uuid(induk) if induk else None,
        )


@require_GET
def kotak_keluar(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    """Messages to residents: in the demonstration they stand here instead of being sent (KEPUTUSAN 23)."""
    hal = alur.antrean(reg, keadaan=(Keadaan.DITERBITKAN, Keadaan.DIKEMBALIKAN, Keadaan.DITOLAK))
    isi = {"pesan": [(b, ambil(b.kode).nama) for b in hal.baris]}
    return render(request, "web/petugas/kotak_keluar.html", isi)


@require_GET
def kemajuan(request: HttpRequest, reg: RegisterTerbuka, id: UUID) -> HttpResponse:
    """How far the documents of a case are; the page asks again by itself until all are there."""
    kasus = ambil_kasus(id)
    keluar = list(kasus.dokumen_keluar.order_by("jenis", "nomor"))
    terbit = sum(d.keadaan == KeadaanDokumen.TERBIT for d in keluar)
    isi = {"kasus": kasus, "keluar": keluar, "terbit": terbit, "selesai": terbit == len(keluar)}
    return render(request, "web/petugas/kemajuan.html", isi)
