"""Peran menurut peraturan, dan wilayah kerja menurut jenjangnya."""

from __future__ import annotations

from uuid import uuid4

import pytest

from adminduk.dasar.daftar import baca_baris
from adminduk.register import Keperluan, Pelaku, Peran, PintuTertutup, contoh, untuk
from adminduk.register.contoh import ELISABET, FAKFAK, MANOKWARI
from adminduk.register.lingkup import NASIONAL, kode_kantor_sah, wilayah_kerja
from adminduk.register.perubahan import OrangUbah
from adminduk.register.test_lingkup import KEDUANYA, LAMA, ralat

PAPUA_BARAT = 92


def test_tiap_peran_punya_dasar_dan_tiap_peran_siak_punya_tempat():
    baris = baca_baris("peran")

    assert {b["peran"] for b in baris} == set(Peran)
    assert all(b["dasar"] and b["jenjang"] and b["status"] in {"dibaca", "diingat"} for b in baris)
    assert {b["siak"] for b in baris} - {""} == {b["peran"] for b in baca_baris("peran_siak")}


@pytest.mark.django_db
def test_provinsi_melihat_kabupatennya_dan_pusat_semuanya():
    provinsi, pusat = wilayah_kerja(Peran.PROVINSI, [PAPUA_BARAT]), wilayah_kerja(Peran.PUSAT, [NASIONAL])

    assert provinsi[0] == PAPUA_BARAT and {k // 100 for k in provinsi[1:]} == {PAPUA_BARAT}
    assert {MANOKWARI, FAKFAK} < set(provinsi[1:]) < set(pusat)
    assert len(pusat) > 510 and pusat[0] == NASIONAL
    assert wilayah_kerja(Peran.OPERATOR, [MANOKWARI]) == (MANOKWARI,)


@pytest.mark.parametrize(
    ("peran", "kode", "sah"),
    [
        (Peran.PUSAT, [0], True), (Peran.PUSAT, [92], False), (Peran.PUSAT, [], False),
        (Peran.PROVINSI, [92], True), (Peran.PROVINSI, [9202], False), (Peran.PROVINSI, [92, 91], False),
        (Peran.OPERATOR, [9202], True), (Peran.OPERATOR, [92], False), (Peran.AUDITOR, [0], False),
    ],
)  # fmt: skip
def test_kode_kantor_sesuai_dengan_jenjangnya(peran, kode, sah):
    assert kode_kantor_sah(peran, kode) is sah


@pytest.fixture
def pengawas(db):
    with untuk(KEDUANYA, Keperluan.PENCARIAN) as reg:
        reg.catat(contoh.peristiwa_contoh())
        for p in contoh.peristiwa_pindahan():
            reg.catat([p])
    kab = wilayah_kerja(Peran.PROVINSI, [PAPUA_BARAT])
    return Pelaku(uuid4(), "Petugas provinsi", Peran.PROVINSI, kab)


def test_provinsi_membaca_untuk_pengawasan_saja(pengawas):
    with untuk(pengawas, Keperluan.PENGAWASAN) as reg:
        assert reg.penduduk(ELISABET).kab == MANOKWARI
    for lain in (Keperluan.PELAYANAN, Keperluan.PENCARIAN, Keperluan.PENERBITAN, Keperluan.DATA_SENDIRI):
        with pytest.raises(PintuTertutup, match="tidak membuka data"), untuk(pengawas, lain):
            pass


def test_pengawasan_tidak_mengubah(pengawas):
    ubah = ralat(OrangUbah(ELISABET, LAMA, {"pendidikan": "STRATA II"}))
    with pytest.raises(PintuTertutup, match="tidak mengubah"), untuk(pengawas, Keperluan.PENGAWASAN) as reg:
        reg.catat([ubah])


def test_provinsi_lain_tidak_melihatnya(pengawas):
    kab = wilayah_kerja(Peran.PROVINSI, [91])
    with untuk(Pelaku(uuid4(), "Papua", Peran.PROVINSI, kab), Keperluan.PENGAWASAN) as reg:
        assert reg.penduduk(ELISABET) is None
