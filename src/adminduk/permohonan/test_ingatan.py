from __future__ import annotations

from collections import Counter
from typing import Any

from adminduk.permohonan.ingatan import ingat
from adminduk.register import contoh
from adminduk.register.contoh import DINA, KELUARGA_RUMBIAK, MARTHA, NIK_MARTHA, RUMBIAK, YOSEP


class Penghitung:
    def __init__(self) -> None:
        self.register = contoh.register_contoh()
        self.ditanya: Counter[str] = Counter()

    def __getattr__(self, nama: str) -> Any:
        self.ditanya[nama] += 1
        return getattr(self.register, nama)


def test_pertanyaan_yang_sama_diteruskan_sekali_dengan_jawaban_yang_sama():
    asal = Penghitung()
    register = ingat(asal)

    jawaban = [register.orang_ber_nik(NIK_MARTHA) for _ in range(3)]

    assert jawaban == [contoh.ORANG_MARTHA] * 3
    assert asal.ditanya["orang_ber_nik"] == 1
    assert register.keluarga_dari(MARTHA) == register.keluarga(RUMBIAK) == KELUARGA_RUMBIAK


def test_keluarga_yang_sudah_dibaca_menjawab_untuk_anggotanya():
    asal = Penghitung()
    register = ingat(asal)
    register.keluarga_dari(MARTHA)

    assert register.keluarga_dari(YOSEP) == KELUARGA_RUMBIAK
    assert register.penduduk(DINA) == contoh.ORANG_DINA
    assert asal.ditanya == {"keluarga_dari": 1}


def test_pilihan_ikut_membedakan_pertanyaan():
    register = ingat(contoh.register_contoh())

    assert register.dokumen_berlaku(keluarga=RUMBIAK)
    assert register.dokumen_berlaku(orang=RUMBIAK) == ()
