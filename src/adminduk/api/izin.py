"""Who may call which operation. ``pintu`` looks its name up here: an operation without a line cannot answer.

Everything finer (jurisdiction, operator and verifikator, the state of the case) the register and the cases decide.
"""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.permohonan.keadaan import TABEL_ALIHAN
from adminduk.register import Peran

_KANTOR = frozenset({Peran.DESA, Peran.OPERATOR, Peran.VERIFIKATOR, Peran.KABID, Peran.KADIS})
_LOKET = frozenset({Peran.DESA, Peran.OPERATOR})


@dataclass(frozen=True)
class Izin:
    """``peran`` empty: anybody, without a token, at most ``laju`` requests a minute from one address."""

    peran: frozenset[Peran] = frozenset()
    laju: int = 0


def _langkah(nama: str) -> Izin:
    """Return the roles that the transition table lets take a step, those of the office only."""
    return Izin(frozenset().union(*(a.peran for a in TABEL_ALIHAN if a.nama == nama)) & _KANTOR)


IZIN: dict[str, Izin] = {
    "daftar_layanan": Izin(laju=120),
    "satu_layanan": Izin(laju=120),
    "dokumen": Izin(laju=30),
    "kunci": Izin(laju=60),
    "cabut": Izin(laju=60),
    "buat": Izin(_LOKET),
    "ubah_formulir": Izin(_LOKET),
    "lampirkan": Izin(_LOKET),
    "kasus": Izin(_KANTOR),
    "pratinjau": Izin(_KANTOR),
    "tanda_terima": Izin(_KANTOR),
    "antrean": Izin(_KANTOR),
    "ajukan": _langkah("ajukan"),
    "verifikasi": _langkah("verifikasi"),
    "setujui": _langkah("setujui"),
    "kembalikan": _langkah("kembalikan"),
    "tolak": _langkah("tolak"),
    "batalkan": _langkah("batalkan"),
    "serahkan": _langkah("serahkan"),
}
