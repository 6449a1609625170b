"""The signed receipt in the hands of who submitted: what was taken in and when, and the leaves of what was decided.

Evidence from before the seal: whoever deletes an event that no witness has seen cannot take back the receipt that names
it and its leaf. A signed note (C2SP signed-note) under a key of its own, never the one that signs heads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from psycopg import Connection

from adminduk.register.kunci_kepala import KunciBerkas, asal_log, kunci_publik
from adminduk.register.periksa_laporan import Temuan
from adminduk.register.segel_catatan import ED25519, Catatan, CatatanRusak, KunciCatatan, Tanda, b64, dari_b64

_PERISTIWA = "select id, daun from peristiwa where permohonan = %s order by urut"
_DAUN = "select p.daun from peristiwa p where p.id = %s"


class TandaTerimaTidakSah(ValueError):
    """The bytes are no receipt of this office, as a sentence."""


@dataclass(frozen=True)
class TandaTerima:
    """``sidik``: SHA-256 of what was submitted; ``peristiwa``: id and leaf of each event that was decided."""

    permohonan: UUID
    nomor: str
    diajukan: datetime
    sidik: bytes
    peristiwa: tuple[tuple[UUID, bytes], ...]

    def teks(self, nama: str) -> str:
        baris = [
            nama,
            f"permohonan {self.permohonan}",
            f"nomor {self.nomor}",
            f"diajukan {self.diajukan.astimezone(UTC).isoformat()}",
            f"sidik {b64(self.sidik)}",
            *(f"peristiwa {id_} {b64(daun)}" for id_, daun in self.peristiwa),
        ]
        return "".join(f"{b}\n" for b in baris)

    def tertanda(self, kunci: KunciBerkas) -> Catatan:
        teks = self.teks(kunci.asal)
        publik = kunci_catatan(kunci)
        return Catatan(teks, (Tanda(publik.nama, publik.id, kunci.tanda(teks.encode())),))

    @classmethod
    def baca(cls, data: bytes, dikenal: Sequence[KunciCatatan]) -> TandaTerima:
        """Read a receipt that one of these keys signed. Raises TandaTerimaTidakSah."""
        try:
            catatan = Catatan.baca(data)
            if not any(catatan.dari(k) for k in dikenal if catatan.teks.startswith(f"{k.nama}\n")):
                raise TandaTerimaTidakSah("Tanda terima ini tidak ditandatangani oleh kunci yang dikenal.")
            return cls._urai(catatan.teks)
        except CatatanRusak as galat:
            raise TandaTerimaTidakSah(f"Tanda terima tidak terbaca atau sudah diubah: {galat}") from galat

    @classmethod
    def _urai(cls, teks: str) -> TandaTerima:
        _, *baris = [b.split(" ") for b in teks.splitlines()]
        (_, permohonan), (_, nomor), (_, diajukan), (_, sidik), *peristiwa = baris
        daun = tuple((UUID(id_), dari_b64(d)) for _, id_, d in peristiwa)
        return cls(UUID(permohonan), nomor, datetime.fromisoformat(diajukan), dari_b64(sidik), daun)


def kunci_catatan(kunci: KunciBerkas) -> KunciCatatan:
    return KunciCatatan(kunci.asal, ED25519, kunci.publik)


def buka_kunci(data: Path) -> KunciBerkas:
    """Open the key of receipts in the data folder, made at first use and named after the log."""
    return KunciBerkas.buka(data / "tanda-terima", f"{asal_log(data / 'segel')}/tanda-terima")


def kunci_tanda_terima(data: Path) -> tuple[KunciCatatan, ...]:
    """Return the public keys of receipts, of today and of before."""
    return kunci_publik(data / "tanda-terima").catatan


def peristiwa_permohonan(koneksi: Connection[Any], permohonan: UUID) -> tuple[tuple[UUID, bytes], ...]:
    return tuple((id_, bytes(daun)) for id_, daun in koneksi.execute(_PERISTIWA, (permohonan,)).fetchall())


def periksa_tanda_terima(koneksi: Connection[Any], tanda: TandaTerima) -> list[Temuan]:
    """Compare a receipt with the journal: each event it names must be there, with the leaf it names."""
    hasil = []
    for id_, daun in tanda.peristiwa:
        ada = koneksi.execute(_DAUN, (id_,)).fetchone()
        if ada is None:
            kalimat = f"Tanda terima {tanda.nomor} memuat peristiwa ini, tetapi jurnal tidak memuatnya: dihapus."
            hasil.append(Temuan(kalimat, id_, kolom="peristiwa"))
        elif bytes(ada[0]) != daun:
            kalimat = f"Daun peristiwa ini bukan yang tertulis pada tanda terima {tanda.nomor}: ditulis ulang."
            hasil.append(Temuan(kalimat, id_, kolom="peristiwa.daun"))
    return hasil
