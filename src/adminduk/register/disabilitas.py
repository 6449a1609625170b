"""Residents of a village who dinyatakan a disability of which no kind is on record.

Both elements are sealed for everybody, so that the database does not tell who has something to declare; they are opened
here, one village at a time, and only those who are listed are read about.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from adminduk.register.baca import dari_jsonb
from adminduk.register.sandian import buka_disabilitas, buka_rinci

if TYPE_CHECKING:
    from adminduk.register.pintu import RegisterTerbuka

ADA = "ADA"  # element 28 of F-1.01
_SEDESA = """
select p.id, p.nama, p.disabilitas, jsonb_build_object('kelainan_fisik_mental', p.rinci -> 'kelainan_fisik_mental')
  from keanggotaan a join penduduk p on p.id = a.orang and upper_inf(p.tercatat) and p.masa @> %(pada)s
 where a.desa = %(desa)s and upper_inf(a.tercatat) and a.masa @> %(pada)s and p.status = 'aktif'
   and p.rinci ? 'kelainan_fisik_mental'
   and exists (select from dokumen d where d.orang = p.id and upper_inf(d.tercatat) and upper_inf(d.masa)
                or d.keluarga = a.keluarga and upper_inf(d.tercatat) and upper_inf(d.masa))
 order by p.nama
"""


@dataclass(frozen=True, slots=True)
class TanpaJenis:
    id: UUID
    nama: str


def tanpa_jenis_disabilitas(reg: RegisterTerbuka, desa: int) -> tuple[TanpaJenis, ...]:
    """Return who has documents and a disability without its kind, by name; they are in the ledger."""
    baris = reg._tanya(_SEDESA, desa=desa, pada=reg.hari_ini)
    ada = [TanpaJenis(id_, nama) for id_, nama, jenis, isi in baris if _tanpa_jenis(str(id_), jenis, dari_jsonb(isi))]
    reg._catat_dibaca("jenis disabilitas", (o.id for o in ada))
    return tuple(ada)


def _tanpa_jenis(orang: str, jenis: str | None, rinci: dict[str, str]) -> bool:
    dinyatakan = buka_rinci(rinci, orang)["kelainan_fisik_mental"]
    return dinyatakan == ADA and not buka_disabilitas(jenis, orang)
