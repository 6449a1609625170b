from datetime import date
from uuid import UUID

import pytest

from adminduk.dasar.kode import Kewarganegaraan, StatusKawin
from adminduk.dasar.nik import NIK
from adminduk.pendaftaran_penduduk.kia_ganti.layanan import FOTO, F102KIAGanti, SebabKIAGanti, layanan
from adminduk.permohonan.aturan.orang_asing import rinci_izin
from adminduk.permohonan.contoh import alasan, kasus, perubahan, ubah_orang
from adminduk.permohonan.contoh_orang_asing import IZIN
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.formulir.orang_asing import JenisIzin
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DINA
from adminduk.register.isi import Dokumen
from adminduk.register.perubahan import DokumenTerbit, DokumenTutup

LAMA = UUID(int=703)


@pytest.fixture
def register():
    reg = contoh.register_contoh()
    reg.tambah(dokumen=[Dokumen(LAMA, "KIA", contoh.NIK_DINA.lengkap, DINA, None)])
    return reg


def formulir(**ubah):
    isi = {
        "pemohon": Pemohon(nama="Martha Mandacan", nik=contoh.NIK_MARTHA),
        "nik_anak": contoh.NIK_DINA,
        "sebab": SebabKIAGanti.HILANG,
        "lima_tahun": True,
    }
    return F102KIAGanti(**(isi | ubah))


def diperiksa(f, register):
    return alasan(layanan, kasus(layanan, f), register)


def test_kia_lama_diganti(register):
    hasil = layanan.laksanakan(kasus(layanan, formulir(), lampiran={"surat_hilang": "a", FOTO: "f" * 64}), register)
    [kia], [tutup] = perubahan(hasil, DokumenTerbit), perubahan(hasil, DokumenTutup)

    assert (tutup.dokumen, tutup.pengganti, kia.isi["foto_sha256"]) == (LAMA, kia.dokumen, "f" * 64)


def test_foto_hanya_sejak_lima_tahun(register):
    ubah_orang(register, DINA, tanggal_lahir=date(2021, 11, 24))
    f = formulir(lima_tahun=False)

    assert diperiksa(f, register) == []
    assert diperiksa(formulir(), register) == ["umur_sesuai_register"]
    assert perubahan(layanan.laksanakan(kasus(layanan, f), register), DokumenTerbit)[0].isi["foto_sha256"] == ""


def test_yang_diminta_menurut_sebabnya():
    diminta = {s: [x.kode for x in layanan.syarat_diminta(formulir(sebab=s, lima_tahun=False))] for s in SebabKIAGanti}

    assert list(diminta.values()) == [["surat_hilang"], ["kia_lama"], [], []]


@pytest.mark.parametrize(
    ("karena", "ubah"),
    [
        ("anak_terdaftar", {"nik_anak": NIK("9202120101200099")}),
        ("diajukan_orang_tua_atau_wali", {"pemohon": Pemohon(nama="Paulus", nik=contoh.NIK_SENDIRI)}),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, ubah):
    assert diperiksa(formulir(), register) == []
    assert diperiksa(formulir(**ubah), register) == [karena]


def test_tanpa_kia_tidak_ada_yang_diganti():
    assert diperiksa(formulir(), contoh.register_contoh()) == ["pernah_ber_kia"]


def test_yang_sudah_kawin_memakai_ktp(register):
    ubah_orang(register, DINA, status_kawin=StatusKawin.KAWIN_TERCATAT)
    assert diperiksa(formulir(), register) == ["belum_17_tahun_dan_belum_kawin"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F102KIAGanti, tulis(formulir())).formulir == formulir()


def test_kia_anak_asing_diganti_sesudah_itap_diperpanjang(register):
    ubah_orang(register, DINA, kewarganegaraan=Kewarganegaraan.WNA, rinci={})
    f = formulir(sebab=SebabKIAGanti.PERPANJANG_ITAP)
    assert diperiksa(f, register) == ["anak_wni_atau_ber_itap"]

    ubah_orang(register, DINA, rinci=rinci_izin(JenisIzin.ITAP, IZIN))
    hasil = layanan.laksanakan(kasus(layanan, f), register)
    assert perubahan(hasil, DokumenTerbit)[0].isi["sampai_izin"] == IZIN.tanggal_akhir.isoformat()
    assert [s.kode for s in layanan.syarat_diminta(f)] == [FOTO]
