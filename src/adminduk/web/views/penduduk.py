"""Residents and families as an officer sees them: found, as they are, as they were, drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from adminduk.dasar.nik import NIK, NomorKK
from adminduk.dasar.tanggal import TanggalLahir, hari_ini
from adminduk.dasar.temuan import NilaiDitolak
from adminduk.permohonan.aturan import orang_asing
from adminduk.permohonan.keadaan import PEMBUAT_DRAF
from adminduk.register import Penduduk, RegisterTerbuka, darurat
from adminduk.register.kaitan import ada_keluarga, ada_orang
from adminduk.web import alas, riwayat, silsilah, wilayah
from adminduk.web.galat import TidakAda

ISIAN_CARI = ("nama", "lahir", "nomor")


@dataclass(frozen=True)
class GalatCari:
    """An error of the search form, in the shape that the error summary takes."""

    isian: str
    pesan: str
    saran: str
    dasar: Any
    nilai: dict[str, Any]


def cari(request: HttpRequest, reg: RegisterTerbuka) -> HttpResponse:
    """Search by POST only: names and numbers stay out of addresses and logs."""
    if request.method != "POST":
        return render(request, "web/petugas/cari.html", {"isi": dict.fromkeys(ISIAN_CARI, "")})
    isi = {n: request.POST.get(n, "").strip()[:100] for n in ISIAN_CARI}
    nomor = re.sub(r"[\s.-]", "", isi["nomor"])
    if nomor:
        return _cari_nomor(request, reg, isi, nomor)
    try:
        lahir = TanggalLahir.parse(isi["lahir"]) if isi["lahir"] else None
    except NilaiDitolak as ditolak:
        return _ulang(request, isi, "lahir", ditolak)
    if not isi["nama"]:
        return render(request, "web/petugas/cari.html", {"isi": isi, "kosong": True}, status=422)
    penuh = lahir is not None and lahir.presisi == "H"
    temuan = reg.cari(
        isi["nama"],
        lahir=lahir.tanggal if lahir and penuh else None,
        tahun=lahir.tanggal.year if lahir and not penuh else None,
    )
    return render(request, "web/petugas/cari.html", {"isi": isi, "temuan": temuan, "dicari": True})


def _cari_nomor(request: HttpRequest, reg: RegisterTerbuka, isi: dict[str, str], nomor: str) -> HttpResponse:
    """A number of 16 digits may be a NIK or a KK number: whichever is found is opened."""
    try:
        if orang := _orang_ber_nik(reg, nomor):
            return redirect("web:penduduk", orang.id)
        if keluarga := reg.keluarga_bernomor(NomorKK(nomor)):
            return redirect("web:keluarga", keluarga.id)
    except NilaiDitolak as ditolak:
        return _ulang(request, isi, "nomor", ditolak)
    return render(request, "web/petugas/cari.html", {"isi": isi, "temuan": [], "dicari": True})


def _orang_ber_nik(reg: RegisterTerbuka, nomor: str) -> Penduduk | None:
    """Look for a NIK when the number can be one; a KK number need not hold a birth date."""
    try:
        return reg.orang_ber_nik(NIK(nomor))
    except NilaiDitolak:
        return None


def _ulang(request: HttpRequest, isi: dict[str, str], isian: str, ditolak: NilaiDitolak) -> HttpResponse:
    t = ditolak.temuan
    galat = [GalatCari(isian, t.pesan, t.saran, t.dasar, dict(t.nilai))]
    return render(request, "web/petugas/cari.html", {"isi": isi, "galat": galat}, status=422)


@require_GET
def halaman(request: HttpRequest, reg: RegisterTerbuka, orang: UUID) -> HttpResponse:
    """The person at the moment asked for; a person of another region is as one who does not exist."""
    if not ada_orang(reg, orang):
        raise TidakAda
    dasar = alas.cari(request, reg, orang=orang)
    if dasar is None:
        return alas.tanya_orang(request, reg, orang)
    keadaan = reg.keadaan_penduduk(orang)
    penduduk, sekarang, penanda = reg.penduduk(orang), _hari_ini(reg), _penanda(request, reg)
    keluarga = reg.keluarga_dari(orang)
    kejadian = reg.peristiwa_dari(orang)
    keanggotaan = reg.keanggotaan_dari(orang)
    silsilah_orang = silsilah.kumpulkan(reg, penduduk) if penduduk else None
    return render(
        request,
        "web/petugas/penduduk.html",
        {
            "orang": orang,
            "alas": dasar,
            "boleh_mengajukan": reg.pelaku.peran in PEMBUAT_DRAF,
            "boleh_berkode": penduduk is not None and alas.boleh_berkode(reg, penduduk),
            "p": penduduk,
            "keluarga": keluarga,
            "wilayah": wilayah.nama_lengkap(str(keluarga.desa)) if keluarga else "",
            "izin": _izin(penduduk) if penduduk else None,
            "usia": penduduk.usia(reg.hari_ini) if penduduk else None,
            "perkawinan": silsilah_orang.pasangan if silsilah_orang else None,
            "pohon": silsilah.gambar(silsilah_orang, taut=dasar.taut) if silsilah_orang else "",
            "garis_waktu": riwayat.gambar(keadaan, keanggotaan, kejadian, hari_ini=sekarang, penanda=penanda),
            "kejadian": [(k, riwayat.nama_jenis(k.jenis)) for k in reversed(kejadian)],
            "dokumen": reg.dokumen_berlaku(orang=orang, keluarga=keluarga.id if keluarga else None),
            "jejak": reg.jejak_akses(orang)[:20],
            "saat": _saat(request, reg, keadaan),
        },
    )


def _izin(p: Penduduk) -> dict[str, Any] | None:
    """Return the residence permit of a foreigner, and where one without a KK lives."""
    if not orang_asing.adalah_orang_asing(p):
        return None
    desa = p.rinci.get("desa_tinggal", "")
    return {
        "negara": p.rinci.get("negara", ""),
        "izin": orang_asing.izin_tinggal(p.rinci),
        "alamat": p.rinci.get("alamat_tinggal", ""),
        "wilayah": wilayah.nama_lengkap(desa) if desa else "",
    }


@require_POST
def buka_darurat(request: HttpRequest, reg: RegisterTerbuka, orang: UUID) -> HttpResponse:
    """Open a person's page outside any case; what was typed stays when the reason is not enough."""
    if not ada_orang(reg, orang):
        raise TidakAda
    alasan = request.POST.get("alasan", "")
    try:
        darurat.buka(reg, orang, alasan)
    except NilaiDitolak as ditolak:
        return alas.tanya_orang(request, reg, orang, alasan=alasan, ditolak=ditolak)
    return redirect("web:penduduk", orang)


@require_GET
def keluarga(request: HttpRequest, reg: RegisterTerbuka, keluarga: UUID) -> HttpResponse:
    if not ada_keluarga(reg, keluarga):
        raise TidakAda
    dasar = alas.cari(request, reg, keluarga=keluarga)
    if dasar is None:
        return alas.tanya_keluarga(request, reg, keluarga)
    keadaan = reg.keadaan_keluarga(keluarga)
    k, sekarang, penanda = reg.keluarga(keluarga), _hari_ini(reg), _penanda(request, reg)
    kejadian = reg.peristiwa_dari(keluarga)
    return render(
        request,
        "web/petugas/keluarga.html",
        {
            "id": keluarga,
            "alas": dasar,
            "k": k,
            "wilayah": wilayah.nama_lengkap(str(k.desa)) if k else "",
            "pernah": riwayat.pernah_anggota(reg, keluarga, k),
            "kejadian": [(p, riwayat.nama_jenis(p.jenis)) for p in reversed(kejadian)],
            "dokumen": reg.dokumen_berlaku(keluarga=keluarga),
            "garis_waktu": riwayat.gambar_keluarga(keadaan, kejadian, hari_ini=sekarang, penanda=penanda),
            "saat": _saat(request, reg, keadaan),
        },
    )


def _penanda(request: HttpRequest, reg: RegisterTerbuka) -> date | None:
    """Return the day to mark on the time line: none when the page shows today."""
    return reg.hari_ini if request.GET.get("pada") else None


def _hari_ini(reg: RegisterTerbuka) -> date:
    return hari_ini(reg.pelaku.kab_kantor, datetime.now(UTC))


def _saat(request: HttpRequest, reg: RegisterTerbuka, keadaan: list[Any]) -> dict[str, Any]:
    """What the two date fields show, and from when to when the slider runs."""
    return {
        "pada": reg.hari_ini,
        "diketahui": request.GET.get("diketahui", ""),
        "mulai": min(k.berlaku_sejak for k in keadaan),
        "sampai": _hari_ini(reg),
        "lampau": bool(request.GET.get("pada") or request.GET.get("diketahui")),
    }
