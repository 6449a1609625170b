"""Buku pemakaman pada basis data sungguhan: ditulis desa, dipadankan dengan akta, dihitung per desa."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from adminduk.dasar.temuan import NilaiDitolak
from adminduk.pencatatan_sipil.buku_pokok_pemakaman import buku
from adminduk.pencatatan_sipil.buku_pokok_pemakaman.formulir import (
    BarisBukuPemakaman,
    PelaporPemakaman,
    PemakamanJenazah,
    Penyelesaian,
    YangDimakamkan,
)
from adminduk.pencatatan_sipil.buku_pokok_pemakaman.pemadanan import Dimakamkan, padanan
from adminduk.permohonan.contoh_alur import OPERATOR, PETUGAS_DESA
from adminduk.permohonan.models import Pemakaman
from adminduk.register import Keperluan, Pelaku, Peran, contoh, untuk
from adminduk.register.contoh import DESA, FAKFAK, MANOKWARI, YOSEP
from adminduk.register.kematian import AktaKematian
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import AktaCatat, NomorAktaBaru

pytestmark = pytest.mark.django_db
WAFAT = date(2026, 11, 20)
NOVEMBER = date(2026, 11, 1)
TETANGGA = Pelaku(UUID(int=431), "Petugas desa lain", Peran.DESA, (contoh.MANOKWARI,), desa=DESA + 1)
FAKFAK_OPERATOR = Pelaku(UUID(int=432), "Operator Fakfak", Peran.OPERATOR, (FAKFAK,))


@pytest.fixture(autouse=True)
def pemeran(db):
    with untuk(OPERATOR, Keperluan.PELAYANAN, kasus="contoh") as reg:
        reg.catat(contoh.peristiwa_contoh())


def baris(**ubah) -> BarisBukuPemakaman:
    almarhum = YangDimakamkan(
        nik=contoh.NIK_YOSEP, nama="Yosep Rumbiak", tempat_meninggal="Rumah", tanggal_meninggal=WAFAT
    )
    return BarisBukuPemakaman(
        almarhum=replace(almarhum, **{k: v for k, v in ubah.items() if k != "dimakamkan"}),
        pemakaman=PemakamanJenazah(tanggal=ubah.get("dimakamkan", WAFAT + timedelta(days=1)), lokasi="Pasir Putih"),
        pelapor=PelaporPemakaman(nama="Ketua RT", nik=contoh.NIK_SAKSI[0], saksi="Yosina Indou"),
    )


def tulis(isi: BarisBukuPemakaman | None = None, pelaku: Pelaku = PETUGAS_DESA, desa: int = DESA) -> Pemakaman:
    with untuk(pelaku, Keperluan.PELAYANAN) as reg:
        return buku.catat(reg, uuid4(), desa, isi or baris())


def pekerjaan(pelaku: Pelaku = OPERATOR) -> list[buku.Pekerjaan]:
    with untuk(pelaku, Keperluan.PENCARIAN) as reg:
        buku.padankan(reg)
        return buku.daftar_pekerjaan(reg)


def terbitkan_akta(nama: str = "Yosep Rumbiak", nik: str = contoh.NIK_YOSEP.lengkap) -> None:
    """An act as the service of deaths writes it."""
    formulir = {"kematian.nik": nik, "kematian.nama": nama, "kematian.tanggal": WAFAT.isoformat()}
    isi = {"orang": YOSEP if nik else None, "formulir": {k: v for k, v in formulir.items() if v}}
    with untuk(OPERATOR, Keperluan.PELAYANAN, kasus="akta") as reg:
        nomor = NomorAktaBaru(MANOKWARI, "KM", reg.hari_ini)
        akta = AktaCatat(uuid4(), "KEMATIAN", nomor, reg.hari_ini, MANOKWARI, isi)
        subjek = (Subjek(akta.akta, "akta"),)
        reg.catat([Peristiwa(TANPA_ID, "kematian", 1, "uji", WAFAT, subjek, {"formulir": {}}, (akta,))])


def test_tanpa_akta_menjadi_pekerjaan_kantor_dan_orangnya_masih_tercatat_hidup():
    tulis()
    [satu] = pekerjaan()

    assert (satu.baris.orang, satu.dikenal, satu.meninggal) == (YOSEP, True, False)


def test_akta_ber_nik_menyelesaikannya_dan_bukunya_menyebut_akta():
    tulis()
    terbitkan_akta()

    assert pekerjaan() == []
    [baris] = Pemakaman.objects.all()
    assert (baris.penyelesaian, baris.akta is not None) == (Penyelesaian.AKTA, True)


def test_akta_tanpa_nik_ditemukan_dari_nama_dan_tanggal():
    tulis(baris(nik=None, nama="Tete Wangai"))
    assert len(pekerjaan()) == 1

    terbitkan_akta("Tete Wanggai", "")
    assert pekerjaan() == []


def test_satu_akta_menyelesaikan_satu_baris_saja():
    tulis()
    tulis(pelaku=TETANGGA, desa=DESA + 1)
    terbitkan_akta()

    assert len(pekerjaan()) == len(pekerjaan()) == 1, "desa kedua menulis orang yang sama: diputuskan petugas"


def test_akta_orang_lain_tidak_menyelesaikannya():
    tulis(baris(nik=None, nama="Paulina Mandacan"))
    terbitkan_akta()

    assert len(pekerjaan()) == 1


def test_kantor_lain_tidak_melihatnya_dan_desa_lain_tidak_menulis():
    tulis()

    assert pekerjaan(FAKFAK_OPERATOR) == []
    with untuk(TETANGGA, Keperluan.PELAYANAN) as reg:
        assert buku.isi_bulan(DESA, NOVEMBER) == ([], None)
        assert not buku.boleh_mencatat(DESA, reg)


def test_yang_sama_dua_kali_ditolak_yang_dikirim_ulang_tidak():
    satu, id_ = baris(), uuid4()
    with untuk(PETUGAS_DESA, Keperluan.PELAYANAN) as reg:
        assert buku.catat(reg, id_, DESA, satu).id == buku.catat(reg, id_, DESA, satu).id == id_
    with pytest.raises(NilaiDitolak, match="sudah tertulis"):
        tulis(baris(nik=None, nama="Yoseph Rumbiak"))


def test_dimakamkan_sebelum_meninggal_ditolak():
    with pytest.raises(NilaiDitolak, match="sebelum tanggal meninggal"):
        tulis(baris(dimakamkan=WAFAT - timedelta(days=1)))


def test_selesai_dengan_tangan_dan_yang_salah_tulis_boleh_ditulis_lagi():
    satu = tulis()
    with untuk(OPERATOR, Keperluan.PENCARIAN) as reg:
        buku.selesaikan(reg, satu.id, Penyelesaian.SALAH)

    assert pekerjaan() == []
    assert tulis().id != satu.id


def test_nihil_pun_dilaporkan_dan_bagian_desa_yang_melapor_dihitung():
    with untuk(PETUGAS_DESA, Keperluan.PELAYANAN) as reg:
        assert buku.lapor(reg, DESA, NOVEMBER).id == buku.lapor(reg, DESA, NOVEMBER).id
        with pytest.raises(NilaiDitolak, match="belum dimulai"):
            buku.lapor(reg, DESA, reg.hari_ini + timedelta(days=40))
    tulis()
    with untuk(OPERATOR, Keperluan.PENCARIAN) as reg:
        hitungan = buku.ikhtisar(reg, [DESA, DESA + 1, DESA + 2, DESA + 3], NOVEMBER)

    assert (hitungan.melapor, hitungan.persen, hitungan.tercapai) == (1, 25.0, False)
    assert (hitungan.pemakaman, hitungan.tanpa_akta) == (1, 1)


def test_desa_tidak_menyelesaikan_dan_tulisannya_tidak_berubah():
    satu = tulis()
    with untuk(PETUGAS_DESA, Keperluan.PENCARIAN) as reg:
        buku.selesaikan(reg, satu.id, Penyelesaian.SALAH)

    assert Pemakaman.objects.get().penyelesaian == ""


@pytest.mark.parametrize(
    ("nik", "nama", "hari", "cocok"),
    [
        ("9202120101600001", "Nama Lain", 40, True),
        ("9202120101600002", "Yosep Rumbiak", 0, False),
        ("", "Yosef Rumbiak", 3, True),
        ("", "Yosef Rumbiak", 4, False),
        ("", "Dina Rumbiak", 0, False),
    ],
)
def test_nik_memutuskan_lalu_nama_dan_tanggal(nik, nama, hari, cocok):
    d = Dimakamkan(UUID(int=1), "9202120101600001", "Yosep Rumbiak", WAFAT)
    akta = AktaKematian(UUID(int=2), nik, nama, WAFAT + timedelta(days=hari))

    assert (padanan(d, [akta]) is akta) is cocok


def test_dua_akta_yang_sama_dekatnya_diputuskan_orang():
    d = Dimakamkan(UUID(int=1), "", "Yosep Rumbiak", WAFAT)
    kembar = [AktaKematian(UUID(int=n), "", "YOSEP RUMBIAK", WAFAT) for n in (2, 3)]

    assert padanan(d, kembar) is None
    assert padanan(d, kembar[:1]) is kembar[0]
