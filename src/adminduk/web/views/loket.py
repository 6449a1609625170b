"""What only the counter does: hand a resident the code to log in, put failed documents back into the worker's queue."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from adminduk.akun.penduduk import JatiDiri, penerima_kode, serahkan_kode
from adminduk.permohonan import alur
from adminduk.register import RegisterTerbuka
from adminduk.web.galat import TidakAda
from adminduk.web.kasus import uuid_kiriman, versi_kiriman
from adminduk.web.navigasi import alamat_kasus


def kode_masuk(request: HttpRequest, reg: RegisterTerbuka, orang: UUID) -> HttpResponse:
    """Ask how the resident proved who it is, then show the code, this once.

    The dead, children and residents of another region get the page of one who does not exist.
    """
    penerima = penerima_kode(reg, orang)
    if penerima is None:
        raise TidakAda
    diakui = request.POST.get("jati_diri", "")
    if diakui in set(JatiDiri):
        isi = {"p": penerima, "baru": serahkan_kode(reg, penerima, JatiDiri(diakui)), "situs": request.get_host()}
        return render(request, "web/petugas/kode_diserahkan.html", isi)
    kosong = request.method == "POST"
    isi = {"p": penerima, "pilihan": tuple(JatiDiri), "galat": kosong}
    return render(request, "web/petugas/kode_masuk.html", isi, status=422 if kosong else 200)


@require_POST
def terbitkan_ulang(request: HttpRequest, reg: RegisterTerbuka, id: UUID) -> HttpResponse:
    versi = versi_kiriman(request)
    jawaban = alur.terbitkan_ulang(reg, id, versi=versi, permintaan=uuid_kiriman(request, "permintaan"))
    n = len(jawaban.dokumen)
    pesan = ngettext("%(n)d dokumen diantrekan lagi.", "%(n)d dokumen diantrekan lagi.", n) % {"n": n}
    messages.success(request, pesan)
    return redirect(alamat_kasus(reg.pelaku, "kasus", id))
