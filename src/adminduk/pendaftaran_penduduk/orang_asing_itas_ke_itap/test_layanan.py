from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from adminduk.dasar.kode import Shdk, StatusKtpEl
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.pendaftaran_penduduk.orang_asing_itas_ke_itap.layanan import F102AlihStatus, YangBeralih, layanan
from adminduk.permohonan.aturan.ktp_el import status_ktp_el
from adminduk.permohonan.aturan.orang_asing import izin_tinggal
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan, ubah_orang
from adminduk.permohonan.contoh_orang_asing import (
    ALAMAT,
    IZIN,
    JOHN,
    NIK_JANE,
    NIK_JOHN,
    ORANG_JOHN,
    SKTT_JOHN,
    register_orang_asing,
)
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.formulir.luar_negeri import KKYangDatang
from adminduk.permohonan.formulir.orang_asing import JenisIzin
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DESA_FAKFAK, HARI_INI, RUMBIAK
from adminduk.register.perubahan import DokumenTerbit, DokumenTutup, KeluargaBaru

ITAP = replace(IZIN, nomor="2D21JE0777-X", tanggal_akhir=date(2031, 11, 9))
ADIK, NIK_ADIK = UUID(int=31), NIK("9202120502150031")


@pytest.fixture
def register():
    """John has a little brother here, too young for a KTP-el."""
    reg = register_orang_asing()
    reg.tambah_penduduk(replace(ORANG_JOHN, id=ADIK, nik=NIK_ADIK, nama="ADAM SMITH", tanggal_lahir=date(2015, 2, 5)))
    return reg


def yang(nik=NIK_JOHN, shdk=Shdk.KEPALA_KELUARGA, izin=ITAP):
    return YangBeralih(nik=nik, izin=izin, shdk=shdk)


def formulir(*anggota, **lain):
    isi = {
        "pemohon": Pemohon(nama="John Smith", nik=NIK_JOHN), "anggota": anggota or (yang(),),
        "kk": KKYangDatang.BARU, "alamat": ALAMAT,
    }  # fmt: skip
    return F102AlihStatus(**(isi | lain))


def menumpang(*anggota, **lain):
    isi = {"kk": KKYangDatang.MENUMPANG, "no_kk_tumpangan": contoh.NOMOR_KK, "alamat": None}
    return formulir(*(anggota or (yang(shdk=Shdk.FAMILI_LAIN),)), **(isi | lain))


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register, **lain):
    return alasan(layanan, kasus(layanan, f, **lain), register)


def test_sktt_ditarik_kk_dan_permohonan_ktp_el_terbit(register):
    hasil = laksanakan(formulir(), register)
    sesudah = catat(register, hasil)
    john, [baru] = sesudah.penduduk(JOHN), perubahan(hasil, KeluargaBaru)

    assert [t.dokumen for t in perubahan(hasil, DokumenTutup)] == [SKTT_JOHN]
    assert [d.jenis for d in perubahan(hasil, DokumenTerbit)] == ["KK", "BUKTI_KTP_EL"]
    assert sesudah.keluarga_dari(JOHN).id == baru.keluarga
    assert (izin_tinggal(john.rinci).jenis, izin_tinggal(john.rinci).sampai) == (JenisIzin.ITAP, date(2031, 11, 9))
    assert status_ktp_el(john) is StatusKtpEl.DIAJUKAN and john.rinci["ktp_el_sampai"] == "2031-11-09"
    assert "alamat_tinggal" not in john.rinci
    assert perubahan(hasil, DokumenTerbit)[0].isi["anggota"][0]["no_kitap"] == "2D21JE0777-X"
    assert perubahan(hasil, DokumenTerbit)[1].isi["rincian"][-1]["isi"] == "9 November 2031"
    assert salah_susunan(sesudah) == []


def test_yang_belum_wajib_ktp_el_hanya_tercantum_pada_kk(register):
    hasil = laksanakan(formulir(yang(), yang(NIK_ADIK, Shdk.FAMILI_LAIN)), register)
    adik = catat(register, hasil).penduduk(ADIK)

    assert [d.orang for d in perubahan(hasil, DokumenTerbit) if d.jenis == "BUKTI_KTP_EL"] == [JOHN]
    assert status_ktp_el(adik) is None and izin_tinggal(adik.rinci).jenis is JenisIzin.ITAP


def test_menumpang_pada_kk_yang_ada(register):
    sesudah = catat(register, laksanakan(menumpang(), register))

    assert sesudah.keluarga_dari(JOHN).id == RUMBIAK
    assert sesudah.keluarga(RUMBIAK).nomor == contoh.NOMOR_KK
    assert salah_susunan(sesudah) == []


@pytest.mark.parametrize(("hari", "terlambat"), [(14, False), (15, True)])
def test_lewat_empat_belas_hari_dicatat_terlambat_tidak_ditolak(register, hari, terlambat):
    izin = replace(ITAP, tanggal_terbit=HARI_INI - timedelta(days=hari))

    assert bool(laksanakan(formulir(yang(izin=izin)), register).catatan) is terlambat


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("semua_orang_asing_kantor_ini", formulir(yang(), yang(contoh.NIK_MARTHA, Shdk.FAMILI_LAIN))),
        ("ditulis_sekali", menumpang(*(yang(shdk=Shdk.FAMILI_LAIN),) * 2)),
        ("izin_berlaku", formulir(yang(izin=replace(ITAP, tanggal_akhir=HARI_INI - timedelta(days=1))))),
        ("tujuan_di_wilayah_kantor", formulir(alamat=replace(ALAMAT, desa=DESA_FAKFAK))),
        ("tujuan_di_wilayah_kantor", menumpang(no_kk_tumpangan=NomorKK("9202120101990099"))),
        ("hubungan_yang_datang_serasi", formulir(yang(shdk=Shdk.FAMILI_LAIN))),
        ("hubungan_yang_datang_serasi", menumpang(yang())),
        ("belum_ber_itap", formulir(yang(NIK_JANE))),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, f):
    assert diperiksa(formulir(), register) == diperiksa(menumpang(), register) == []
    assert diperiksa(f, register) == [karena]


def test_izin_pertama_seorang_anak_boleh_langsung_itap(register):
    ubah_orang(register, ADIK, rinci={"no_paspor": "P31"})
    assert diperiksa(menumpang(yang(NIK_ADIK, Shdk.FAMILI_LAIN)), register) == []


def test_sktt_tidak_diminta_karena_ada_dalam_register():
    assert [s.kode for s in layanan.syarat_diminta(formulir())] == ["dokumen_perjalanan", "kitap"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    for f in (formulir(), menumpang()):
        assert baca(F102AlihStatus, tulis(f), hari_ini=HARI_INI).formulir == f
