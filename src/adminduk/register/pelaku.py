"""Who stands at the door, in which role, and for what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Peran(StrEnum):
    """Who may stand at the door: each role with its source is a row of data/peran.csv, and none is here without one.

    The machines are PEKERJA (KEPUTUSAN 9).
    """

    PENDUDUK = "penduduk"
    DESA = "petugas desa/kelurahan"
    OPERATOR = "operator"
    VERIFIKATOR = "verifikator"
    KASI = "kepala seksi"
    KABID = "kepala bidang"
    KADIS = "kepala dinas"
    PEJABAT_CAPIL = "pejabat pencatatan sipil"
    OPERATOR_OAP = "operator SIAK Plus OAP"
    ADMIN = "administrator"
    PROVINSI = "petugas provinsi"
    PUSAT = "petugas pusat"
    AUDITOR = "auditor"
    LEMBAGA = "lembaga pengguna"
    MRP = "Majelis Rakyat Papua"
    PEKERJA = "pekerja"


class Keperluan(StrEnum):
    """Purposes for which personal data may be read. No purpose, no data; some need a case too (``pintu.BERKASUS``)."""

    PELAYANAN = "pelayanan permohonan"
    PENCARIAN = "pencarian penduduk untuk pelayanan"
    DATA_SENDIRI = "melihat data sendiri"
    PENERBITAN = "penerbitan dokumen"
    PENGAWASAN = "pengawasan"
    KODE_MASUK = "penyerahan kode masuk penduduk"
    PERAGAAN = "peragaan dan pengukuran"
    DARURAT = "akses darurat"
    PENINJAUAN = "peninjauan akses"


@dataclass(frozen=True)
class Pelaku:
    """A person or machine at the door.

    ``kab``: the districts it may see, before them the code of the province (or 0, the whole country) for an office
    above the districts; ``orang``: the resident it is, if it is one; ``nip``: its civil-service number,
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
