"""The form of any service: typed, corrected, kept as a draft. One set of pages for all services."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from adminduk.akun import titipan
from adminduk.permohonan import Layanan, alur
from adminduk.permohonan.isian import Bacaan, baca
from adminduk.permohonan.katalog import ambil
from adminduk.permohonan.models import Permohonan
from adminduk.register import RegisterTerbuka
from adminduk.web import wilayah
from adminduk.web.awal import isian_awal
from adminduk.web.formulir import Perangkai, lakukan, tersembunyi, wilayah_terbaca
from adminduk.web.kasus import ambil_kasus, uuid_kiriman, uuid_terbaca, versi_kiriman, versi_terbaca
from adminduk.web.navigasi import alamat_kasus
from adminduk.web.views.umum import pilih_bahasa

SIMPAN = "simpan"


@dataclass(frozen=True)
class Draf:
    """A draft on the page: its id is made here, before it is first sent, so that sent twice it is one."""

    id: UUID
    layanan: Layanan
    versi: int = 0  # 0: not kept yet
    nomor: str = ""


def baru(request: HttpRequest, reg: RegisterTerbuka, kode: str) -> HttpResponse:
    """Open a new form, filled in with what the register knows of the person it is for."""
    layanan = ambil(kode.upper())
    if request.method == "POST":
        return _formulir(request, reg, Draf(uuid_kiriman(request, "draf"), layanan), {})
    if terketik := titipan.ambil(request, reg.pelaku.id):
        return _lanjutkan(request, reg, layanan, dict(terketik))
    draf = Draf(uuid4(), layanan)
    reg.alaskan(reg.keperluan, str(draf.id))
    return _formulir(request, reg, draf, _isian_awal(request, reg, layanan))


def _isian_awal(request: HttpRequest, reg: RegisterTerbuka, layanan: Layanan) -> dict[str, str]:
    """Begin with the resident who applies, or the person from whose page an officer came."""
    try:
        orang = reg.pelaku.orang or UUID(request.GET.get("orang", ""))
    except ValueError:
        return {}
    penduduk = reg.penduduk(orang)
    return isian_awal(reg, layanan.formulir, penduduk) if penduduk else {}


def ubah(request: HttpRequest, reg: RegisterTerbuka, id: UUID) -> HttpResponse:
    """Open a draft again. Reasons it was returned for stand at the top, beside the fields they are about."""
    kasus = ambil_kasus(id)
    if terketik := titipan.ambil(request, reg.pelaku.id):
        return _lanjutkan(request, reg, ambil(kasus.kode), dict(terketik), kasus)
    # A case that is kept has a version: 0 would make it anew.
    versi = (versi_kiriman(request) or -1) if request.method == "POST" else kasus.versi
    return _formulir(request, reg, Draf(id, ambil(kasus.kode), versi, kasus.nomor), kasus.formulir, kasus)


def _formulir(
    request: HttpRequest,
    reg: RegisterTerbuka,
    draf: Draf,
    tersimpan: Mapping[str, str],
    kasus: Permohonan | None = None,
) -> HttpResponse:
    kab = reg.pelaku.kab_kantor
    if request.method != "POST":
        return _tampil(request, draf, tersimpan, alasan=kasus.alasan if kasus else (), utamakan=kab)
    aksi = request.POST.get("aksi", SIMPAN)
    data = wilayah_terbaca(draf.layanan.formulir, _terpilih(request.POST.dict()), utamakan=kab)
    if aksi != SIMPAN:
        jawaban = pilih_bahasa(HttpResponse(), aksi.removeprefix("bahasa:")) if aksi.startswith("bahasa:") else None
        hasil = _tampil(request, draf, lakukan(aksi, data), utamakan=kab)
        if jawaban:
            hasil.cookies.update(jawaban.cookies)
        return hasil
    return _simpan(request, reg, draf, data)


def _lanjutkan(
    request: HttpRequest,
    reg: RegisterTerbuka,
    layanan: Layanan,
    terketik: dict[str, str],
    kasus: Permohonan | None = None,
) -> HttpResponse:
    """Draw the form as it was sent when the session had ended; nothing of it is stored yet."""
    kab = reg.pelaku.kab_kantor
    if kasus:
        draf = Draf(kasus.id, layanan, versi_terbaca(terketik), kasus.nomor)
    else:
        draf = Draf(uuid_terbaca(terketik, "draf"), layanan)
    data = wilayah_terbaca(layanan.formulir, _terpilih(terketik), utamakan=kab)
    return _tampil(request, draf, data, utamakan=kab, terputus=True)


def _simpan(request: HttpRequest, reg: RegisterTerbuka, draf: Draf, data: dict[str, str]) -> HttpResponse:
    """Keep what was typed, complete or not; then show every error at once, or the case."""
    bacaan: Bacaan[Any] = baca(draf.layanan.formulir, data, wilayah_ada=wilayah.ada, hari_ini=reg.hari_ini)
    isi = {j: t for j, t in data.items() if not tersembunyi(j) and t.strip()}
    permintaan = uuid_kiriman(request, "permintaan")
    if draf.versi:
        jawaban = alur.simpan_draf(reg, draf.id, isi, versi=draf.versi, permintaan=permintaan)
    else:
        jawaban = alur.buat_draf(reg, draf.id, draf.layanan.kode, isi, permintaan=permintaan)
    if not bacaan.galat:
        return redirect(alamat_kasus(reg.pelaku, "kasus", draf.id))
    tersimpan = Draf(draf.id, draf.layanan, jawaban.versi, jawaban.nomor)
    return _tampil(request, tersimpan, data, galat=bacaan.galat, utamakan=reg.pelaku.kab_kantor)


def _tampil(
    request: HttpRequest,
    draf: Draf,
    data: Mapping[str, str],
    *,
    galat: tuple[Any, ...] = (),
    alasan: Any = (),
    utamakan: int = 0,
    terputus: bool = False,
) -> HttpResponse:
    bagian = Perangkai(data, galat, utamakan).rangkai(draf.layanan.formulir)
    isi = {
        "draf": draf,
        "layanan": draf.layanan,
        "bagian": bagian,
        "galat": galat,
        "alasan": alasan,
        "permintaan": uuid4(),
        "formulir_aktif": "formulir",
        "utamakan": utamakan,
        "terputus": terputus,
    }
    return render(request, "web/kasus/formulir.html", isi, status=422 if galat else 200)


def _terpilih(kiriman: dict[str, str]) -> dict[str, str]:
    """Let a region picked from a list take the place of what was typed to find it."""
    pilihan = {n.removeprefix("_pilih."): v for n, v in kiriman.items() if n.startswith("_pilih.") and v}
    return {n: v for n, v in kiriman.items() if n not in _MILIK_HALAMAN and not n.startswith("_pilih.")} | pilihan


_MILIK_HALAMAN = frozenset({"csrfmiddlewaretoken", "aksi", "versi", "draf", "permintaan"})
