"""SKPWNI dibuat di sini langsung sebagai surat, tanpa layanan daerah asal: kedua kantor hanya berbagi surat itu."""

from dataclasses import replace
from uuid import UUID

import pytest

from adminduk.dasar.kode import Shdk
from adminduk.dasar.nik import NomorKK
from adminduk.dokumen.surat.contoh import SURAT_PINDAH
from adminduk.pendaftaran_penduduk.kedatangan.layanan import layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, salah_susunan
from adminduk.permohonan.formulir.f102 import AlamatKK, AnggotaKK, Pemohon
from adminduk.permohonan.formulir.f103 import F103Datang, KKYangPindah
from adminduk.permohonan.formulir.tambahan import StatusRumah
from adminduk.register import contoh
from adminduk.register.contoh import DESA, DESA_FAKFAK, FAKFAK, HARI_INI, MANOKWARI, RUMBIAK, YOSEP
from adminduk.register.isi import Anggota, Dokumen, Keluarga
from adminduk.register.perubahan import DokumenTerbit, DokumenTutup

NOMOR, SURAT = SURAT_PINDAH.nomor_dokumen, UUID(int=990)
TUJUAN = AlamatKK(alamat="Jalan Izaak Telussa 3", desa=DESA_FAKFAK)
KK_FAKFAK, TUAN = NomorKK("9203010401160001"), UUID(int=991)


@pytest.fixture
def register():
    """The family Rumbiak on its way to Fakfak, where a man lives with whom they may stay."""
    reg = contoh.register_contoh()
    tuan = replace(reg.penduduk(contoh.SEORANG_DIRI), id=UUID(int=992), kab=FAKFAK, nik=None)
    anggota = (Anggota(tuan, Shdk.KEPALA_KELUARGA, HARI_INI),)
    reg.tambah(Keluarga(TUAN, KK_FAKFAK, DESA_FAKFAK, "JALAN", "", "", "", "", anggota))
    reg.tambah(
        dokumen=[
            Dokumen(SURAT, "SKPWNI", NOMOR, YOSEP, RUMBIAK),
            Dokumen(UUID(int=993), "KIA", "9202126011150003", contoh.DINA, None),
            Dokumen(UUID(int=994), "AKTA_KELAHIRAN", "9202-LU-01122015-0003", contoh.DINA, None),
        ]
    )
    semua = replace(SURAT_PINDAH, pisahan="", kepala_pisahan="", semula=())
    reg.tambah_surat_pindah(SURAT, MANOKWARI, semua.ke_isi())
    return reg


def formulir(**ubah):
    isi = {
        "pemohon": Pemohon(nama="Yosep Rumbiak", nik=contoh.NIK_YOSEP),
        "nomor_skpwni": NOMOR,
        "kk": KKYangPindah.SENDIRI,
        "tujuan": TUJUAN,
        "rumah": StatusRumah.SENDIRI,
    }
    return F103Datang(**(isi | ubah))


MENUMPANG = tuple(
    AnggotaKK(nik=n, shdk=Shdk.FAMILI_LAIN)
    for n in (contoh.NIK_YOSEP, contoh.NIK_MARTHA, contoh.NIK_DINA, contoh.NIK_KORINUS)
)


def menumpang(*anggota, **ubah):
    isi = {"kk": KKYangPindah.NUMPANG, "kk_tumpangan": KK_FAKFAK, "tujuan": None, "anggota": anggota or MENUMPANG}
    return formulir(**(isi | ubah))


def diajukan(f, **lain):
    return kasus(layanan, f, **({"kab": FAKFAK} | lain))


def diperiksa(f, register, **lain):
    return alasan(layanan, diajukan(f, **lain), register)


def test_keluarga_beralih_ke_kantor_ini_dengan_nomornya(register):
    hasil = layanan.laksanakan(diajukan(formulir()), register)
    sesudah = catat(register, hasil)

    keluarga = sesudah.keluarga(RUMBIAK)
    assert (keluarga.nomor, keluarga.kab) == (contoh.NOMOR_KK, FAKFAK)
    assert {sesudah.penduduk(a.penduduk.id).kab for a in keluarga.anggota} == {FAKFAK}
    assert [d.jenis for d in perubahan(hasil, DokumenTerbit)] == ["KK"]
    assert salah_susunan(sesudah) == []


def test_surat_dipakai_kartu_lama_ditarik_kutipan_akta_tetap(register):
    tutup = {p.dokumen: p.sebab for p in perubahan(layanan.laksanakan(diajukan(formulir()), register), DokumenTutup)}

    assert tutup[SURAT] == "dipakai di daerah tujuan" and tutup[UUID(int=993)] == "ditarik"
    assert UUID(int=994) not in tutup
    assert contoh.KK_RUMBIAK in tutup, "KK dari daerah asal"


def test_kantor_asal_diberi_tahu(register):
    [pesan] = layanan.laksanakan(diajukan(formulir()), register).pesan

    assert (pesan.kepada, pesan.surat, pesan.nomor) == (MANOKWARI, SURAT, NOMOR)


def test_yang_menumpang_menutup_keluarganya_sendiri(register):
    sesudah = catat(register, layanan.laksanakan(diajukan(menumpang()), register))

    assert sesudah.keluarga(RUMBIAK) is None and len(sesudah.keluarga(TUAN).anggota) == 5
    assert sesudah.penduduk(YOSEP).kab == FAKFAK and salah_susunan(sesudah) == []


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("surat_pindah_berlaku", formulir(nomor_skpwni="9202-SKPWNI-23112026-0099")),
        ("tujuan_di_kabupaten_ini", formulir(tujuan=replace(TUJUAN, desa=DESA))),
        ("kk_tumpangan_dikenal", menumpang(kk_tumpangan=contoh.NOMOR_KK_SENDIRI)),
        ("yang_menumpang_lengkap_dan_serasi", menumpang(*MENUMPANG[1:])),
        (
            "yang_menumpang_lengkap_dan_serasi",
            menumpang(replace(MENUMPANG[0], shdk=Shdk.KEPALA_KELUARGA), *MENUMPANG[1:]),
        ),
        ("yang_menumpang_lengkap_dan_serasi", menumpang(replace(MENUMPANG[0], shdk=Shdk.MENANTU), *MENUMPANG[1:3])),
    ],
)
def test_setiap_pemeriksaan_menolak(register, karena, f):
    assert diperiksa(formulir(), register) == diperiksa(menumpang(), register) == []
    assert karena in diperiksa(f, register)


def test_surat_untuk_kantor_lain_dan_yang_habis_masanya_ditolak(register):
    assert "surat_pindah_berlaku" in diperiksa(formulir(), register, kab=contoh.SORONG)

    akhir = SURAT_PINDAH.berlaku_sampai
    assert diperiksa(formulir(), register, tanggal_pengajuan=akhir) == []
    assert diperiksa(formulir(), register, tanggal_pengajuan=akhir.replace(day=13)) == ["surat_pindah_berlaku"]


def test_pernyataan_pemilik_rumah_hanya_bila_menumpang_rumah():
    assert [s.kode for s in layanan.syarat_diminta(formulir())] == ["ktp_el_kia"]
    sewa = formulir(rumah=StatusRumah.SEWA)
    assert [s.kode for s in layanan.syarat_diminta(sewa)] == ["ktp_el_kia", "pernyataan_pemilik_rumah"]
