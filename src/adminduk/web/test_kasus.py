"""Jalan sebuah permohonan seperti tergambar di halamannya."""

from __future__ import annotations

import pytest

from adminduk.permohonan.keadaan import Keadaan
from adminduk.permohonan.models import Langkah
from adminduk.web.kasus import JALAN, jalan


@pytest.mark.parametrize(
    ("keadaan", "dari", "lewat", "kelas"),
    [
        (Keadaan.DIKEMBALIKAN, Keadaan.DIAJUKAN, 2, "kini"),
        (Keadaan.DITOLAK, Keadaan.DISETUJUI, 4, "tolak"),
        (Keadaan.DIBATALKAN, Keadaan.DRAF, 1, "tolak"),
        (Keadaan.DIBATALKAN, Keadaan.DIKEMBALIKAN, 1, "tolak"),
    ],
)
def test_yang_keluar_dari_jalan_berdiri_di_tempat_ia_berhenti(keadaan, dari, lewat, kelas):
    *sebelum, akhir = jalan(keadaan, [Langkah(dari=dari, ke=keadaan)])

    assert [s.keadaan for s in sebelum] == list(JALAN[:lewat])
    assert (akhir.keadaan, akhir.kelas) == (keadaan, kelas)
