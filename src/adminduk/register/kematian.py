"""Death acts of an office as a list: what a burial register is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from adminduk.register.pintu import RegisterTerbuka


@dataclass(frozen=True, slots=True)
class AktaKematian:
    """The little of a death act by which it is known whose it is; ``nik`` empty for one without."""

    id: UUID
    nik: str
    nama: str
    tanggal_kematian: date


def akta_kematian(reg: RegisterTerbuka, sejak: date) -> tuple[AktaKematian, ...]:
    """Return the death acts of the caller's region from a day of issue on; who they are about is in the ledger."""
    baris = reg._tanya(
        """select id, isi ->> 'orang', coalesce(isi #>> '{formulir,kematian.nik}', ''),
                  isi #>> '{formulir,kematian.nama}', (isi #>> '{formulir,kematian.tanggal}')::date
             from akta where jenis = 'KEMATIAN' and kab = any(%(kab)s::int[]) and tanggal >= %(sejak)s""",
        kab=list(reg.pelaku.kab),
        sejak=sejak,
    )
    reg._catat_dibaca("padan", (UUID(b[1]) for b in baris if b[1]))
    return tuple(AktaKematian(b[0], *b[2:]) for b in baris)
