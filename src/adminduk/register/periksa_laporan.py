"""What a check of the journal says."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

BATAS_TEMUAN = 1_000


@dataclass(frozen=True)
class Temuan:
    """Something that is not as it was sealed: one sentence, with the event, its index and the column where known."""

    kalimat: str
    peristiwa: UUID | None = None
    indeks: int | None = None
    kolom: str = ""

    def __str__(self) -> str:
        letak = [f"indeks {self.indeks}"] if self.indeks is not None else []
        letak += [f"peristiwa {self.peristiwa}"] if self.peristiwa else []
        letak += [f"kolom {self.kolom}"] if self.kolom else []
        return f"{', '.join(letak)}: {self.kalimat}" if letak else self.kalimat


@dataclass
class Laporan:
    """What was checked, and what was found.

    ``tersaksi``: size of the latest head that enough witnesses cosigned; ``dihapus``: payloads erased by law;
    ``ubin``: published tiles that were read; ``lebih``: findings past BATAS_TEMUAN, only counted.
    """

    peristiwa: int = 0
    tersegel: int = 0
    antre: int = 0
    kepala: int = 0
    kepala_luar: int = 0
    tersaksi: int = 0
    dihapus: int = 0
    ubin: int = 0
    temuan: list[Temuan] = field(default_factory=list)
    lebih: int = 0
    detik: float = 0.0

    @property
    def utuh(self) -> bool:
        return not self.temuan

    def tambah(self, kalimat: str, *, id_: bytes | None = None, indeks: int | None = None, kolom: str = "") -> None:
        if len(self.temuan) < BATAS_TEMUAN:
            self.temuan.append(Temuan(kalimat, UUID(bytes=id_) if id_ else None, indeks, kolom))
        else:
            self.lebih += 1
