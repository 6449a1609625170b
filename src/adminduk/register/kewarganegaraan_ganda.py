"""Residents of an office with two citizenships as a list: who has to choose one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from adminduk.register.pintu import RegisterTerbuka


@dataclass(frozen=True, slots=True)
class WargaGanda:
    """The little by which the time to choose is known; ``kawin`` None for who never married."""

    id: UUID
    nama: str
    lahir: date
    kawin: date | None


def warga_ganda(reg: RegisterTerbuka, lahir_sampai: date) -> tuple[WargaGanda, ...]:
    """Return those of the caller's region born until a day, or married; the oldest first. They are in the ledger."""
    baris = reg._tanya(
        f"""select p.id, p.nama, p.lahir,
                  case when p.status_kawin <> 'BELUM KAWIN' then (p.rinci ->> 'tgl_perkawinan')::date end
             from penduduk p
            where p.kab = any(%(kab)s::int[]) and p.kewarganegaraan = 'DUA KEWARGANEGARAAN'
              and p.status in ('aktif', 'pindah ke luar negeri') and {reg._saat.syarat("p")}
              and (p.lahir <= %(lahir)s or p.status_kawin <> 'BELUM KAWIN')
            order by p.lahir, p.nama""",
        kab=list(reg.pelaku.kab),
        lahir=lahir_sampai,
    )
    reg._catat_dibaca("tenggat memilih", (b[0] for b in baris))
    return tuple(WargaGanda(*b) for b in baris)
