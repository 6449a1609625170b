"""Finding people: by name with its spelling variants, by birth date, by number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from adminduk.pemadanan.nama import token_nama
from adminduk.register.isi import Kembaran, Penduduk
from adminduk.register.kemiripan import BATAS_SERUPA, kemiripan
from adminduk.register.pelaku import Peran

if TYPE_CHECKING:
    from adminduk.register.baca import Saat

BATAS_CALON = 400

_CALON = """
select orang, count(*) as cocok from token_nama
 where token = any(%(token)s::int[]) and kab = any(%(kab)s::int[]) {lahir}
 group by orang order by cocok desc limit %(batas)s
"""


@dataclass(frozen=True)
class Temuan:
    """A resident found, and how near the name is: 0 to 100."""

    penduduk: Penduduk
    kemiripan: float


class Pencarian:
    """The part of the door that searches. A search is in the ledger with all whom it showed."""

    _saat: Saat
    pelaku: Any
    keperluan: Any
    kasus: str

    def cari(self, nama: str, *, lahir: date | None = None, tahun: int | None = None, batas: int = 20) -> list[Temuan]:
        """Return residents whose name may be ``nama``, nearest first; narrowed by birth date or year when known."""
        token = list(token_nama(nama))
        if not token:
            return []
        calon = self._calon(token, lahir, tahun)
        orang = self.daftar_penduduk(calon, tindakan="cari")  # type: ignore[attr-defined]
        temuan = [Temuan(p, kemiripan(nama, p.nama)) for p in orang]
        return sorted(temuan, key=lambda t: (-t.kemiripan, t.penduduk.nama, t.penduduk.tanggal_lahir))[:batas]

    def serupa(self, nama: str, lahir: date) -> tuple[Penduduk, ...]:
        """Return residents born on the same day under a name so near that they may be the same person."""
        return tuple(t.penduduk for t in self.cari(nama, lahir=lahir) if t.kemiripan >= BATAS_SERUPA)

    def kembaran(self, nama: str, lahir: date, ibu: str) -> tuple[Kembaran, ...]:
        """Return who of the whole country, outside the own region, may be the same person.

        Nobody is told without a case, and residents are never: there the officer's check says it later.
        """
        pelaku, token = self.pelaku, list(token_nama(nama))
        if pelaku.peran is Peran.PENDUDUK or not self.kasus:
            return ()
        baris = self._tanya(  # type: ignore[attr-defined]
            """select nama, kab, lain_ibu
                 from cari_nasional(%(pelaku)s, %(peran)s, %(kantor)s, %(keperluan)s, %(kasus)s, %(token)s::int[],
                                    %(lahir)s, %(ibu)s)""",
            pelaku=pelaku.id, peran=str(pelaku.peran), kantor=pelaku.kab_kantor, keperluan=str(self.keperluan),
            kasus=self.kasus, token=token, lahir=lahir, ibu=ibu,
        )  # fmt: skip
        return tuple(Kembaran(*b) for b in baris if kemiripan(nama, b[0]) >= BATAS_SERUPA)

    def _calon(self, token: Sequence[int], lahir: date | None, tahun: int | None) -> list[UUID]:
        syarat, parameter = "", {"token": token, "kab": list(self.pelaku.kab), "batas": BATAS_CALON}
        if lahir:
            syarat, parameter["lahir"] = "and lahir = %(lahir)s", lahir
        elif tahun:
            syarat = "and lahir between %(awal)s and %(akhir)s"
            parameter |= {"awal": date(tahun, 1, 1), "akhir": date(tahun, 12, 31)}
        baris = self._tanya(_CALON.format(lahir=syarat), **parameter)  # type: ignore[attr-defined]
        # Whoever shares fewer words than the best by more than one is not what was meant.
        terbaik = baris[0][1] if baris else 0
        return [orang for orang, cocok in baris if cocok >= terbaik - 1][:60]
