from datetime import date

import pytest

from adminduk.dasar.kode import Shdk, StatusPenduduk
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.pendaftaran_penduduk.pembatalan_skpln.layanan import F103BatalLuarNegeri, layanan
from adminduk.permohonan import katalog
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan, ubah_orang
from adminduk.permohonan.formulir.f102 import AlamatKK, AnggotaKK, Pemohon
from adminduk.permohonan.formulir.luar_negeri import KKYangDatang, TujuanLuarNegeri, YangKeLuarNegeri
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DINA, MARTHA, RUMBIAK, SEORANG_DIRI, YOSEP
from adminduk.register.perubahan import DokumenTutup

TUJUAN = TujuanLuarNegeri(
    negara="Australia", alamat="12 Smith Street Darwin", penanggung_jawab="Yosep Rumbiak",
    tanggal=date(2026, 12, 20), lama_bulan=24,
)  # fmt: skip
NUMPANG = {"kk": KKYangDatang.MENUMPANG, "no_kk_tumpangan": contoh.NOMOR_KK}
BARU = {"kk": KKYangDatang.BARU, "alamat": AlamatKK(alamat="Jalan Trikora Wosi", desa=contoh.DESA)}
ISTRI = AnggotaKK(nik=contoh.NIK_MARTHA, shdk=Shdk.ISTRI)
ANAK = AnggotaKK(nik=contoh.NIK_DINA, shdk=Shdk.ANAK)


def sesudah_skpln(*nik):
    register, skpln = contoh.register_contoh(), katalog.ambil("SKPLN")
    semua = (contoh.NIK_YOSEP, contoh.NIK_MARTHA, contoh.NIK_DINA, contoh.NIK_KORINUS)
    f = skpln.formulir(
        pemohon=Pemohon(nama="Yosep Rumbiak", nik=contoh.NIK_YOSEP),
        no_kk=contoh.NOMOR_KK,
        anggota=tuple(YangKeLuarNegeri(nik=n, no_paspor=f"X{k}") for k, n in enumerate(nik or semua)),
        tujuan=TUJUAN,
    )
    return catat(register, skpln.laksanakan(kasus(skpln, f), register))


@pytest.fixture
def register():
    """Martha and Dina hold an SKPLN; Yosep and Korinus stay."""
    return sesudah_skpln(contoh.NIK_MARTHA, contoh.NIK_DINA)


def formulir(**ubah):
    isi = {
        "pemohon": Pemohon(nama="Martha Mandacan", nik=contoh.NIK_MARTHA),
        "anggota": (ISTRI, ANAK),
        "belum_berangkat": True,
        **NUMPANG,
    }
    return F103BatalLuarNegeri(**(isi | ubah))


def diperiksa(f, register):
    return alasan(layanan, kasus(layanan, f), register)


def test_yang_batal_pindah_kembali_ke_kk_nya_dan_skpln_dicabut(register):
    lembar = {d.id for o in (MARTHA, DINA) for d in register.dokumen_berlaku(orang=o)}
    hasil = layanan.laksanakan(kasus(layanan, formulir()), register)
    sesudah = catat(register, hasil)

    assert {a.penduduk.id: a.shdk for a in sesudah.keluarga(RUMBIAK).anggota} == {
        a.penduduk.id: a.shdk for a in contoh.KELUARGA_RUMBIAK.anggota
    }
    assert sesudah.penduduk(DINA).status is StatusPenduduk.AKTIF
    assert lembar and lembar <= {t.dokumen for t in perubahan(hasil, DokumenTutup)}
    assert salah_susunan(sesudah) == []


def test_sekeluarga_yang_batal_mendapat_kk_baru_karena_nomor_lama_sudah_ditutup():
    register = sesudah_skpln()
    f = formulir(anggota=(AnggotaKK(nik=contoh.NIK_YOSEP, shdk=Shdk.KEPALA_KELUARGA), ISTRI, ANAK), **BARU | _TANPA)
    sesudah = catat(register, layanan.laksanakan(kasus(layanan, f, id=contoh.KK_ELISABET), register))

    assert sesudah.keluarga_dari(YOSEP).nomor != contoh.NOMOR_KK
    assert salah_susunan(sesudah) == []


_TANPA = {"no_kk_tumpangan": None}


@pytest.mark.parametrize(
    ("karena", "ubah"),
    [
        (
            "semua_tercatat_di_luar_negeri",
            {"anggota": (ISTRI, AnggotaKK(nik=contoh.NIK_SENDIRI, shdk=Shdk.FAMILI_LAIN))},
        ),
        ("semua_tercatat_di_luar_negeri", {"anggota": (ISTRI, AnggotaKK(nik=NIK("9202120101200099"), shdk=Shdk.ANAK))}),
        ("anggota_ditulis_sekali", {"anggota": (ISTRI, ANAK, ANAK)}),
        ("tujuan_di_wilayah_kantor", {"no_kk_tumpangan": NomorKK("9202120101990099")}),
        ("hubungan_yang_datang_serasi", {"anggota": (ISTRI, AnggotaKK(nik=contoh.NIK_DINA, shdk=Shdk.ORANG_TUA))}),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, ubah):
    assert diperiksa(formulir(), register) == []
    assert karena in diperiksa(formulir(**ubah), register)


def test_yang_pindah_tanpa_skpln_memakai_skdln(register):
    ubah_orang(register, SEORANG_DIRI, status=StatusPenduduk.PINDAH_LN)
    register._keluarga.pop(contoh.SENDIRI)
    f = formulir(anggota=(AnggotaKK(nik=contoh.NIK_SENDIRI, shdk=Shdk.FAMILI_LAIN),))

    assert diperiksa(f, register) == ["skpln_masih_berlaku"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F103BatalLuarNegeri, tulis(formulir())).formulir == formulir()
    galat = baca(F103BatalLuarNegeri, tulis(formulir()) | {"belum_berangkat": "tidak"}).galat
    assert [g.isian for g in galat] == ["belum_berangkat"]
