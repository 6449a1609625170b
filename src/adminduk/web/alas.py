"""On what ground an officer opens the page of a person or a family: a case in hand that concerns them, or break-glass.

Without one the page asks for it, and shows of the person what a search shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from adminduk.akun.penduduk import dapat_berkode
from adminduk.dasar.tanggal import hari_ini
from adminduk.dasar.temuan import NilaiDitolak
from adminduk.permohonan.kasus_orang import kasus_di_tangan, kasus_tentang, mengenai
from adminduk.permohonan.katalog import ambil
from adminduk.permohonan.keadaan import PEMBUAT_DRAF
from adminduk.permohonan.models import Permohonan
from adminduk.register import Keperluan, Penduduk, RegisterTerbuka, darurat
from adminduk.web.galat import alasan_temuan
from adminduk.web.izin import IZIN


@dataclass(frozen=True)
class Alas:
    kasus: Permohonan | None = None
    darurat: darurat.AksesDarurat | None = None

    @property
    def taut(self) -> str:
        """What the addresses of relatives and family end in, to be opened on the same ground."""
        return f"?kasus={self.kasus.id}" if self.kasus else ""


def cari(
    request: HttpRequest, reg: RegisterTerbuka, *, orang: UUID | None = None, keluarga: UUID | None = None
) -> Alas | None:
    """Return the ground for this page and read on it from here on; None when there is none."""
    kasus = _kasus(request.GET.get("kasus", ""))
    if kasus and mengenai(reg, kasus, orang=orang, keluarga=keluarga):
        reg.alaskan(Keperluan.PELAYANAN, str(kasus.id))
        return Alas(kasus)
    akses = darurat.terbuka(reg, orang) if orang else None
    if akses is None:
        return None
    reg.alaskan(Keperluan.DARURAT, str(akses.id))
    return Alas(darurat=akses)


def tanya_orang(
    request: HttpRequest, reg: RegisterTerbuka, orang: UUID, *, alasan: str = "", ditolak: NilaiDitolak | None = None
) -> HttpResponse:
    """Ask what for: a case that concerns the person, a new one, or break-glass with its reason."""
    reg.alaskan(Keperluan.PENCARIAN)
    p = next(iter(reg.daftar_penduduk([orang], tindakan="tanya")), None)
    isi = {
        "orang": orang,
        "p": p,
        "kasus": kasus_tentang(reg, orang=orang),
        "boleh_mengajukan": reg.pelaku.peran in PEMBUAT_DRAF,
        "boleh_berkode": p is not None and boleh_berkode(reg, p),
        "alasan": alasan,
        "dasar_darurat": darurat.DASAR_DARURAT,
    }
    return _tanya(request, isi, ditolak)


def tanya_keluarga(request: HttpRequest, reg: RegisterTerbuka, keluarga: UUID) -> HttpResponse:
    """Ask what for; break-glass opens a person, whose page shows the family."""
    return _tanya(request, {"kasus": kasus_tentang(reg, keluarga=keluarga)}, None)


def boleh_berkode(reg: RegisterTerbuka, p: Penduduk) -> bool:
    sekarang = hari_ini(reg.pelaku.kab_kantor, datetime.now(UTC))
    return reg.pelaku.peran in IZIN["kode_masuk"].peran and dapat_berkode(p, sekarang)


def _tanya(request: HttpRequest, isi: dict[str, Any], ditolak: NilaiDitolak | None) -> HttpResponse:
    isi |= {
        "kasus": [(k, ambil(k.kode).nama) for k in isi["kasus"]],
        "salah_kasus": "kasus" in request.GET,
        "galat": [alasan_temuan(ditolak.temuan, "alasan")] if ditolak else [],
    }
    return render(request, "web/petugas/untuk_apa.html", isi, status=422 if ditolak else 200)


def _kasus(teks: str) -> Permohonan | None:
    try:
        return kasus_di_tangan(UUID(teks))
    except ValueError:
        return None
