"""Foreign residents of an office as a list: whose residence permit ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from adminduk.register.baca import dari_jsonb

if TYPE_CHECKING:
    from adminduk.register.pintu import RegisterTerbuka


@dataclass(frozen=True, slots=True)
class OrangAsing:
    """The little of a foreigner by which the work on the permit is known; ``rinci`` has the elements of it alone."""

    id: UUID
    nama: str
    ber_kk: bool
    rinci: Mapping[str, str]


def orang_asing_berizin_sampai(reg: RegisterTerbuka, batas: date) -> tuple[OrangAsing, ...]:
    """Return the active foreigners of the caller's region whose permit ends by a day, or is not on record.

    The first to end comes first, those without a record last; who they are is in the ledger.
    """
    syarat = reg._saat.syarat
    baris = reg._tanya(
        f"""select p.id, p.nama,
                  exists (select from keanggotaan k where k.orang = p.id and {syarat("k")}),
                  jsonb_strip_nulls(jsonb_build_object(
                      'jenis_izin', p.rinci -> 'jenis_izin',
                      'no_itas_itap', p.rinci -> 'no_itas_itap',
                      'tgl_akhir_itas_itap', p.rinci -> 'tgl_akhir_itas_itap'))
             from penduduk p
            where p.kab = any(%(kab)s::int[]) and p.kewarganegaraan = 'WNA' and p.status = 'aktif' and {syarat("p")}
              and coalesce(p.rinci ->> 'tgl_akhir_itas_itap', '') <= %(batas)s
            order by p.rinci ->> 'tgl_akhir_itas_itap' nulls last, p.nama""",
        kab=list(reg.pelaku.kab),
        batas=batas.isoformat(),
    )
    reg._catat_dibaca("izin tinggal", (b[0] for b in baris))
    return tuple(OrangAsing(b[0], b[1], b[2], dari_jsonb(b[3])) for b in baris)
