"""Membuka halaman tidak pernah mengubah apa pun: setiap alamat, setiap peran, menurut hitungan PostgreSQL sendiri."""

from __future__ import annotations

from collections import Counter
from functools import partial
from uuid import uuid4

import pytest
from django.db import connection

from adminduk.permohonan.keadaan import Keadaan

from .conftest import PEMERAN

pytestmark = pytest.mark.django_db
AMAN = ("get", "head", "options", "trace")
# The ledger of readings, the session that was used, the count of tries: what reading itself leaves behind.
JEJAK = {"jejak_akses", "akun_sesi", "akun_laju"}
PERINTAH = {
    "aksi": "simpan", "lepas": str(uuid4()), "jati_diri": "KTP-el", "akhiri": str(uuid4()), "pilih": f"{uuid4()}:1",
    "permintaan": str(uuid4()), "versi": "1", "_method": "DELETE", "jenis": "RW", "nama": "7", "bahasa": "en",
}  # fmt: skip


def tulisan() -> Counter[str]:
    """Return how many rows this transaction has written so far, by table; an undone write counts too."""
    with connection.cursor() as kursor:
        kursor.execute(
            """select regexp_replace(relname, '_[0-9_]+$|_sisa$', ''), sum(n_tup_ins + n_tup_upd + n_tup_del)
                 from pg_stat_xact_user_tables group by 1"""
        )
        return Counter(dict(kursor.fetchall()))


def diubah(kerja) -> set[str]:
    semula = tulisan()
    kerja()
    return {tabel for tabel, jumlah in tulisan().items() if jumlah > semula[tabel]} - JEJAK


@pytest.mark.parametrize("siapa", PEMERAN)
def test_membuka_tidak_mengubah_apa_pun(siapa, semua_rute, panggung, peramban):
    mata, berubah, dibuka = peramban(siapa), {}, Counter()
    isi = {**PERINTAH, "desa": "9202121001", "kasus": str(panggung.kasus[Keadaan.DRAF].id)}

    def minta(cara: str, alamat: str) -> None:
        jawaban = getattr(mata, cara)(alamat, isi if cara == "get" else {}, headers={"X-HTTP-Method-Override": "POST"})
        dibuka[jawaban.status_code] += 1

    for rute in semua_rute:
        for n, alamat in enumerate(panggung.alamat(rute)):
            for cara in AMAN if n == 0 and siapa in ("siapa pun", "operator") else AMAN[:1]:
                if tabel := diubah(partial(minta, cara, alamat)):
                    berubah[rute.nama, cara] = tabel

    assert berubah == {}
    assert dibuka[200] >= 15
    assert not [status for status in dibuka if status >= 500]


def test_hitungan_itu_memang_melihat_yang_berubah(panggung, peramban):
    """The control: sent as a form, the same words do change a case and a village."""
    kasus = panggung.kasus[Keadaan.DRAF]
    operator, kiriman = peramban("operator"), {"versi": kasus.versi, "permintaan": str(uuid4())}
    satuan = {"desa": "9202121001", "jenis": "RW", "nama": "7"}

    assert "permohonan" in diubah(lambda: operator.post(f"/petugas/permohonan/{kasus.id}/batalkan/", kiriman))
    assert "satuan_lokal" in diubah(lambda: operator.post("/petugas/satuan-lokal/", satuan))
    assert diubah(lambda: operator.post("/petugas/penduduk/", {"nama": "Yosep Rumbiak"})) == set()
