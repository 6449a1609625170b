"""History: every version of a person and a family on both time axes, and the events behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import orjson

from adminduk.register.baca import dari_jsonb
from adminduk.register.sandian import buka_disabilitas, buka_fakta, buka_rinci


@dataclass(frozen=True)
class BarisPeristiwa:
    """An entry of the journal as an officer may see it."""

    id: UUID
    urut: int
    jenis: str
    terjadi: date
    tercatat: datetime
    dasar: str
    kab: int
    pelaku: UUID
    permohonan: UUID | None
    fakta: dict[str, Any]


@dataclass(frozen=True)
class Keadaan:
    """What one table said about one entity, in one period of life, during one period of knowledge."""

    isi: dict[str, Any]
    berlaku_sejak: date
    berlaku_sampai: date | None
    diketahui_sejak: datetime
    diketahui_sampai: datetime | None


_PERISTIWA = """
select p.id, p.urut, p.jenis, p.terjadi, p.tercatat, p.dasar, p.kab, p.pelaku, p.permohonan
  from peristiwa_subjek s join peristiwa p on p.id = s.peristiwa
 where s.subjek = %(subjek)s order by s.urut
"""
# Asked apart: with the moments given only the months that are meant are opened, not every one with its policies.
_ISI = "select peristiwa, isi from peristiwa_isi where peristiwa = any(%(id)s) and tercatat = any(%(tercatat)s)"
_KEADAAN = """
select to_jsonb(t) - 'masa' - 'tercatat', lower(masa), upper(masa), lower(tercatat), upper(tercatat)
  from {tabel} t where t.{kunci} = %(subjek)s and not isempty(tercatat) order by lower(tercatat), lower(masa)
"""


def _fakta(peristiwa: UUID, isi: bytes | None) -> dict[str, Any]:
    return buka_fakta(orjson.loads(isi), str(peristiwa)) if isi else {}


class Riwayat:
    """The part of the door that tells what was."""

    def peristiwa_dari(self, subjek: UUID) -> list[BarisPeristiwa]:
        baris = self._tanya(_PERISTIWA, subjek=subjek)  # type: ignore[attr-defined]
        isi = dict(self._tanya(_ISI, id=[b[0] for b in baris], tercatat=[b[4] for b in baris]))  # type: ignore[attr-defined]
        return [BarisPeristiwa(*(*b, _fakta(b[0], isi.get(b[0])))) for b in baris]

    def keadaan_penduduk(self, orang: UUID) -> list[Keadaan]:
        self._catat_dibaca("riwayat", [orang])  # type: ignore[attr-defined]
        keadaan = self._keadaan("penduduk", "id", orang)
        for k in keadaan:
            k.isi["disabilitas"] = buka_disabilitas(k.isi["disabilitas"], str(orang))
            k.isi["rinci"] = buka_rinci(k.isi["rinci"] or {}, str(orang))
        return keadaan

    def keadaan_keluarga(self, keluarga: UUID) -> list[Keadaan]:
        return self._keadaan("keluarga", "id", keluarga)

    def keanggotaan_dari(self, orang: UUID) -> list[Keadaan]:
        return self._keadaan("keanggotaan", "orang", orang)

    def anggota_keluarga(self, keluarga: UUID) -> list[Keadaan]:
        return self._keadaan("keanggotaan", "keluarga", keluarga)

    def _keadaan(self, tabel: str, kunci: str, subjek: UUID) -> list[Keadaan]:
        sql = _KEADAAN.format(tabel=tabel, kunci=kunci)
        return [Keadaan(dari_jsonb(isi), *b) for isi, *b in self._tanya(sql, subjek=subjek)]  # type: ignore[attr-defined]

    def jejak_akses(self, orang: UUID) -> list[dict[str, Any]]:
        """Who read about this person, latest first; the officer's id is for the auditor, not for the page."""
        baris = self._tanya("select * from jejak_orang(%(orang)s)", orang=orang)  # type: ignore[attr-defined]
        kolom = ("pada", "peran", "kab", "keperluan", "kasus", "tindakan", "pelaku")
        return [dict(zip(kolom, b, strict=True)) for b in baris]
