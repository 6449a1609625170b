from datetime import date
from uuid import UUID

import pytest

from adminduk.dasar.kode import Shdk, StatusPenduduk
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.pendaftaran_penduduk.skdln.layanan import F103DatangLuarNegeri, SuratPindahnya, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan, ubah_orang
from adminduk.permohonan.formulir.f102 import AlamatKK, AnggotaKK, Pemohon
from adminduk.permohonan.formulir.luar_negeri import KKYangDatang
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import RUMBIAK, SEORANG_DIRI
from adminduk.register.isi import Dokumen
from adminduk.register.perubahan import DokumenTerbit, DokumenTutup, NikTerbit

SKPLN = UUID(int=750)
ALAMAT = AlamatKK(alamat="Jalan Pasir Putih", desa=contoh.DESA)
DIRI = (AnggotaKK(nik=contoh.NIK_SENDIRI, shdk=Shdk.KEPALA_KELUARGA),)
NUMPANG = {"kk": KKYangDatang.MENUMPANG, "no_kk_tumpangan": contoh.NOMOR_KK, "alamat": None}


@pytest.fixture
def register():
    """Paulus lives abroad: no family, his NIK asleep."""
    reg = contoh.register_contoh()
    reg._keluarga.pop(contoh.SENDIRI)
    ubah_orang(reg, SEORANG_DIRI, status=StatusPenduduk.PINDAH_LN, rinci={"negara_tujuan": "Australia"})
    reg.tambah(dokumen=[Dokumen(SKPLN, "SKPLN", "9202-LN-01012020-0001", SEORANG_DIRI, None)])
    return reg


def formulir(**ubah):
    isi = {
        "pemohon": Pemohon(nama="Paulus Saiba", nik=contoh.NIK_SENDIRI),
        "anggota": DIRI,
        "kk": KKYangDatang.BARU,
        "alamat": ALAMAT,
        "negara": "Australia",
        "dokumen_perjalanan": "X123",
        "tanggal_datang": date(2026, 11, 15),
        "surat": SuratPindahnya.SKPLN,
    }
    return F103DatangLuarNegeri(**(isi | ubah))


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register):
    return alasan(layanan, kasus(layanan, f), register)


def test_nik_lama_berlaku_lagi_pada_kk_baru(register):
    hasil = laksanakan(formulir(), register)
    sesudah = catat(register, hasil)
    orang, keluarga = sesudah.penduduk(SEORANG_DIRI), sesudah.keluarga_dari(SEORANG_DIRI)

    assert (orang.status, orang.nik, dict(orang.rinci)) == (StatusPenduduk.AKTIF, contoh.NIK_SENDIRI, {})
    assert perubahan(hasil, NikTerbit) == []
    assert (keluarga.alamat, keluarga.kepala.penduduk.id) == ("JALAN PASIR PUTIH", SEORANG_DIRI)
    assert [d.jenis for d in perubahan(hasil, DokumenTerbit)] == ["KK", "SKDLN"]
    assert [t.dokumen for t in perubahan(hasil, DokumenTutup)] == [SKPLN]
    assert salah_susunan(sesudah) == []


def test_menumpang_pada_kk_yang_ada(register):
    f = formulir(anggota=(AnggotaKK(nik=contoh.NIK_SENDIRI, shdk=Shdk.FAMILI_LAIN),), **NUMPANG)
    sesudah = catat(register, laksanakan(f, register))

    assert sesudah.keluarga_dari(SEORANG_DIRI).id == RUMBIAK
    assert sesudah.keluarga(RUMBIAK).nomor == contoh.NOMOR_KK
    assert salah_susunan(sesudah) == []


def test_lewat_14_hari_dicatat_terlambat(register):
    terlambat = "Dilaporkan lewat 14 hari sejak datang."

    assert terlambat not in laksanakan(formulir(tanggal_datang=date(2026, 11, 9)), register).catatan
    assert terlambat in laksanakan(formulir(tanggal_datang=date(2026, 11, 8)), register).catatan


@pytest.mark.parametrize(
    ("karena", "ubah"),
    [
        ("sudah_datang", {"tanggal_datang": date(2026, 11, 24)}),
        ("tujuan_di_wilayah_kantor", {"alamat": AlamatKK(alamat="Jalan Wagom", desa=contoh.DESA_FAKFAK)}),
        ("hubungan_yang_datang_serasi", {"anggota": (AnggotaKK(nik=contoh.NIK_SENDIRI, shdk=Shdk.ANAK),)}),
        ("hubungan_yang_datang_serasi", NUMPANG),
        ("anggota_ditulis_sekali", {"anggota": (*DIRI, AnggotaKK(nik=contoh.NIK_SENDIRI, shdk=Shdk.FAMILI_LAIN))}),
        (
            "semua_tercatat_di_luar_negeri",
            {"anggota": (*DIRI, AnggotaKK(nik=contoh.NIK_KORINUS, shdk=Shdk.FAMILI_LAIN))},
        ),
        (
            "semua_tercatat_di_luar_negeri",
            {"anggota": (*DIRI, AnggotaKK(nik=NIK("9202120101200099"), shdk=Shdk.FAMILI_LAIN))},
        ),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, ubah):
    assert diperiksa(formulir(), register) == []
    assert diperiksa(formulir(**ubah), register) == [karena]


def test_kk_tumpangan_yang_tidak_ada_ditolak(register):
    f = formulir(
        anggota=(AnggotaKK(nik=contoh.NIK_SENDIRI, shdk=Shdk.FAMILI_LAIN),),
        **NUMPANG | {"no_kk_tumpangan": NomorKK("9202120101990099")},
    )
    assert diperiksa(f, register) == ["tujuan_di_wilayah_kantor"]


def test_surat_diminta_menurut_yang_dibawa():
    diminta = {s: [x.kode for x in layanan.syarat_diminta(formulir(surat=s))] for s in SuratPindahnya}

    assert list(diminta.values()) == [["dokumen_perjalanan", "skpln"], ["dokumen_perjalanan", "skp_perwakilan"]]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F103DatangLuarNegeri, tulis(formulir())).formulir == formulir()
