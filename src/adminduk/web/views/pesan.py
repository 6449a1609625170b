"""E-Office: what other offices wait for, what this one waits for, and for how long."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from adminduk.permohonan import pesan_kantor
from adminduk.permohonan.models import PesanAntarkantor
from adminduk.register import RegisterTerbuka
from adminduk.web import wilayah
from adminduk.web.kasus import uuid_kiriman


@require_GET
def daftar(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    isi = {
        "masuk": [_baris(p, p.dari) for p in pesan_kantor.masuk(reg)],
        "keluar": [_baris(p, p.kepada) for p in pesan_kantor.keluar(reg)],
    }
    return render(request, "web/petugas/pesan.html", isi)


@require_POST
def jawab(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    """Confirm a message of another office, or remind another of ours."""
    id_ = uuid_kiriman(request, "pesan")
    if "ingatkan" in request.POST:
        if pesan_kantor.ingatkan(reg, id_):
            messages.success(request, _("Pengingat terkirim."))
        else:
            messages.info(request, _("Pesan itu sudah dijawab, atau baru saja dikirim. Ingatkan lagi besok."))
    elif not pesan_kantor.konfirmasi(reg, id_):
        messages.info(request, _("Pesan itu sudah dijawab."))
    return redirect("web:pesan")


def _baris(p: PesanAntarkantor, lawan: int) -> dict[str, object]:
    lama = timezone.now() - p.pada
    return {"p": p, "kantor": wilayah.nama_lengkap(str(lawan)), "hari": lama.days, "lama": lama > pesan_kantor.LAMA}
