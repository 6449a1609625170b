from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from adminduk.dasar.kode import Kewarganegaraan, Shdk, StatusPenduduk
from adminduk.pencatatan_sipil.perubahan_wna_ke_wni.layanan import CaraMenjadiWNI, F201MenjadiWNI, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan, ubah_orang
from adminduk.permohonan.contoh_orang_asing import (
    ALAMAT,
    JANE,
    JOHN,
    KELUARGA_JANE,
    KK_JANE,
    NIK_JANE,
    NIK_JOHN,
    NIK_TOM,
    ORANG_TOM,
    SKTT_JOHN,
    TOM,
    register_orang_asing,
)
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.kewarganegaraan import SubjekKewarganegaraan, SuratKewarganegaraan, TempatAkta
from adminduk.permohonan.formulir.luar_negeri import KKYangDatang
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DESA_FAKFAK, HARI_INI, RUMBIAK
from adminduk.register.isi import Dokumen
from adminduk.register.perubahan import AktaCatat, CatatanPinggir, DokumenTerbit, DokumenTutup, NikTerbit, OrangUbah

WNI, WNA = Kewarganegaraan.WNI, Kewarganegaraan.WNA
NO_AKTA = "9202-LU-01032015-0009"
KIA_TOM = UUID(int=760)
SINI = SubjekKewarganegaraan(nik=NIK_TOM, tempat_akta=TempatAkta.KANTOR_INI, no_akta=NO_AKTA)
ASING = SubjekKewarganegaraan(
    nik=NIK_JANE, tempat_akta=TempatAkta.LUAR_NEGERI, no_akta="WA 88/1988", penerbit="Australia"
)
BARU = {"kk": KKYangDatang.BARU, "shdk": Shdk.KEPALA_KELUARGA, "alamat": ALAMAT}
JOHNS = {"subjek": replace(ASING, nik=NIK_JOHN)}


@pytest.fixture
def register():
    reg = register_orang_asing()
    ubah_orang(reg, TOM, no_akta_lahir=NO_AKTA)
    reg.tambah(dokumen=[Dokumen(KIA_TOM, "KIA", "1", TOM, None)])
    return reg


def formulir(**ubah):
    isi = {
        "pelapor": Pelapor(nama="Jane Doe", nik=NIK_JANE, kewarganegaraan=WNA),
        "subjek": ASING,
        "cara": CaraMenjadiWNI.PEWARGANEGARAAN,
        "keputusan": SuratKewarganegaraan(nomor="12/PWI/2026", tanggal=date(2026, 10, 1)),
        "tanggal_sumpah": date(2026, 11, 12),
    }
    return F201MenjadiWNI(**(isi | ubah))


def kepmen(**ubah):
    return formulir(**({"cara": CaraMenjadiWNI.KEPUTUSAN_MENTERI, "tanggal_sumpah": None, "subjek": SINI} | ubah))


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register):
    return alasan(layanan, kasus(layanan, f), register)


def terbit(hasil):
    return sorted(d.jenis for d in perubahan(hasil, DokumenTerbit))


def test_orang_yang_sama_menjadi_wni_dengan_nik_yang_sama(register):
    hasil = laksanakan(formulir(), register)
    jane = catat(register, hasil).penduduk(JANE)

    assert (jane.kewarganegaraan, jane.nik, jane.status) == (WNI, NIK_JANE, StatusPenduduk.AKTIF)
    assert [u.orang for u in perubahan(hasil, OrangUbah)] == [JANE] and perubahan(hasil, NikTerbit) == []
    assert jane.rinci["no_sk_penetapan_wni"] == "12/PWI/2026"
    assert not {"no_itas_itap", "jenis_izin", "no_paspor", "negara"} & set(jane.rinci)
    assert "menunggu perekaman" in jane.rinci["status_ktp_el"]


def test_akta_negara_lain_dinyatakan_dengan_surat_dan_tidak_diberi_catatan(register):
    hasil = laksanakan(formulir(), register)

    assert terbit(hasil) == ["BIODATA", "BUKTI_KEWARGANEGARAAN", "BUKTI_KTP_EL", "KK"]
    assert perubahan(hasil, CatatanPinggir) == perubahan(hasil, AktaCatat) == []
    [surat] = [d for d in perubahan(hasil, DokumenTerbit) if d.jenis == "BUKTI_KEWARGANEGARAAN"]
    assert "12/PWI/2026 tanggal 01-10-2026" in str(surat.isi) and "WA 88/1988" in str(surat.isi)


def test_akta_kantor_ini_diberi_catatan_pinggir_cp_10_dan_kutipan_berikutnya(register):
    hasil = laksanakan(kepmen(), register)
    [catatan] = perubahan(hasil, CatatanPinggir)

    assert catatan.kode_cp == "CP.10" and "Menjadi WNI" in catatan.isi["teks"]
    assert terbit(hasil) == ["AKTA_KELAHIRAN", "BIODATA", "KK"], "anak belum wajib KTP-el"
    assert KIA_TOM in {t.dokumen for t in perubahan(hasil, DokumenTutup)}
    assert catat(register, hasil).penduduk(TOM).kewarganegaraan is WNI


def test_kk_memuat_kewarganegaraan_baru_tanpa_kitap_dan_anggota_lain_tetap(register):
    hasil = laksanakan(formulir(), register)
    [kk] = [d for d in perubahan(hasil, DokumenTerbit) if d.jenis == "KK"]
    anggota = {a["nama"]: a for a in kk.isi["anggota"]}

    assert (anggota["JANE DOE"]["kewarganegaraan"], anggota["JANE DOE"]["no_kitap"]) == ("WNI", "")
    assert anggota["TOM DOE"]["kewarganegaraan"] == "WNA"
    assert KK_JANE in {t.dokumen for t in perubahan(hasil, DokumenTutup)}
    assert catat(register, hasil).penduduk(TOM) == register.penduduk(TOM)


@pytest.mark.parametrize(
    ("kk", "keluarga"),
    [
        (BARU, None),
        (
            {"kk": KKYangDatang.MENUMPANG, "shdk": Shdk.FAMILI_LAIN, "no_kk_tumpangan": contoh.NOMOR_KK},
            RUMBIAK,
        ),
    ],
)
def test_pemegang_itas_tercantum_pada_kk_dan_sktt_nya_ditarik(register, kk, keluarga):
    hasil = laksanakan(formulir(**JOHNS, **kk), register)
    sesudah = catat(register, hasil)
    john = sesudah.penduduk(JOHN)

    assert sesudah.keluarga_dari(JOHN).id == (keluarga or sesudah.keluarga_dari(JOHN).id)
    assert john.kewarganegaraan is WNI and "alamat_tinggal" not in john.rinci
    assert SKTT_JOHN in {t.dokumen for t in perubahan(hasil, DokumenTutup)}
    assert terbit(hasil).count("KK") == 1 and salah_susunan(sesudah) == []


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("orang_asing_yang_aktif", formulir(subjek=replace(ASING, nik=contoh.NIK_MARTHA))),
        ("keputusan_sudah_berlaku", formulir(tanggal_sumpah=date(2026, 9, 30))),
        ("keputusan_sudah_berlaku", formulir(tanggal_sumpah=date(2026, 11, 24))),
        ("keputusan_sudah_berlaku", kepmen(keputusan=SuratKewarganegaraan(nomor="1", tanggal=date(2026, 11, 24)))),
        ("akta_kantor_ini_ditemukan", kepmen(subjek=replace(SINI, no_akta="9202-LU-01032015-0010"))),
        ("kk_ditentukan", formulir(**BARU)),
        ("kk_ditentukan", formulir(**JOHNS)),
        ("tujuan_di_wilayah_kantor", formulir(**JOHNS, **BARU | {"alamat": replace(ALAMAT, desa=DESA_FAKFAK)})),
        ("hubungan_dalam_kk_serasi", formulir(**JOHNS, **BARU | {"shdk": Shdk.ANAK})),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, f):
    for sah in (formulir(), kepmen(), formulir(**JOHNS, **BARU)):
        assert diperiksa(sah, register) == []
    assert diperiksa(f, register) == [karena]


def test_orang_asing_yang_pergi_atau_meninggal_ditolak(register):
    for status in (StatusPenduduk.MENINGGAL, StatusPenduduk.PINDAH_LN):
        ubah_orang(register, JANE, status=status)
        assert diperiksa(formulir(), register) == ["orang_asing_yang_aktif"]


def test_lewat_empat_belas_hari_dicatat_terlambat(register):
    def pesan(sumpah):
        return "Dilaporkan lewat 14 hari." in laksanakan(formulir(tanggal_sumpah=sumpah), register).catatan

    assert (pesan(date(2026, 11, 9)), pesan(date(2026, 11, 8))) == (False, True)


def test_yang_diminta_menurut_cara_menjadi_wni():
    dasar = ["kutipan_akta", "dokumen_perjalanan"]

    assert [s.kode for s in layanan.syarat_diminta(formulir())] == ["keppres", "berita_acara_sumpah", *dasar]
    assert [s.kode for s in layanan.syarat_diminta(kepmen())] == ["kepmen", *dasar]


def test_ibu_tetap_ibu_anaknya_dan_kk_nya_tetap(register):
    sesudah = catat(register, laksanakan(formulir(), register))

    assert sesudah.keluarga(KELUARGA_JANE).nomor == register.keluarga(KELUARGA_JANE).nomor
    assert sesudah.penduduk(TOM).ibu == ORANG_TOM.ibu == JANE


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    for f in (formulir(), kepmen(), formulir(**JOHNS, **BARU)):
        assert baca(F201MenjadiWNI, tulis(f), hari_ini=HARI_INI).formulir == f
