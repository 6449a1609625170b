from dataclasses import replace
from datetime import date

import pytest

from adminduk.dasar.kode import Kewarganegaraan, Shdk, StatusPenduduk
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.pendaftaran_penduduk.skpln.layanan import F103LuarNegeri, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan, ubah_orang
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.formulir.luar_negeri import TujuanLuarNegeri, YangKeLuarNegeri
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DINA, HARI_INI, KORINUS, MARTHA, RUMBIAK, YOSEP
from adminduk.register.isi import Dokumen
from adminduk.register.perubahan import DokumenTerbit, DokumenTutup, NikTerbit

TUJUAN = TujuanLuarNegeri(
    negara="Australia", alamat="12 Smith Street Darwin", penanggung_jawab="Yosep Rumbiak",
    tanggal=date(2026, 12, 20), lama_bulan=24,
)  # fmt: skip


def yang(*nik):
    return tuple(YangKeLuarNegeri(nik=n, no_paspor=f"X{k}") for k, n in enumerate(nik))


SEMUA = yang(contoh.NIK_YOSEP, contoh.NIK_MARTHA, contoh.NIK_DINA, contoh.NIK_KORINUS)


@pytest.fixture
def register():
    return contoh.register_contoh()


def formulir(**ubah):
    isi = {
        "pemohon": Pemohon(nama="Yosep Rumbiak", nik=contoh.NIK_YOSEP),
        "no_kk": contoh.NOMOR_KK,
        "anggota": SEMUA,
        "tujuan": TUJUAN,
    }
    return F103LuarNegeri(**(isi | ubah))


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register, **lain):
    return alasan(layanan, kasus(layanan, f, **lain), register)


def test_sekeluarga_pindah_nik_tidur_dan_kk_ditarik(register):
    hasil = laksanakan(formulir(), register)
    sesudah = catat(register, hasil)

    assert sesudah.keluarga(RUMBIAK) is None
    assert {sesudah.penduduk(o).status for o in (YOSEP, MARTHA, DINA, KORINUS)} == {StatusPenduduk.PINDAH_LN}
    assert sesudah.orang_ber_nik(contoh.NIK_DINA).id == DINA
    assert [t.dokumen for t in perubahan(hasil, DokumenTutup)] == [contoh.KK_RUMBIAK]
    assert [d.jenis for d in perubahan(hasil, DokumenTerbit)] == ["SKPLN"] * 4
    assert len({str(d.dokumen) for d in perubahan(hasil, DokumenTerbit)}) == 4
    assert perubahan(hasil, NikTerbit) == []
    assert sesudah.perkawinan_dari(YOSEP) is not None


def test_anggota_pindah_nomor_kk_yang_tinggal_tetap(register):
    sesudah = catat(register, laksanakan(formulir(anggota=yang(contoh.NIK_MARTHA, contoh.NIK_DINA)), register))

    assert sesudah.keluarga(RUMBIAK).nomor == contoh.NOMOR_KK
    assert {a.penduduk.id for a in sesudah.keluarga(RUMBIAK).anggota} == {YOSEP, KORINUS}
    assert salah_susunan(sesudah) == []


def test_kepala_pindah_yang_tinggal_bernomor_baru_dan_berkepala_pasangannya(register):
    sesudah = catat(register, laksanakan(formulir(anggota=yang(contoh.NIK_YOSEP)), register))
    keluarga = sesudah.keluarga(RUMBIAK)

    assert keluarga.nomor != contoh.NOMOR_KK
    assert {a.penduduk.id: a.shdk for a in keluarga.anggota} == {
        MARTHA: Shdk.KEPALA_KELUARGA,
        DINA: Shdk.ANAK,
        KORINUS: Shdk.MERTUA,
    }


def test_kia_dan_ktp_el_yang_pindah_ditarik(register):
    ubah_orang(register, YOSEP, rinci={"status_ktp_el": "sudah diserahkan", "gelar_depan": "Ir."})
    register.tambah(dokumen=[Dokumen(DINA, "KIA", contoh.NIK_DINA.lengkap, DINA, None)])
    hasil = laksanakan(formulir(), register)

    assert DINA in [t.dokumen for t in perubahan(hasil, DokumenTutup)]
    rinci = catat(register, hasil).penduduk(YOSEP).rinci
    assert rinci == {"gelar_depan": "Ir.", "no_paspor": "X0", "negara_tujuan": "Australia"}


def test_yang_sudah_berangkat_dicatat_terlambat_tidak_ditolak(register):
    f = formulir(tujuan=replace(TUJUAN, tanggal=date(2026, 10, 1)))

    assert "Dilaporkan sesudah berangkat." in laksanakan(f, register).catatan
    assert "Dilaporkan sesudah berangkat." not in laksanakan(formulir(), register).catatan


@pytest.mark.parametrize(
    ("karena", "ubah"),
    [
        ("semua_dari_kk_asal", {"no_kk": NomorKK("9202120101990099")}),
        ("semua_dari_kk_asal", {"anggota": yang(contoh.NIK_SENDIRI)}),
        ("semua_dari_kk_asal", {"anggota": yang(NIK("9202120101200099"))}),
        ("ditulis_sekali", {"anggota": yang(contoh.NIK_DINA, contoh.NIK_DINA)}),
        ("menetap_satu_tahun", {"tujuan": replace(TUJUAN, lama_bulan=11)}),
        (
            "yang_tinggal_berkepala_dewasa",
            {"anggota": yang(contoh.NIK_YOSEP, contoh.NIK_MARTHA, contoh.NIK_KORINUS)},
        ),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, ubah):
    assert diperiksa(formulir(), register) == []
    assert diperiksa(formulir(**ubah), register) == [karena]


def test_orang_asing_tidak_memakai_skpln(register):
    ubah_orang(register, MARTHA, kewarganegaraan=Kewarganegaraan.WNA)
    assert diperiksa(formulir(), register) == ["semua_wni"]


def test_setahun_sudah_pindah(register):
    assert diperiksa(formulir(tujuan=replace(TUJUAN, lama_bulan=12)), register) == []


def test_kk_daerah_lain_ditolak(register):
    assert diperiksa(formulir(), register, kab=contoh.FAKFAK) == ["semua_dari_kk_asal"]


def test_yang_diminta_hanya_paspor():
    assert [s.kode for s in layanan.syarat_diminta(formulir())] == ["paspor"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F103LuarNegeri, tulis(formulir()), hari_ini=HARI_INI).formulir == formulir()
