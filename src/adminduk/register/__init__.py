"""Register pusat: penduduk, keluarga, dan peristiwa yang mengubahnya.

The pure half (values, events, changes) is imported freely; the door needs Django and is
reached by ``from adminduk.register import untuk``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from adminduk.register.isi import Anggota, Dokumen, Keluarga, Penduduk, Perkawinan, Register, RegisterMemori
from adminduk.register.pelaku import Keperluan, Pelaku, Peran
from adminduk.register.peristiwa import Peristiwa, Subjek

if TYPE_CHECKING:
    from adminduk.register.pintu import PintuTertutup, RegisterTerbuka, untuk

__all__ = [
    "Anggota", "Dokumen", "Keluarga", "Keperluan", "Pelaku", "Penduduk", "Peran", "Peristiwa", "Perkawinan",
    "PintuTertutup", "Register", "RegisterMemori", "RegisterTerbuka", "Subjek", "untuk",
]  # fmt: skip


def __getattr__(nama: str) -> Any:
    """Load the door only when it is asked for: rules import this package and know no Django."""
    if nama in {"PintuTertutup", "RegisterTerbuka", "untuk"}:
        from adminduk.register import pintu

        return getattr(pintu, nama)
    raise AttributeError(nama)
