"""E-Office: what other offices wait for, what this one waits for, and for how long."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from adminduk.permohonan import berkas, pesan_kantor, surat_antarkantor
from adminduk.permohonan.models import PesanAntarkantor
from adminduk.permohonan.surat_antarkantor import PesanDitolak
from adminduk.register import RegisterTerbuka
from adminduk.web import wilayah
from adminduk.web.galat import TidakAda
from adminduk.web.izin import IZIN
from adminduk.web.kalimat import kalimat
from adminduk.web.kasus import ambil_kasus, uuid_kiriman
from adminduk.web.views.kasus import unggahan_terbaca


@require_GET
def daftar(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    isi = {
        "masuk": [_baris(p, p.dari) for p in pesan_kantor.masuk(reg)],
        "keluar": [_baris(p, p.kepada) for p in pesan_kantor.keluar(reg)],
    }
    return render(request, "web/petugas/pesan.html", isi)


@require_POST
def jawab(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    """Confirm or answer a message of another office, or remind another of ours."""
    id_ = uuid_kiriman(request, "pesan")
    if "isi" in request.POST:
        return _balas(request, reg, _ambil(id_))
    if "ingatkan" in request.POST:
        if pesan_kantor.ingatkan(reg, id_):
            messages.success(request, _("Pengingat terkirim."))
        else:
            messages.info(request, _("Pesan itu sudah dijawab, atau baru saja dikirim. Ingatkan lagi besok."))
    elif not pesan_kantor.konfirmasi(reg, id_):
        messages.info(request, _("Pesan itu sudah dijawab."))
    return redirect("web:pesan")


@require_GET
def satu(request: HttpRequest, reg: RegisterTerbuka, pesan: UUID) -> HttpResponse:
    """Show a message with its files, and the form to answer it."""
    return render(request, "web/petugas/pesan_satu.html", _isi(reg, _ambil(pesan)))


def _isi(reg: RegisterTerbuka, dibuka: PesanAntarkantor) -> dict[str, Any]:
    menunggu = dibuka.kepada == reg.pelaku.kab_kantor and dibuka.dijawab is None
    return {
        "p": dibuka,
        "pengirim": wilayah.nama_lengkap(str(dibuka.dari)),
        "berkas": surat_antarkantor.daftar_berkas(dibuka),
        "boleh_balas": menunggu and reg.pelaku.peran in IZIN["jawab_pesan"].peran,
    }


def _balas(request: HttpRequest, reg: RegisterTerbuka, dibuka: PesanAntarkantor) -> HttpResponse:
    try:
        surat_antarkantor.balas(reg, dibuka, request.POST["isi"], unggahan_terbaca(request, wajib=False))
    except (PesanDitolak, berkas.BerkasDitolak) as ditolak:
        return _salah(request, "web/petugas/pesan_satu.html", _isi(reg, dibuka), ditolak)
    messages.success(request, _("Jawaban terkirim."))
    return redirect("web:pesan")


def baru(request: HttpRequest, reg: RegisterTerbuka, id: UUID) -> HttpResponse:
    """Write to another office about a case."""
    kasus = ambil_kasus(id)
    isi: dict[str, Any] = {"kasus": kasus, "kantor": wilayah.daftar_kabupaten(), "ketik": request.POST}
    if request.method == "POST":
        kepada = request.POST.get("kepada", "")
        try:
            surat_antarkantor.tulis(
                reg,
                kasus,
                int(kepada) if kepada.isascii() and kepada.isdigit() else 0,
                request.POST.get("isi", ""),
                unggahan_terbaca(request, wajib=False),
                permintaan=uuid_kiriman(request, "permintaan"),
            )
        except (PesanDitolak, berkas.BerkasDitolak) as ditolak:
            return _salah(request, "web/petugas/pesan_baru.html", isi, ditolak)
        messages.success(request, _("Pesan terkirim."))
        return redirect("web:pesan")
    return render(request, "web/petugas/pesan_baru.html", isi)


@require_GET
def buka_berkas(request: HttpRequest, reg: RegisterTerbuka, pesan: UUID, berkas_pesan: UUID) -> HttpResponse:
    """Show a file of a message to either of its two offices."""
    dibuka = surat_antarkantor.buka_berkas(reg, _ambil(pesan), berkas_pesan)
    if dibuka is None:
        raise TidakAda
    jawaban = HttpResponse(berkas.baca(dibuka.sha256), content_type=dibuka.mime)
    jawaban["Content-Disposition"] = f'inline; filename="berkas.{dibuka.mime.split("/")[1]}"'
    jawaban["X-Content-Type-Options"] = "nosniff"
    return jawaban


def _ambil(pesan: UUID) -> PesanAntarkantor:
    dibuka = PesanAntarkantor.objects.filter(id=pesan).first()
    if dibuka is None:
        raise TidakAda
    return dibuka


def _salah(request: HttpRequest, templat: str, isi: dict[str, Any], ditolak: Any) -> HttpResponse:
    galat = {"galat": kalimat(ditolak), "isian": getattr(ditolak, "isian", "berkas"), "ketik": request.POST}
    return render(request, templat, isi | galat, status=422)


def _baris(p: PesanAntarkantor, lawan: int) -> dict[str, object]:
    lama = timezone.now() - p.pada
    return {"p": p, "kantor": wilayah.nama_lengkap(str(lawan)), "hari": lama.days, "lama": lama > pesan_kantor.LAMA}
