"""A resident says with one press that an office asked for money, or for papers that the law does not list.

Levies are a crime (Pasal 95B UU 24/2013) and other requirements have no place in the law (Pasal 79A UU 24/2013 and the
circular SE 470/13287). What was reported stays: the office cannot change or delete it, and those above it read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from adminduk.permohonan.models import Aduan, JenisAduan, Permohonan

if TYPE_CHECKING:
    from adminduk.register.pintu import RegisterTerbuka

PANJANG_URAIAN = 1000
TERBANYAK = 200


def adukan(reg: RegisterTerbuka, permohonan: Permohonan, jenis: JenisAduan, uraian: str) -> Aduan:
    """Keep a complaint of the resident of this session; the same kind about the same case is one complaint."""
    assert reg.pelaku.orang is not None, "hanya penduduk yang mengadu"
    aduan, _ = Aduan.objects.get_or_create(
        permohonan=permohonan,
        jenis=jenis,
        defaults={
            "kab": permohonan.kab,
            "pemohon": reg.pelaku.orang,
            "uraian": " ".join(uraian.split())[:PANJANG_URAIAN],
        },
    )
    return aduan


def daftar_aduan() -> list[Aduan]:
    """Return the latest complaints within reach of the open door, newest first."""
    return list(Aduan.objects.select_related("permohonan").order_by("-pada", "id")[:TERBANYAK])
