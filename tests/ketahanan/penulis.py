"""A client that registers families until it is killed; it never forgets what it wanted, nor what it was told.

Run as ``python penulis.py CARA FOLDER NOMOR [JEDA]``, JEDA seconds between two requests. The id of a request is on
disk before it is sent (``niat``), an answer is on disk before the next request (``jawaban``). It connects again and
sends the same id for as long as it takes. Each twentieth answer gets lost on its way.

CARA: ``benar``; ``jawab_dahulu`` believes the answer before the commit; ``id_baru`` makes a new id for each try.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path
from uuid import uuid4

LABUH = 20
MENJELANG_SAH = 0.05  # seconds between the early answer and the commit, so that a kill finds the gap


def main(cara: str, folder: Path, nomor: int, jeda: float = 0.0) -> None:
    import django

    django.setup()
    niat, jawaban = folder / f"niat-{nomor}", folder / f"jawaban-{nomor}"
    acak = random.Random(os.urandom(8))
    for kiriman, id_ in _tertunda(niat, jawaban):
        _sampai_dijawab(cara, kiriman, id_, jawaban, acak)
    urut = len(_baris(niat))
    while True:
        kiriman, id_ = f"{nomor}-{urut}", str(uuid4())
        _tulis(niat, f"{kiriman} {id_}")
        _sampai_dijawab(cara, kiriman, id_, jawaban, acak)
        urut += 1
        time.sleep(jeda)


def _sampai_dijawab(cara: str, kiriman: str, id_: str, jawaban: Path, acak: random.Random) -> None:
    import psycopg
    from django.db import DatabaseError, InterfaceError, connection

    while True:
        try:
            nomor = _kirim(cara, kiriman, id_, jawaban)
        except (DatabaseError, InterfaceError, psycopg.Error, OSError):
            connection.close()
            time.sleep(0.05)
        else:
            if cara == "jawab_dahulu":
                return
            if acak.randrange(LABUH):  # else the answer was lost, and the client asks again
                _tulis(jawaban, f"{kiriman} {nomor}")
                return
        if cara == "id_baru":
            id_ = str(uuid4())


def _kirim(cara: str, kiriman: str, id_: str, jawaban: Path) -> str:
    """Register one family through the door: request, numbers, event, state and ledger in one transaction."""
    from uuid import UUID

    from adminduk.permohonan.kerja import Jawaban, sekali
    from adminduk.register import Keperluan, untuk
    from adminduk.register.contoh import OPERATOR_MANOKWARI

    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN) as reg:
        [hasil] = sekali(
            reg, UUID(id_), "ketahanan", kiriman, lambda: [Jawaban("", _catat(reg, kiriman), "tercatat", 1)]
        )
        if cara == "jawab_dahulu":
            _tulis(jawaban, f"{kiriman} {hasil.nomor}")
            time.sleep(MENJELANG_SAH)
    return hasil.nomor


def _catat(reg: object, kiriman: str) -> str:
    from dataclasses import replace

    from adminduk.register.contoh_jurnal import keluarga_baru
    from adminduk.register.perubahan import KeluargaBaru

    peristiwa = keluarga_baru(random.SystemRandom().randrange(10**9))
    peristiwa = replace(peristiwa, fakta={"sumber": "ketahanan", "benih": 0, "potongan": kiriman})
    [tercatat] = reg.catat([peristiwa]).peristiwa  # type: ignore[attr-defined]
    return next(str(p.nomor) for p in tercatat.perubahan if isinstance(p, KeluargaBaru))


def _tertunda(niat: Path, jawaban: Path) -> list[tuple[str, str]]:
    dijawab = {b.split()[0] for b in _baris(jawaban)}
    return [(k, i) for k, i in (b.split() for b in _baris(niat)) if k not in dijawab]


def _baris(berkas: Path) -> list[str]:
    """Return whole lines: one that a kill cut short was never promised to anybody."""
    isi = berkas.read_text() if berkas.exists() else ""
    return isi[: isi.rfind("\n") + 1].splitlines()


def _tulis(berkas: Path, baris: str) -> None:
    with berkas.open("a") as tulisan:
        tulisan.write(f"{baris}\n")
        tulisan.flush()
        os.fsync(tulisan.fileno())


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), *map(float, sys.argv[4:]))
