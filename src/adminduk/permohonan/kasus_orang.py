"""Which cases concern a person: the ones for which that person's data may be opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection

from adminduk.dasar.nik import NIK, NomorKK
from adminduk.dasar.temuan import NilaiDitolak
from adminduk.permohonan.keadaan import Keadaan
from adminduk.permohonan.models import Permohonan
from adminduk.register.kaitan import kartu_dari, keluarga_bernomor, orang_bernomor

if TYPE_CHECKING:
    from adminduk.register.pintu import RegisterTerbuka

_SELESAI = frozenset({Keadaan.DISERAHKAN, Keadaan.DITOLAK, Keadaan.DIBATALKAN})
DI_TANGAN = tuple(k for k in Keadaan if k not in _SELESAI)


@dataclass(frozen=True)
class Terkait:
    """Persons a case names, with the name that was typed beside the number, and the families of all of them."""

    orang: Mapping[UUID, str]
    keluarga: frozenset[UUID]


def kasus_di_tangan(id_: UUID) -> Permohonan | None:
    """Return a case within reach that the office still works on."""
    return Permohonan.objects.filter(id=id_, keadaan__in=DI_TANGAN).first()


def terkait(reg: RegisterTerbuka, kasus: Permohonan) -> Terkait:
    """Return whom a case concerns: applicant, everybody named by number in its form, and all on their KK."""
    ditulis = {n.lengkap: nama for n, nama in _nik_tertulis(kasus.formulir)}
    bernomor = orang_bernomor(reg, map(NIK, ditulis))
    orang = {bernomor[n]: nama for n, nama in ditulis.items() if n in bernomor}
    for lain in (*kasus.orang_tersentuh, *([kasus.pemohon] if kasus.pemohon else ())):
        orang.setdefault(lain, "")
    tertulis = keluarga_bernomor(reg, _kk_tertulis(kasus.formulir)).values()
    return Terkait(orang, frozenset({*tertulis, *kasus.keluarga_tersentuh, *kartu_dari(reg, orang)}))


def mengenai(reg: RegisterTerbuka, kasus: Permohonan, *, orang: UUID | None, keluarga: UUID | None) -> bool:
    """Whether the case concerns this person or this family."""
    t = terkait(reg, kasus)
    if keluarga is not None:
        return keluarga in t.keluarga
    return orang is not None and (orang in t.orang or not t.keluarga.isdisjoint(kartu_dari(reg, [orang])))


def kasus_tentang(reg: RegisterTerbuka, *, orang: UUID | None = None, keluarga: UUID | None = None) -> list[Permohonan]:
    """Return cases in hand that this person applied for, or that were found to touch this person or family."""
    di_tangan = Permohonan.objects.filter(kab__in=reg.pelaku.kab, keadaan__in=DI_TANGAN)
    if keluarga is not None:
        milik = di_tangan.filter(keluarga_tersentuh__contains=[keluarga])
    else:
        milik = di_tangan.filter(pemohon=orang) | di_tangan.filter(orang_tersentuh__contains=[orang])
    return list(milik.order_by("antre_pada")[:20])


def nomor_kasus(daftar: set[str]) -> dict[str, str]:
    """Return the numbers of cases by id, as they stand in a ledger; ids of anything else are left out."""
    with connection.cursor() as kursor:
        kursor.execute("select id, nomor from nomor_kasus(%s::uuid[])", ([k for k in daftar if adalah_uuid(k)],))
        return {str(id_): nomor for id_, nomor in kursor.fetchall()}


def adalah_uuid(teks: str) -> bool:
    try:
        UUID(teks)
    except ValueError:
        return False
    return True


def _nik_tertulis(formulir: Mapping[str, str]) -> Iterator[tuple[NIK, str]]:
    for jalur, nilai in formulir.items():
        if jalur.split(".")[-1].startswith("nik"):
            try:
                yield NIK(nilai), formulir.get(f"{jalur.rpartition('.')[0]}.nama", "")
            except NilaiDitolak:
                continue


def _kk_tertulis(formulir: Mapping[str, str]) -> Iterator[NomorKK]:
    for jalur, nilai in formulir.items():
        if "kk" in jalur.split(".")[-1].split("_"):
            try:
                yield NomorKK(nilai)
            except NilaiDitolak:
                continue
