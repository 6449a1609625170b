from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from adminduk.dasar.kode import Kewarganegaraan, Shdk, StatusKawin, StatusPenduduk
from adminduk.pendaftaran_penduduk.konversi_wni_ke_orang_asing.layanan import F101Konversi, layanan
from adminduk.permohonan.aturan.orang_asing import izin_tinggal
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan, ubah_orang
from adminduk.permohonan.contoh_orang_asing import ALAMAT, IZIN
from adminduk.permohonan.formulir.f101 import TipeSponsor
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.formulir.kewarganegaraan import SuratKewarganegaraan
from adminduk.permohonan.formulir.luar_negeri import KKYangDatang
from adminduk.permohonan.formulir.orang_asing import JenisIzin, Sponsor
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DESA_FAKFAK, HARI_INI, MARTHA, RUMBIAK, SENDIRI, SEORANG_DIRI, YOSEP
from adminduk.register.isi import Dokumen
from adminduk.register.perubahan import DokumenTerbit, DokumenTutup, NikTerbit

WNI, WNA = Kewarganegaraan.WNI, Kewarganegaraan.WNA
BIODATA = UUID(int=770)
BARU = {"kk": KKYangDatang.BARU, "shdk": Shdk.KEPALA_KELUARGA, "alamat": ALAMAT}
SENDIRIAN = {"nik": contoh.NIK_SENDIRI}


@pytest.fixture
def register():
    """Paulus was a citizen: inactive, without a KK."""
    reg = contoh.register_contoh()
    reg._keluarga.pop(SENDIRI)
    ubah_orang(reg, SEORANG_DIRI, kewarganegaraan=WNA, status=StatusPenduduk.NONAKTIF, rinci={"negara": "AUSTRALIA"})
    reg.tambah(dokumen=[Dokumen(BIODATA, "BIODATA", "1", YOSEP, None)])
    return reg


def formulir(**ubah):
    isi = {
        "pemohon": Pemohon(nama="Yosep Rumbiak", nik=contoh.NIK_YOSEP),
        "nik": contoh.NIK_YOSEP,
        "bukti": SuratKewarganegaraan(nomor="AHU-9/2026", tanggal=date(2026, 5, 4)),
        "negara": "Australia",
        "no_paspor": "pa1234567",
        "jenis_izin": JenisIzin.ITAP,
        "izin": IZIN,
        "sponsor": Sponsor(nama="Martha Mandacan", tipe=TipeSponsor.PERORANGAN, alamat=None),
    }
    return F101Konversi(**(isi | ubah))


def itas(**ubah):
    return formulir(**({"jenis_izin": JenisIzin.ITAS, "alamat_tinggal": ALAMAT} | ubah))


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register):
    return alasan(layanan, kasus(layanan, f), register)


def terbit(hasil):
    return sorted(d.jenis for d in perubahan(hasil, DokumenTerbit))


def test_pemegang_itap_tetap_pada_kk_nya_dengan_nik_yang_sama(register):
    hasil = laksanakan(formulir(), register)
    sesudah = catat(register, hasil)
    yosep = sesudah.penduduk(YOSEP)

    assert (yosep.kewarganegaraan, yosep.status, yosep.nik) == (WNA, StatusPenduduk.AKTIF, contoh.NIK_YOSEP)
    assert izin_tinggal(yosep.rinci).jenis is JenisIzin.ITAP and yosep.rinci["no_paspor"] == "PA1234567"
    assert sesudah.keluarga(RUMBIAK).kepala.penduduk.id == YOSEP
    assert terbit(hasil) == ["BIODATA_OA", "KK"] and perubahan(hasil, NikTerbit) == []
    assert BIODATA in {t.dokumen for t in perubahan(hasil, DokumenTutup)}
    assert yosep.rinci["tgl_perkawinan"] == "2010-06-12"


def test_pemegang_itas_keluar_dari_kk_dan_alamatnya_pada_biodatanya(register):
    hasil = laksanakan(itas(), register)
    sesudah = catat(register, hasil)
    yosep = sesudah.penduduk(YOSEP)

    assert (yosep.status, sesudah.keluarga_dari(YOSEP)) == (StatusPenduduk.AKTIF, None)
    assert sesudah.keluarga(RUMBIAK).kepala.penduduk.id == MARTHA and salah_susunan(sesudah) == []
    [surat] = [d for d in perubahan(hasil, DokumenTerbit) if d.jenis == "BIODATA_OA"]
    assert (surat.isi["alamat"], surat.isi["negara"]) == ("JALAN PASIR PUTIH 7", "AUSTRALIA")


def test_bekas_wni_yang_nonaktif_bangun_dengan_nik_lamanya(register):
    for f in (formulir(**SENDIRIAN, **BARU), itas(**SENDIRIAN)):
        paulus = catat(register, laksanakan(f, register)).penduduk(SEORANG_DIRI)
        assert (paulus.status, paulus.nik) == (StatusPenduduk.AKTIF, contoh.NIK_SENDIRI)


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("bekas_wni_kantor_ini", itas(nik=contoh.NIK_SAKSI[0])),
        ("sudah_kehilangan", formulir(bukti=SuratKewarganegaraan(nomor="1", tanggal=date(2026, 11, 24)))),
        ("izin_berlaku", formulir(izin=replace(IZIN, tanggal_akhir=date(2026, 11, 22)))),
        ("izin_berlaku", itas(izin=replace(IZIN, tanggal_terbit=date(2026, 11, 24)))),
        ("kk_menurut_izinnya", formulir(**BARU)),
        ("kk_menurut_izinnya", formulir(**SENDIRIAN)),
        ("kk_menurut_izinnya", itas(**SENDIRIAN, **BARU)),
        ("tinggal_di_wilayah_kantor", itas(alamat_tinggal=replace(ALAMAT, desa=DESA_FAKFAK))),
        (
            "tinggal_di_wilayah_kantor",
            formulir(**SENDIRIAN, **BARU | {"alamat": replace(ALAMAT, desa=DESA_FAKFAK)}),
        ),
        ("hubungan_dalam_kk_serasi", formulir(**SENDIRIAN, **BARU | {"shdk": Shdk.ANAK})),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, f):
    for sah in (formulir(), itas(), formulir(**SENDIRIAN, **BARU), itas(**SENDIRIAN)):
        assert diperiksa(sah, register) == []
    assert diperiksa(f, register) == [karena]


@pytest.mark.parametrize(
    "isi",
    [
        {"kewarganegaraan": WNA},
        {"kewarganegaraan": Kewarganegaraan.DUA},
        {"status": StatusPenduduk.MENINGGAL},
    ],
)
def test_orang_asing_yang_aktif_anak_ganda_dan_yang_meninggal_ditolak(register, isi):
    ubah_orang(register, YOSEP, **isi)
    assert diperiksa(formulir(), register) == ["bekas_wni_kantor_ini"]


def test_kepala_keluarga_ber_itas_tidak_meninggalkan_anak_anak(register):
    for orang in (MARTHA, contoh.KORINUS):
        ubah_orang(register, orang, tanggal_lahir=date(2012, 1, 1), status_kawin=StatusKawin.BELUM_KAWIN)

    assert diperiksa(itas(), register) == ["yang_tinggal_berkepala_dewasa"]
    assert diperiksa(formulir(), register) == []


def test_izin_yang_dilaporkan_lewat_empat_belas_hari_dicatat_terlambat(register):
    def terlambat(terbitnya):
        hasil = laksanakan(formulir(izin=replace(IZIN, tanggal_terbit=terbitnya)), register)
        return "Dilaporkan lewat 14 hari sejak izin tinggal terbit." in hasil.catatan

    assert (terlambat(date(2026, 11, 9)), terlambat(date(2026, 11, 8))) == (False, True)


def test_satu_dari_dua_bukti_cukup(register):
    dasar = ("dokumen_perjalanan", "kartu_izin")

    def lampiran(*ada):
        k = kasus(layanan, formulir(), lampiran=dict.fromkeys((*ada, *dasar), "a" * 64))
        return alasan(layanan, k, register)

    assert lampiran("kepmen") == lampiran("bukti_kehilangan") == []
    assert lampiran() == ["syarat_lengkap"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    for f in (formulir(), itas(), formulir(**SENDIRIAN, **BARU)):
        assert baca(F101Konversi, tulis(f), hari_ini=HARI_INI).formulir == f
