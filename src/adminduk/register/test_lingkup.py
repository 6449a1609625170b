"""Perubahan mengenai semua keadaan yang dimaksud, di kabupaten mana pun barisnya, oleh kantor yang berwenang saja."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connection, transaction

from adminduk.register import Keperluan, Pelaku, Peran, Peristiwa, PintuTertutup, Subjek, contoh, pelaksana, untuk
from adminduk.register.bangun_ulang import bangun_ulang
from adminduk.register.contoh import (
    ELISABET,
    FAKFAK,
    KELUARGA_ELISABET,
    KK_ELISABET,
    MANOKWARI,
    OPERATOR_FAKFAK,
    OPERATOR_MANOKWARI,
    PINDAH,
    SORONG,
    YOSEP,
)
from adminduk.register.peristiwa import TANPA_ID
from adminduk.register.perubahan import (
    AnggotaUbah,
    DokumenTutup,
    KawinSelesai,
    KeluargaUbah,
    OrangUbah,
    Perubahan,
)
from adminduk.register.pintu import PerubahanTidakKena

pytestmark = pytest.mark.django_db(transaction=True)

KEDUANYA = Pelaku(UUID(int=411), "Pemindah", Peran.OPERATOR, (MANOKWARI, FAKFAK))
OPERATOR_SORONG = Pelaku(UUID(int=412), "Operator Sorong", Peran.OPERATOR, (SORONG,))
LAMA = date(2015, 1, 1)
DOKUMEN = "dokumen dari kantor lama"
RALAT: dict[str, Perubahan] = {
    "orang": OrangUbah(ELISABET, LAMA, {"pendidikan": "STRATA II"}),
    "keluarga": KeluargaUbah(KELUARGA_ELISABET, LAMA, {"rt": "009"}),
    "keanggotaan": AnggotaUbah(ELISABET, LAMA, "KEPALA KELUARGA"),
    DOKUMEN: DokumenTutup(KK_ELISABET, date(2026, 11, 23), "diganti"),
}


def ralat(*perubahan: Perubahan) -> Peristiwa:
    subjek = (Subjek(ELISABET, "orang"),)
    return Peristiwa(TANPA_ID, "dokumen_ganti", 1, "uji", LAMA, subjek, {"sebab": "uji"}, perubahan)


def catat(pelaku: Pelaku, *perubahan: Perubahan) -> None:
    with untuk(pelaku, Keperluan.PELAYANAN, kasus="uji") as reg:
        reg.catat([ralat(*perubahan)])


@pytest.fixture(autouse=True)
def pemeran(db):
    with untuk(KEDUANYA, Keperluan.PELAYANAN, kasus="uji") as reg:
        reg.catat(contoh.peristiwa_contoh())
        for p in contoh.peristiwa_pindahan():
            reg.catat([p])


def pendidikan(pada: date, diketahui: datetime | None = None) -> str:
    with untuk(KEDUANYA, Keperluan.PELAYANAN, kasus="uji", pada=pada, diketahui=diketahui) as reg:
        return reg.penduduk(ELISABET).pendidikan


def test_ralat_berlaku_surut_mengenai_masa_di_kabupaten_lama(pemilik):
    catat(OPERATOR_MANOKWARI, *RALAT.values())

    # Without the wider scope the years in Fakfak would have kept the old word.
    assert [pendidikan(h) for h in (date(2014, 6, 1), date(2016, 6, 1), date(2023, 6, 1))] == [
        "SLTA/SEDERAJAT",
        "STRATA II",
        "STRATA II",
    ]
    daftar = pemilik.execute(
        "select lower(masa), kab, rt from keluarga where id = %s and upper_inf(tercatat) order by 1",
        (KELUARGA_ELISABET,),
    ).fetchall()
    assert daftar == [
        (date(2012, 5, 1), FAKFAK, "001"),
        (LAMA, FAKFAK, "009"),
        (PINDAH, MANOKWARI, "009"),
    ]
    # The numbers of the cast were not drawn from the counters, which is all that may differ.
    assert {b.tabel for b in bangun_ulang(pemilik).beda} <= {"pencacah"}


@pytest.mark.parametrize("nama", RALAT)
def test_kantor_ketiga_dan_kantor_tempat_tinggal_lama_ditolak_tanpa_bekas(pemilik, nama):
    def keadaan() -> list[tuple]:
        return pemilik.execute("select count(*), (select count(*) from peristiwa) from penduduk").fetchall()

    semula = keadaan()
    # What an office issued it may also withdraw.
    for asing in (OPERATOR_SORONG, OPERATOR_FAKFAK)[: 1 if nama == DOKUMEN else 2]:
        with pytest.raises(PintuTertutup, match="di luar wilayah kantor ini"):
            catat(asing, RALAT[nama])
    assert keadaan() == semula
    catat(OPERATOR_MANOKWARI, RALAT[nama])
    assert keadaan() != semula


def test_lingkup_kembali_sempit_sesudah_mencatat():
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji", pada=date(2016, 1, 1)) as reg:
        assert reg.keluarga(KELUARGA_ELISABET) is None  # then of Fakfak
        reg.catat([ralat(*RALAT.values())])
        assert reg.keluarga(KELUARGA_ELISABET) is None
        assert connection.connection.execute("select current_setting('app.kab')").fetchone() == (f"{{{MANOKWARI}}}",)


def test_kantor_tidak_menulis_baris_baru_ke_kabupaten_lain_lewat_lingkup_yang_melebar():
    milik_lain = OrangUbah(YOSEP, LAMA, {"kab": FAKFAK})
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        catat(OPERATOR_MANOKWARI, milik_lain)


def test_perubahan_yang_tidak_mengenai_apa_pun_ditolak():
    for perubahan in (OrangUbah(uuid4(), LAMA, {"pendidikan": "STRATA II"}), KawinSelesai(uuid4(), LAMA)):
        with pytest.raises(PerubahanTidakKena, match="mengenai 0 dari 0"):
            catat(OPERATOR_MANOKWARI, perubahan)
    catat(OPERATOR_MANOKWARI, OrangUbah(YOSEP, LAMA, {"pendidikan": "STRATA II"}))


def test_baris_yang_tersembunyi_diketahui_walaupun_lingkup_tidak_melebar(monkeypatch):
    """Kendali: tanpa pelebaran, perubahan yang akan mengenai sebagian saja tidak lolos diam-diam."""
    monkeypatch.setattr(pelaksana, "_PERLUAS_LINGKUP", "select %s::uuid[]")
    with pytest.raises(PerubahanTidakKena, match="mengenai 1 dari 2 baris"):
        catat(OPERATOR_MANOKWARI, RALAT["orang"])


def test_fungsi_lingkup_tidak_memberi_tahu_apa_pun_tanpa_wilayah():
    connection.ensure_connection()
    with pytest.raises(psycopg.DatabaseError) as galat, transaction.atomic():
        connection.connection.execute("select lingkup_perubahan(%s)", ([ELISABET],))
    assert galat.value.sqlstate == pelaksana.LUAR_WILAYAH
    assert "9203" not in str(galat.value)
