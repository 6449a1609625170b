from dataclasses import replace
from datetime import date, timedelta

import pytest

from adminduk.dasar.kode import Kewarganegaraan, Shdk, StatusKawin, StatusPenduduk
from adminduk.dasar.nik import NIK
from adminduk.pendaftaran_penduduk.kk_baru.layanan import F102KKBaru, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan, ubah_orang
from adminduk.permohonan.formulir.f102 import AlamatKK, AnggotaKK, Pemohon, SebabKKBaru
from adminduk.permohonan.formulir.f201 import Saksi
from adminduk.permohonan.formulir.tambahan import BuktiStatus, GolonganBelumTercatat, PerubahanStatus, StatusRumah
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DESA, DESA_FAKFAK, DINA, HARI_INI, RUMBIAK, SENDIRI, SEORANG_DIRI
from adminduk.register.perubahan import DokumenTerbit, DokumenTutup, KawinMulai, KeluargaNomor

TANGGAL = date(2026, 10, 3)
AKTA = PerubahanStatus(bukti=BuktiStatus.AKTA_KAWIN, no_akta="77/12/X/2026", tanggal=TANGGAL)
SAKSI = tuple(Saksi(nama="Saksi", nik=n, kewarganegaraan=Kewarganegaraan.WNI) for n in contoh.NIK_SAKSI)
ADAT = GolonganBelumTercatat.ADAT
SPTJM = PerubahanStatus(
    bukti=BuktiStatus.SPTJM_KAWIN, golongan=ADAT, tanggal=TANGGAL, saksi_1=SAKSI[0], saksi_2=SAKSI[1]
)
TIDAK_ADA = PerubahanStatus(bukti=BuktiStatus.TIDAK_ADA)
ALAMAT = AlamatKK(alamat="Jalan Pasir Putih 4", rt="001", rw="002", desa=DESA)
ANAK = contoh.NIK_DINA
PAULUS, ISTRI = AnggotaKK(nik=contoh.NIK_SENDIRI, shdk=Shdk.KEPALA_KELUARGA), AnggotaKK(nik=ANAK, shdk=Shdk.ISTRI)
ANAK_IKUT = replace(ISTRI, shdk=Shdk.FAMILI_LAIN)


def dengan(nik, shdk):
    """The couple and one more."""
    return {"anggota": (PAULUS, ISTRI, AnggotaKK(nik=nik, shdk=shdk))}


@pytest.fixture
def register():
    """Dina is twenty here and may marry Paulus, who lives alone."""
    reg = contoh.register_contoh()
    ubah_orang(reg, DINA, tanggal_lahir=date(2006, 11, 20))
    return reg


def formulir(**ubah):
    isi = {
        "pemohon": Pemohon(nama="Paulus Saiba", nik=contoh.NIK_SENDIRI),
        "sebab": SebabKKBaru.MEMBENTUK_KELUARGA,
        "status": AKTA,
        "alamat": ALAMAT,
        "rumah": StatusRumah.SENDIRI,
        "anggota": (PAULUS, ISTRI),
    }
    return F102KKBaru(**(isi | ubah))


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register):
    return alasan(layanan, kasus(layanan, f), register)


def test_pasangan_baru_keluar_dari_kk_lama_dan_mendapat_kk_sendiri(register):
    hasil = laksanakan(formulir(), register)
    sesudah = catat(register, hasil)

    keluarga = sesudah.keluarga_dari(DINA)
    assert [(a.penduduk.nama, a.shdk) for a in keluarga.anggota] == [
        ("PAULUS SAIBA", Shdk.KEPALA_KELUARGA),
        ("DINA RUMBIAK", Shdk.ISTRI),
    ]
    assert sesudah.keluarga(SENDIRI) is None
    assert sesudah.keluarga(RUMBIAK).nomor == contoh.NOMOR_KK
    assert perubahan(hasil, KeluargaNomor) == []
    assert {a.penduduk.status_kawin for a in keluarga.anggota} == {StatusKawin.KAWIN_TERCATAT}
    assert sesudah.perkawinan_dari(DINA).pasangan(DINA) == SEORANG_DIRI
    assert salah_susunan(sesudah) == []


def test_kk_lama_dan_baru_dicetak_dan_yang_lama_diganti(register):
    hasil = laksanakan(formulir(), register)

    assert [d.jenis for d in perubahan(hasil, DokumenTerbit)] == ["KK", "KK"]
    assert [d.dokumen for d in perubahan(hasil, DokumenTutup)] == [contoh.KK_RUMBIAK]
    assert hasil.catatan == ("KTP-el dan KIA dengan alamat lama diganti dengan layanan KTP-GANTI dan KIA-GANTI.",)


def test_kepala_keluarga_keluar_yang_tinggal_mendapat_kepala_dan_nomor_baru(register):
    f = formulir(
        status=PerubahanStatus(bukti=BuktiStatus.AKTA_CERAI, no_akta="5/AC/2026", tanggal=TANGGAL),
        anggota=(AnggotaKK(nik=contoh.NIK_YOSEP, shdk=Shdk.KEPALA_KELUARGA),),
    )
    sesudah = catat(register, laksanakan(f, register))

    tinggal = sesudah.keluarga(RUMBIAK)
    assert tinggal.kepala.penduduk.id == contoh.MARTHA
    assert tinggal.nomor != contoh.NOMOR_KK
    for orang in (contoh.YOSEP, contoh.MARTHA):
        assert sesudah.penduduk(orang).status_kawin is StatusKawin.CERAI_HIDUP_TERCATAT
        assert sesudah.perkawinan_dari(orang) is None


def test_kepala_bagi_yang_tinggal_dapat_dipilih(register):
    f = formulir(
        status=PerubahanStatus(bukti=BuktiStatus.AKTA_CERAI, no_akta="5/AC/2026", tanggal=TANGGAL),
        anggota=(AnggotaKK(nik=contoh.NIK_YOSEP, shdk=Shdk.KEPALA_KELUARGA),),
        kepala_yang_tinggal=(contoh.NIK_KORINUS,),
    )
    assert catat(register, laksanakan(f, register)).keluarga(RUMBIAK).kepala.penduduk.id == contoh.KORINUS

    salah = replace(f, kepala_yang_tinggal=(contoh.NIK_YOSEP,))
    assert diperiksa(salah, register) == ["kepala_yang_tinggal_sah"]


def test_perkawinan_belum_tercatat_dicantumkan_dengan_f105(register):
    sesudah = catat(register, laksanakan(formulir(status=SPTJM), register))

    assert sesudah.penduduk(DINA).status_kawin is StatusKawin.KAWIN_BELUM_TERCATAT
    assert not sesudah.perkawinan_dari(DINA).tercatat


def test_perkawinan_yang_sudah_dicatat_tidak_dicatat_lagi(register):
    ada = catat(register, laksanakan(formulir(), register))
    f = formulir(anggota=(replace(PAULUS, shdk=Shdk.SUAMI), AnggotaKK(nik=ANAK, shdk=Shdk.KEPALA_KELUARGA)),
                 kepala_yang_tinggal=())  # fmt: skip
    lain = catat(ada, laksanakan(replace(f, anggota=(*f.anggota, _korinus())), ada))

    assert len(lain.daftar_perkawinan(DINA)) == 1
    assert perubahan(laksanakan(replace(f, anggota=(*f.anggota, _korinus())), ada), KawinMulai) == []


def _korinus():
    return AnggotaKK(nik=contoh.NIK_KORINUS, shdk=Shdk.FAMILI_LAIN)


@pytest.mark.parametrize(
    ("karena", "ubah"),
    [
        ("anggota_terdaftar", dengan(NIK("9202120101200099"), Shdk.FAMILI_LAIN)),
        ("anggota_ditulis_sekali", dengan(ANAK, Shdk.FAMILI_LAIN)),
        ("kepala_keluarga_tepat_satu", dengan(contoh.NIK_KORINUS, Shdk.KEPALA_KELUARGA)),
        ("hubungan_dalam_keluarga_serasi", dengan(contoh.NIK_KORINUS, Shdk.ANAK)),
        ("bukti_perkawinan_sesuai_susunan", {"anggota": (PAULUS, ANAK_IKUT)}),
        ("pembentukan_keluarga_dibuktikan", {"status": TIDAK_ADA, "anggota": (PAULUS, ANAK_IKUT)}),
        ("peristiwa_status_sudah_terjadi", {"status": replace(AKTA, tanggal=HARI_INI + timedelta(days=1))}),
        ("alamat_di_wilayah_kantor", {"alamat": replace(ALAMAT, desa=DESA_FAKFAK)}),
        ("golongan_f105_sesuai", {"status": replace(SPTJM, golongan=GolonganBelumTercatat.TERTULIS_KAWIN)}),
        ("golongan_f105_sesuai", {"status": replace(SPTJM, golongan=GolonganBelumTercatat.PENGHAYAT)}),
        ("saksi_f105_berbeda", {"status": replace(SPTJM, saksi_2=SAKSI[0])}),
        ("bukan_satu_keluarga_utuh", {"sebab": SebabKKBaru.RENTAN, "status": TIDAK_ADA, "anggota": (PAULUS,)}),
    ],
)  # fmt: skip
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, ubah):
    assert diperiksa(formulir(), register) == []
    assert diperiksa(formulir(status=SPTJM), register) == []
    assert diperiksa(formulir(**ubah), register) == [karena]


def test_bukti_perceraian_tidak_bersama_pasangan(register):
    cerai = PerubahanStatus(bukti=BuktiStatus.AKTA_CERAI, no_akta="1", tanggal=TANGGAL)

    assert "bukti_perkawinan_sesuai_susunan" in diperiksa(formulir(status=cerai), register)


def test_kepala_keluarga_di_bawah_17_tahun_ditolak_dengan_saran(register):
    ubah_orang(register, DINA, tanggal_lahir=date(2010, 1, 1))
    f = formulir(sebab=SebabKKBaru.RENTAN, status=TIDAK_ADA, anggota=(AnggotaKK(nik=ANAK, shdk=Shdk.KEPALA_KELUARGA),))

    [penolakan] = layanan.periksa(kasus(layanan, f), register)
    assert penolakan.pemeriksaan == "kepala_keluarga_dewasa"
    assert "wali" in penolakan.kalimat


def test_anak_tidak_boleh_ditinggalkan_tanpa_orang_dewasa(register):
    ubah_orang(register, DINA, tanggal_lahir=date(2015, 1, 1))
    f = formulir(
        sebab=SebabKKBaru.RENTAN,
        status=TIDAK_ADA,
        anggota=(
            AnggotaKK(nik=contoh.NIK_YOSEP, shdk=Shdk.KEPALA_KELUARGA),
            AnggotaKK(nik=contoh.NIK_MARTHA, shdk=Shdk.ISTRI),
            AnggotaKK(nik=contoh.NIK_KORINUS, shdk=Shdk.ORANG_TUA),
        ),
    )

    assert diperiksa(f, register) == ["yang_tinggal_berkepala_dewasa"]


def test_istri_yang_masih_terikat_ditolak_suami_hanya_bila_belum_tercatat(register):
    ke_martha = formulir(anggota=(PAULUS, AnggotaKK(nik=contoh.NIK_MARTHA, shdk=Shdk.ISTRI)))
    assert diperiksa(ke_martha, register) == ["tidak_terikat_perkawinan_lain"]

    yosep = AnggotaKK(nik=contoh.NIK_YOSEP, shdk=Shdk.KEPALA_KELUARGA)
    kedua = AnggotaKK(nik=contoh.NIK_SENDIRI, shdk=Shdk.ISTRI)
    ubah_orang(register, SEORANG_DIRI, jenis_kelamin=contoh.ORANG_MARTHA.jenis_kelamin)
    assert diperiksa(formulir(anggota=(yosep, kedua)), register) == []
    assert diperiksa(formulir(anggota=(yosep, kedua), status=SPTJM), register) == ["tidak_terikat_perkawinan_lain"]


@pytest.mark.parametrize(
    ("kawin", "lahir", "ditolak"),
    [
        (date(2026, 10, 3), date(2007, 10, 3), False),
        (date(2026, 10, 3), date(2007, 10, 4), True),
        (date(2019, 10, 15), date(2001, 1, 1), True),
        (date(2019, 10, 14), date(2003, 10, 14), False),
        (date(2019, 10, 14), date(2003, 10, 15), True),
    ],
)
def test_umur_kawin_menurut_hukum_pada_hari_perkawinan(register, kawin, lahir, ditolak):
    ubah_orang(register, DINA, tanggal_lahir=lahir)
    ubah_orang(register, SEORANG_DIRI, tanggal_lahir=date(1990, 1, 1))
    status = replace(SPTJM, tanggal=kawin)

    assert diperiksa(formulir(status=status), register) == (["cukup_umur_atau_dispensasi"] if ditolak else [])
    assert diperiksa(formulir(status=replace(status, dispensasi=True)), register) == []


def test_penduduk_tidak_aktif_ditolak(register):
    ubah_orang(register, DINA, status=StatusPenduduk.PINDAH_LN)

    assert diperiksa(formulir(), register) == ["anggota_terdaftar"]


@pytest.mark.parametrize(
    ("ubah", "syarat"),
    [
        ({}, ["akta_kawin"]),
        ({"status": SPTJM}, ["f_1_05"]),
        ({"status": replace(SPTJM, dispensasi=True)}, ["f_1_05", "dispensasi_kawin"]),
        ({"sebab": SebabKKBaru.PINDAH_DATANG, "status": TIDAK_ADA}, ["skp"]),
        ({"sebab": SebabKKBaru.DARI_LUAR_NEGERI, "status": TIDAK_ADA}, ["skpln"]),
        ({"sebab": SebabKKBaru.RENTAN, "status": TIDAK_ADA}, ["sk_pengganti_identitas"]),
        ({"bekas_wna": True}, ["akta_kawin", "keputusan_kewarganegaraan"]),
        ({"rumah": StatusRumah.SEWA}, ["akta_kawin", "pernyataan_pemilik_rumah"]),
    ],
)
def test_syarat_menurut_keadaan(ubah, syarat):
    assert [s.kode for s in layanan.syarat_diminta(formulir(**ubah))] == syarat


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    for f in (formulir(), formulir(status=SPTJM, bekas_wna=True, kepala_yang_tinggal=(contoh.NIK_YOSEP,))):
        assert baca(F102KKBaru, tulis(f), hari_ini=HARI_INI).formulir == f
