"""From the register to a family tree: three generations around one person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from adminduk.dasar.kode import StatusPenduduk
from adminduk.register import Penduduk, RegisterTerbuka
from adminduk.web.gambar import Simpul, pohon_keluarga


@dataclass(frozen=True)
class Silsilah:
    pusat: Penduduk
    orang_tua: tuple[Penduduk, ...]
    saudara: tuple[Penduduk, ...]
    pasangan: Penduduk | None
    anak: tuple[Penduduk, ...]


def kumpulkan(reg: RegisterTerbuka, p: Penduduk) -> Silsilah:
    """Read parents, siblings, spouse and children, as far as the register knows them and the reader may."""
    kawin = reg.perkawinan_dari(p.id)
    dicari = [o for o in (p.ayah, p.ibu, kawin.pasangan(p.id) if kawin else None) if o]
    dikenal = {o.id: o for o in reg.daftar_penduduk(dicari)} if dicari else {}
    orang_tua = tuple(dikenal[o] for o in (p.ayah, p.ibu) if o in dikenal)
    pasangan = dikenal.get(kawin.pasangan(p.id)) if kawin else None
    saudara = tuple(s for s in reg.anak_dari_ibu(p.ibu) if s.id != p.id) if p.ibu else ()
    sendiri = reg.anak_dari_ibu(p.id)
    bersama = tuple(a for a in reg.anak_dari_ibu(pasangan.id) if a.ayah == p.id) if pasangan else ()
    anak = {a.id: a for a in (*sendiri, *bersama)}
    return Silsilah(p, orang_tua, saudara, pasangan, tuple(anak.values()))


def gambar(s: Silsilah, *, bertaut: bool = True, taut: str = "") -> SafeString:
    """Return the drawing, or nothing for somebody of whom no relative is known.

    ``bertaut``: relatives are links; ``taut``: what their addresses end in, naming the case.
    """
    if not (s.orang_tua or s.saudara or s.pasangan or s.anak):
        return mark_safe("")
    atas = [_simpul(o, 0, pasangan=_lain(s.orang_tua, o)) for o in s.orang_tua]
    diri = _simpul(s.pusat, 1, pasangan=s.pasangan.id if s.pasangan else None, pusat=True)
    suami_istri = [_simpul(s.pasangan, 1, pasangan=s.pusat.id)] if s.pasangan else []
    saudara = [_simpul(o, 1) for o in s.saudara]
    bawah = [_simpul(a, 2) for a in s.anak]
    semua = [*atas, diri, *suami_istri, *saudara, *bawah]
    judul = _("Pohon keluarga {nama}").format(nama=s.pusat.nama)
    tampil = [replace(satu, tautan=f"{satu.tautan}{taut}" if bertaut and satu.tautan else "") for satu in semua]
    return mark_safe(pohon_keluarga(tampil, judul=judul, uraian=_uraian(s)))


def _simpul(o: Penduduk, generasi: int, *, pasangan: UUID | None = None, pusat: bool = False) -> Simpul:
    meninggal = o.status is StatusPenduduk.MENINGGAL
    keterangan = f"{o.tanggal_lahir:%d-%m-%Y}"
    return Simpul(
        id=str(o.id),
        nama=o.nama,
        keterangan=f"{keterangan} · {_('meninggal')}" if meninggal else keterangan,
        generasi=generasi,
        ayah=str(o.ayah or ""),
        ibu=str(o.ibu or ""),
        pasangan=str(pasangan or ""),
        tautan="" if pusat else reverse("web:penduduk", args=[o.id]),
        pusat=pusat,
        meninggal=meninggal,
    )


def _lain(berdua: tuple[Penduduk, ...], satu: Penduduk) -> UUID | None:
    return next((o.id for o in berdua if o.id != satu.id), None)


def _uraian(s: Silsilah) -> str:
    bagian = (
        (_("Orang tua"), s.orang_tua),
        (_("Pasangan"), (s.pasangan,) if s.pasangan else ()),
        (_("Saudara"), s.saudara),
        (_("Anak"), s.anak),
    )
    return ". ".join(f"{label}: {_nama(orang)}" for label, orang in bagian if orang)


def _nama(orang: Iterable[Penduduk]) -> str:
    return ", ".join(o.nama for o in orang)
