"""Daftar desa: siapa yang jenis disabilitasnya belum tercatat, dan siapa yang boleh melihatnya."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from adminduk.permohonan.contoh_alur import OPERATOR, PETUGAS_DESA, VERIFIKATOR, pintu
from adminduk.register import contoh
from adminduk.register.contoh import DESA, HARI_INI, MARTHA, OPERATOR_FAKFAK, YOSEP
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import OrangUbah
from adminduk.web.contoh import masuk

pytestmark = pytest.mark.django_db
ALAMAT = "/petugas/disabilitas/"


@pytest.fixture(autouse=True)
def pemeran(db: None) -> None:
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())


def nyatakan(orang: Any, ada: str, jenis: str | None) -> None:
    ubah = OrangUbah(orang, HARI_INI, {"disabilitas": jenis, "rinci": {"kelainan_fisik_mental": ada}})
    fakta: dict[str, Any] = {"sumber": "contoh", "benih": 0, "potongan": 0}
    subjek = (Subjek(orang, "anggota"),)
    with pintu(OPERATOR) as reg:
        reg.catat([Peristiwa(TANPA_ID, "data_awal", 1, "contoh", HARI_INI, subjek, fakta, (ubah,))])


def halaman(pelaku: Any, desa: int = DESA) -> str:
    return masuk(pelaku).get(f"{ALAMAT}?desa={desa}").content.decode()


@pytest.mark.parametrize("pelaku", [OPERATOR, PETUGAS_DESA], ids=["kantor", "desa"])
def test_yang_menyatakan_ada_tanpa_jenis_tampil_dengan_layanannya(pelaku):
    nyatakan(MARTHA, "ADA", None)
    isi = halaman(pelaku)

    assert "MARTHA MANDACAN" in isi and f"baru/pemutakhiran-disabilitas/?orang={MARTHA}" in isi
    assert "Pasal 22 UU 8/2016" in isi


@pytest.mark.parametrize(("ada", "jenis"), [("ADA", "CACAT FISIK"), ("TIDAK ADA", None)], ids=["berjenis", "tidak ada"])
def test_yang_lengkap_dan_yang_tidak_punya_tidak_tampil(ada, jenis):
    nyatakan(MARTHA, ada, jenis)

    assert "MARTHA" not in halaman(OPERATOR) and "YOSEP" not in halaman(OPERATOR)


def test_kantor_lain_tidak_melihat_dan_verifikator_tidak_membuka():
    nyatakan(MARTHA, "ADA", None)

    assert "MARTHA" not in halaman(OPERATOR_FAKFAK)
    assert masuk(VERIFIKATOR).get(ALAMAT).status_code == 404


def test_hanya_yang_tampil_masuk_jejak_akses():
    nyatakan(MARTHA, "ADA", None)
    halaman(OPERATOR)

    with connection.cursor() as kursor:
        kursor.execute("select count(*) from jejak_orang(%s) where tindakan = 'jenis disabilitas'", [MARTHA])
        assert kursor.fetchone() == (1,)
        kursor.execute("select count(*) from jejak_orang(%s) where tindakan = 'jenis disabilitas'", [YOSEP])
        assert kursor.fetchone() == (0,)
