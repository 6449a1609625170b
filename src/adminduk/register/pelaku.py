"""Who stands at the door, in which role, and for what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Peran(StrEnum):
    """Roles of data/peran_siak.csv that this system knows, the resident, and the machines (KEPUTUSAN 9)."""

    PENDUDUK = "penduduk"
    DESA = "petugas desa/kelurahan"
    OPERATOR = "operator"
    VERIFIKATOR = "verifikator"
    KABID = "kepala bidang"
    KADIS = "kepala dinas"
    ADMIN = "administrator"
    AUDITOR = "auditor"
    PEKERJA = "pekerja"


class Keperluan(StrEnum):
    """Purposes for which personal data may be read. No purpose, no data."""

    PELAYANAN = "pelayanan permohonan"
    PENCARIAN = "pencarian penduduk untuk pelayanan"
    DATA_SENDIRI = "melihat data sendiri"
    PENERBITAN = "penerbitan dokumen"
    PENGAWASAN = "pengawasan"
    PERAGAAN = "peragaan dan pengukuran"


@dataclass(frozen=True)
class Pelaku:
    """A person or machine at the door.

    ``kab``: the districts it may see; ``orang``: the resident it is, if it is one; ``nip``: its civil-service number,
    printed under what it signs; ``desa``: the one village that a village officer serves.
    """

    id: UUID
    nama: str
    peran: Peran
    kab: tuple[int, ...]
    orang: UUID | None = None
    nip: str = ""
    desa: int | None = None

    @property
    def kab_kantor(self) -> int:
        """The office whose records it writes: the first of its districts, 0 for one without any."""
        return self.kab[0] if self.kab else 0
