from dataclasses import replace
from datetime import date

import pytest

from adminduk.dasar.kode import Kewarganegaraan, Shdk, StatusKawin, StatusPenduduk
from adminduk.pencatatan_sipil.anak_berkewarganegaraan_ganda.formulir import F201KewarganegaraanGanda, PeristiwaGanda
from adminduk.pencatatan_sipil.anak_berkewarganegaraan_ganda.layanan import layanan
from adminduk.permohonan.aturan.kewarganegaraan import NO_SERTIFIKAT, tenggat_orang
from adminduk.permohonan.aturan.orang_asing import izin_tinggal
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan, ubah_orang
from adminduk.permohonan.contoh_akta import KUTIPAN, NOMOR, register_berakta
from adminduk.permohonan.contoh_orang_asing import ALAMAT, IZIN, JOHN, NIK_JOHN, ORANG_JOHN, SKTT_JOHN
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.kewarganegaraan import SubjekKewarganegaraan, SuratKewarganegaraan, TempatAkta
from adminduk.permohonan.formulir.luar_negeri import KKYangDatang
from adminduk.permohonan.formulir.orang_asing import JenisIzin
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DESA_FAKFAK, DINA, HARI_INI, RUMBIAK
from adminduk.register.isi import Dokumen
from adminduk.register.perubahan import CatatanPinggir, DokumenTerbit, DokumenTutup, NikTerbit

WNI, WNA, DUA = Kewarganegaraan
TERDAFTAR, PILIH_WNI, PILIH_WNA, TIDAK = PeristiwaGanda
SINI = SubjekKewarganegaraan(nik=contoh.NIK_DINA, tempat_akta=TempatAkta.KANTOR_INI, no_akta=NOMOR)
ASING = replace(SINI, nik=NIK_JOHN, tempat_akta=TempatAkta.LUAR_NEGERI, no_akta="WA 1/2014", penerbit="Australia")
SERTIFIKAT = SuratKewarganegaraan(nomor="W31-ABG-0012", tanggal=date(2026, 11, 12))
KEPUTUSAN = SuratKewarganegaraan(nomor="AHU-77/2026", tanggal=date(2026, 11, 12))
NUMPANG = {"kk": KKYangDatang.MENUMPANG, "shdk": Shdk.FAMILI_LAIN, "no_kk_tumpangan": contoh.NOMOR_KK}
LAHIR_18, LAHIR_22 = date(2007, 11, 20), date(2004, 1, 5)


@pytest.fixture
def register():
    """Dina's act is here; John is a child of ten without a KK."""
    reg = register_berakta()
    reg.tambah_penduduk(replace(ORANG_JOHN, tanggal_lahir=date(2014, 5, 10)))
    reg.tambah(dokumen=[Dokumen(SKTT_JOHN, "SKTT", "1", JOHN, None)])
    return reg


def ganda(register, lahir=LAHIR_18, **isi):
    """Let Dina be registered with two citizenships already, and of age."""
    rinci = {NO_SERTIFIKAT: "W31-ABG-0001", "negara": "AUSTRALIA"} | isi.pop("rinci", {})
    ubah_orang(register, DINA, tanggal_lahir=lahir, kewarganegaraan=DUA, rinci=rinci, **isi)
    return register


def formulir(peristiwa=TERDAFTAR, **ubah):
    memilih = peristiwa in (PILIH_WNI, PILIH_WNA)
    isi = {
        "pelapor": Pelapor(nama="Martha Mandacan", nik=contoh.NIK_MARTHA, kewarganegaraan=WNI),
        "subjek": SINI,
        "peristiwa": peristiwa,
        "sertifikat": SERTIFIKAT if peristiwa is TERDAFTAR else None,
        "tanggal_pernyataan": date(2026, 11, 2) if memilih else None,
        "keputusan": KEPUTUSAN if memilih else None,
        "negara": None if peristiwa is PILIH_WNI else "Australia",
        "izin": IZIN if peristiwa is TIDAK else None,
    }
    return F201KewarganegaraanGanda(**(isi | ubah))


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register):
    return alasan(layanan, kasus(layanan, f), register)


def terbit(hasil):
    return sorted(d.jenis for d in perubahan(hasil, DokumenTerbit))


def test_pendaftaran_dicatat_cp_12_dan_anak_tetap_pada_kk_nya(register):
    hasil = laksanakan(formulir(), register)
    sesudah = catat(register, hasil)
    dina, [catatan] = sesudah.penduduk(DINA), perubahan(hasil, CatatanPinggir)

    assert (dina.kewarganegaraan, dina.nik, dina.rinci[NO_SERTIFIKAT]) == (DUA, contoh.NIK_DINA, "W31-ABG-0012")
    assert (catatan.kode_cp, sesudah.keluarga_dari(DINA).id) == ("CP.12", RUMBIAK)
    assert terbit(hasil) == ["AKTA_KELAHIRAN", "BIODATA", "KK"] and perubahan(hasil, NikTerbit) == []
    assert KUTIPAN in {t.dokumen for t in perubahan(hasil, DokumenTutup)}


def test_anak_ber_itas_terdaftar_tercantum_pada_kk_tanpa_izin(register):
    hasil = laksanakan(formulir(subjek=ASING, **NUMPANG), register)
    sesudah = catat(register, hasil)

    assert sesudah.keluarga_dari(JOHN).id == RUMBIAK and salah_susunan(sesudah) == []
    assert izin_tinggal(sesudah.penduduk(JOHN).rinci) is None
    assert terbit(hasil) == ["BIODATA", "BUKTI_KEWARGANEGARAAN", "KK"]
    assert SKTT_JOHN in {t.dokumen for t in perubahan(hasil, DokumenTutup)}


def test_memilih_wni_dicatat_cp_13_dan_permohonan_ktp_el_diterima(register):
    hasil = laksanakan(formulir(PILIH_WNI), ganda(register))
    dina = catat(register, hasil).penduduk(DINA)

    assert (dina.kewarganegaraan, dina.status) == (WNI, StatusPenduduk.AKTIF)
    assert dina.rinci["no_sk_penetapan_wni"] == "AHU-77/2026" and NO_SERTIFIKAT not in dina.rinci
    assert [c.kode_cp for c in perubahan(hasil, CatatanPinggir)] == ["CP.13"]
    assert terbit(hasil) == ["AKTA_KELAHIRAN", "BIODATA", "BUKTI_KTP_EL", "KK"]


def test_memilih_kewarganegaraan_lain_dicatat_cp_13_dan_keluar_dari_kk(register):
    hasil = laksanakan(formulir(PILIH_WNA), ganda(register))
    sesudah = catat(register, hasil)
    dina = sesudah.penduduk(DINA)

    assert (dina.kewarganegaraan, dina.status) == (WNA, StatusPenduduk.NONAKTIF)
    assert sesudah.keluarga_dari(DINA) is None and salah_susunan(sesudah) == []
    assert [c.kode_cp for c in perubahan(hasil, CatatanPinggir)] == ["CP.13"]


def test_tidak_memilih_dicatat_cp_14_dan_menjadi_orang_asing_dengan_itap_pada_kk_yang_sama(register):
    bukti = Dokumen(SKTT_JOHN, "BUKTI_KTP_EL", "2", DINA, None)
    register.tambah(dokumen=[bukti])
    hasil = laksanakan(formulir(TIDAK), ganda(register, LAHIR_22))
    sesudah = catat(register, hasil)
    dina = sesudah.penduduk(DINA)

    assert (dina.kewarganegaraan, dina.status, dina.nik) == (WNA, StatusPenduduk.AKTIF, contoh.NIK_DINA)
    assert izin_tinggal(dina.rinci).jenis is JenisIzin.ITAP and sesudah.keluarga_dari(DINA).id == RUMBIAK
    [catatan] = perubahan(hasil, CatatanPinggir)
    assert catatan.kode_cp == "CP.14" and "05-01-2025" in catatan.isi["teks"]
    assert terbit(hasil) == ["AKTA_KELAHIRAN", "BIODATA_OA", "KK"]
    assert bukti.id in {t.dokumen for t in perubahan(hasil, DokumenTutup)}


def test_tenggat_dihitung_dari_delapan_belas_tahun_atau_perkawinan_yang_lebih_dahulu(register):
    ganda(register)
    assert tenggat_orang(register.penduduk(DINA)) == (date(2025, 11, 20), date(2028, 11, 20))

    ganda(register, status_kawin=StatusKawin.KAWIN_TERCATAT, rinci={"tgl_perkawinan": "2025-02-01"})
    assert tenggat_orang(register.penduduk(DINA)) == (date(2025, 2, 1), date(2028, 2, 1))


@pytest.mark.parametrize(
    ("tanggal", "alasannya"),
    [
        (date(2025, 11, 19), ["memilih_dalam_masanya"]),
        (date(2025, 11, 20), []),
        (date(2026, 11, 12), []),
    ],
)
def test_memilih_sejak_hari_ulang_tahun_kedelapan_belas(register, tanggal, alasannya):
    ganda(register)
    assert diperiksa(formulir(PILIH_WNI, tanggal_pernyataan=tanggal), register) == alasannya
    assert diperiksa(formulir(PILIH_WNA, tanggal_pernyataan=tanggal), register) == alasannya


@pytest.mark.parametrize(
    ("lahir", "alasannya"), [(date(2005, 11, 1), ["memilih_dalam_masanya"]), (date(2005, 11, 2), [])]
)
def test_memilih_paling_lambat_tiga_tahun_kemudian(register, lahir, alasannya):
    assert diperiksa(formulir(PILIH_WNI), ganda(register, lahir)) == alasannya


@pytest.mark.parametrize(
    ("lahir", "alasannya"), [(date(2005, 11, 23), ["tenggat_memilih_sudah_lewat"]), (date(2005, 11, 22), [])]
)
def test_tidak_memilih_dicatat_sesudah_tenggatnya(register, lahir, alasannya):
    assert diperiksa(formulir(TIDAK), ganda(register, lahir)) == alasannya


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("anak_tercatat_di_kantor_ini", formulir(subjek=replace(ASING, nik=contoh.NIK_SAKSI[0]))),
        ("didaftarkan_sebelum_dewasa", formulir(sertifikat=replace(SERTIFIKAT, tanggal=date(2026, 11, 24)))),
        ("didaftarkan_sebelum_dewasa", formulir(subjek=replace(ASING, nik=contoh.NIK_SENDIRI))),
        ("tercatat_berkewarganegaraan_ganda", formulir(PILIH_WNI, subjek=replace(ASING, nik=contoh.NIK_MARTHA))),
        ("akta_kantor_ini_ditemukan", formulir(subjek=replace(SINI, no_akta="lain"))),
        ("kk_ditentukan", formulir(subjek=ASING)),
        ("kk_ditentukan", formulir(**NUMPANG)),
        ("hubungan_dalam_kk_serasi", formulir(subjek=ASING, **NUMPANG | {"shdk": Shdk.KEPALA_KELUARGA})),
        (
            "tujuan_di_wilayah_kantor",
            formulir(
                subjek=replace(ASING, nik=contoh.NIK_KORINUS),
                kk=KKYangDatang.BARU,
                shdk=Shdk.KEPALA_KELUARGA,
                alamat=replace(ALAMAT, desa=DESA_FAKFAK),
            ),
        ),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, f):
    register.tambah_penduduk(replace(ORANG_JOHN, tanggal_lahir=date(2014, 5, 10)))
    if karena == "tercatat_berkewarganegaraan_ganda":
        ubah_orang(register, contoh.MARTHA, tanggal_lahir=LAHIR_18, status_kawin=StatusKawin.BELUM_KAWIN)
    if karena == "tujuan_di_wilayah_kantor":
        dewasa = replace(contoh.ORANG_KORINUS, tanggal_lahir=date(2009, 1, 1))
        register._keluarga[RUMBIAK] = replace(contoh.KELUARGA_RUMBIAK, anggota=contoh.KELUARGA_RUMBIAK.anggota[:3])
        register.tambah_penduduk(dewasa)
    assert diperiksa(formulir(), register) == diperiksa(formulir(subjek=ASING, **NUMPANG), register) == []
    assert diperiksa(f, register) == [karena]


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("belum_terdaftar_sebagai_ganda", formulir(sertifikat=replace(SERTIFIKAT, tanggal=date(2024, 1, 1)))),
        ("keputusan_sesudah_pernyataan", formulir(PILIH_WNI, keputusan=replace(KEPUTUSAN, tanggal=date(2026, 11, 1)))),
        ("keputusan_sesudah_pernyataan", formulir(PILIH_WNA, keputusan=replace(KEPUTUSAN, tanggal=date(2026, 11, 24)))),
    ],
)
def test_yang_sudah_terdaftar_diperiksa_pilihannya(register, karena, f):
    ganda(register)
    assert diperiksa(formulir(PILIH_WNI), register) == diperiksa(formulir(PILIH_WNA), register) == []
    assert diperiksa(f, register) == [karena]


def test_itap_yang_berakhir_ditolak(register):
    ganda(register, LAHIR_22)
    lewat = replace(IZIN, tanggal_akhir=date(2026, 11, 22))
    assert diperiksa(formulir(TIDAK), register) == []
    assert diperiksa(formulir(TIDAK, izin=lewat), register) == ["itap_berlaku"]


def test_kepala_keluarga_tidak_meninggalkan_anak_anak(register):
    ganda(register)
    for orang in (contoh.YOSEP, contoh.MARTHA, contoh.KORINUS):
        ubah_orang(register, orang, tanggal_lahir=date(2012, 1, 1), status_kawin=StatusKawin.BELUM_KAWIN)
    anggota = register.keluarga(RUMBIAK).anggota
    kepala = tuple(replace(a, shdk=Shdk.KEPALA_KELUARGA if a.penduduk.id == DINA else Shdk.ANAK) for a in anggota)
    register._keluarga[RUMBIAK] = replace(register.keluarga(RUMBIAK), anggota=kepala)

    assert diperiksa(formulir(PILIH_WNA), register) == ["yang_tinggal_berkepala_dewasa"]
    assert diperiksa(formulir(PILIH_WNI), register) == []


@pytest.mark.parametrize(("peristiwa", "alasannya"), [(PILIH_WNA, []), (PILIH_WNI, ["anak_tercatat_di_kantor_ini"])])
def test_yang_tinggal_di_luar_negeri_dapat_memilih_kewarganegaraan_lain(register, peristiwa, alasannya):
    ganda(register, status=StatusPenduduk.PINDAH_LN)
    assert diperiksa(formulir(peristiwa), register) == alasannya


def test_lewat_empat_belas_hari_dicatat_terlambat(register):
    def pesan(f):
        return "Dilaporkan lewat 14 hari." in laksanakan(f, register).catatan

    assert not pesan(formulir(sertifikat=replace(SERTIFIKAT, tanggal=date(2026, 11, 9))))
    assert pesan(formulir(sertifikat=replace(SERTIFIKAT, tanggal=date(2026, 11, 8))))
    ganda(register, date(2005, 11, 9))
    assert not pesan(formulir(TIDAK))
    ganda(register, date(2005, 11, 8))
    assert pesan(formulir(TIDAK))


def test_yang_diminta_menurut_peristiwanya():
    diminta = [next(s.kode for s in layanan.syarat_diminta(formulir(p))) for p in PeristiwaGanda]

    assert diminta == ["sertifikat", "kepmen", "penyerahan_dokumen", "kitap"]
    assert all(len(layanan.syarat_diminta(formulir(p))) == 2 for p in PeristiwaGanda)


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    for f in (*(formulir(p) for p in PeristiwaGanda), formulir(subjek=ASING, **NUMPANG)):
        assert baca(F201KewarganegaraanGanda, tulis(f), hari_ini=HARI_INI).formulir == f
