from dataclasses import replace
from datetime import date, timedelta

import pytest

from adminduk.dasar.kode import StatusPenduduk
from adminduk.dasar.nik import NIK
from adminduk.pendaftaran_penduduk.sktt.layanan import F103Itas, layanan
from adminduk.permohonan.aturan.orang_asing import izin_tinggal
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, ubah_orang
from adminduk.permohonan.contoh_orang_asing import (
    ALAMAT,
    IZIN,
    IZIN_LAMA,
    JOHN,
    NIK_JANE,
    NIK_JOHN,
    SKTT_JOHN,
    register_orang_asing,
)
from adminduk.permohonan.formulir.f101 import TipeSponsor
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.formulir.orang_asing import OrangBerizin, Sponsor
from adminduk.permohonan.formulir.tambahan import StatusRumah
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DESA_FAKFAK, FAKFAK, HARI_INI
from adminduk.register.perubahan import DokumenTerbit, DokumenTutup, NikTerbit


@pytest.fixture
def register():
    return register_orang_asing()


def formulir(nik=NIK_JOHN, izin=IZIN, **lain):
    isi = {
        "pemohon": Pemohon(nama="John Smith", nik=NIK_JOHN), "anggota": (OrangBerizin(nik=nik, izin=izin),),
        "sponsor": Sponsor(nama="PT Kayu Lestari", tipe=TipeSponsor.PERUSAHAAN), "alamat": ALAMAT,
        "rumah": StatusRumah.SENDIRI,
    }  # fmt: skip
    return F103Itas(**(isi | lain))


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register, **lain):
    return alasan(layanan, kasus(layanan, f, **lain), register)


def test_sktt_berlaku_sampai_itas_berakhir_dan_menggantikan_yang_lama(register):
    hasil = laksanakan(formulir(), register)
    [surat], [tutup] = perubahan(hasil, DokumenTerbit), perubahan(hasil, DokumenTutup)
    john = catat(register, hasil).penduduk(JOHN)

    assert (surat.jenis, surat.isi["berlaku_sampai"]) == ("SKTT", "2027-11-09")
    assert (tutup.dokumen, tutup.pengganti) == (SKTT_JOHN, surat.dokumen)
    assert izin_tinggal(john.rinci).sampai == date(2027, 11, 9)
    assert (john.rinci["nama_sponsor"], john.rinci["negara"]) == ("PT Kayu Lestari", "AUSTRALIA")
    assert perubahan(hasil, NikTerbit) == []


def test_yang_pernah_pergi_nik_nya_berlaku_lagi(register):
    lama = register.penduduk(JOHN).rinci
    ubah_orang(register, JOHN, status=StatusPenduduk.PINDAH_LN, rinci={**lama, "negara_tujuan": "Australia"})
    john = catat(register, laksanakan(formulir(), register)).penduduk(JOHN)

    assert john.status is StatusPenduduk.AKTIF
    assert "negara_tujuan" not in john.rinci


@pytest.mark.parametrize(("hari", "terlambat"), [(14, False), (15, True)])
def test_lewat_empat_belas_hari_dicatat_terlambat_tidak_ditolak(register, hari, terlambat):
    izin = replace(IZIN, tanggal_terbit=HARI_INI - timedelta(days=hari))

    assert bool(laksanakan(formulir(izin=izin), register).catatan) is terlambat


def test_alamat_berubah_dengan_izin_yang_sama_sktt_terbit_lagi(register):
    pindah = formulir(izin=IZIN_LAMA, alamat=replace(ALAMAT, alamat="Jalan Merdeka 1"))
    sesudah = catat(register, laksanakan(pindah, register))

    assert sesudah.penduduk(JOHN).rinci["alamat_tinggal"] == "JALAN MERDEKA 1"


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("semua_orang_asing_kantor_ini", formulir(contoh.NIK_MARTHA)),
        ("semua_orang_asing_kantor_ini", formulir(NIK("9202120101200099"))),
        ("ditulis_sekali", formulir(anggota=(OrangBerizin(nik=NIK_JOHN, izin=IZIN),) * 2)),
        ("izin_berlaku", formulir(izin=replace(IZIN, tanggal_terbit=HARI_INI + timedelta(days=1)))),
        ("izin_bukan_yang_lama", formulir(izin=replace(IZIN_LAMA, tanggal_akhir=date(2026, 11, 30)))),
        ("belum_ber_itap", formulir(NIK_JANE, replace(IZIN, tanggal_akhir=date(2031, 1, 1)))),
        ("alamat_di_wilayah_kantor", formulir(alamat=replace(ALAMAT, desa=DESA_FAKFAK))),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, f):
    assert diperiksa(formulir(), register) == []
    assert diperiksa(f, register) == [karena]


def test_izin_yang_sudah_berakhir_ditolak(register):
    ubah_orang(register, JOHN, rinci={"no_paspor": "P21"})
    berakhir = replace(IZIN, tanggal_akhir=HARI_INI - timedelta(days=1))

    assert diperiksa(formulir(izin=berakhir), register) == ["izin_berlaku"]
    assert diperiksa(formulir(izin=replace(IZIN, tanggal_akhir=HARI_INI)), register) == []


def test_yang_meninggal_dan_penduduk_kantor_lain_ditolak(register):
    lain = formulir(alamat=replace(ALAMAT, desa=DESA_FAKFAK))
    assert diperiksa(lain, register, kab=FAKFAK) == ["semua_orang_asing_kantor_ini"]

    ubah_orang(register, JOHN, status=StatusPenduduk.MENINGGAL)
    assert diperiksa(formulir(), register) == ["semua_orang_asing_kantor_ini"]


def test_pernyataan_pemilik_rumah_hanya_bila_bukan_rumah_sendiri():
    assert [s.kode for s in layanan.syarat_diminta(formulir())] == ["dokumen_perjalanan", "kitas"]
    sewa = layanan.syarat_diminta(formulir(rumah=StatusRumah.SEWA))
    assert [s.kode for s in sewa] == ["dokumen_perjalanan", "kitas", "pernyataan_pemilik_rumah"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F103Itas, tulis(formulir()), hari_ini=HARI_INI).formulir == formulir()
