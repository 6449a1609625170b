from datetime import date
from uuid import UUID

import pytest

from adminduk.dasar.kode import Agama, GolonganDarah, Pendidikan, StatusKtpEl, StatusPenduduk
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.pendaftaran_penduduk.kk_perubahan_data.layanan import ElemenBaru, F106PerubahanElemen, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, ubah_orang
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DINA, MARTHA
from adminduk.register.isi import Dokumen
from adminduk.register.perubahan import DokumenTerbit, NikTerbit

LULUS = ElemenBaru(nik=contoh.NIK_DINA, pendidikan=Pendidikan.TAMAT_SD)


@pytest.fixture
def register():
    return contoh.register_contoh()


def formulir(*anggota, **ubah):
    isi = {
        "pemohon": Pemohon(nama="Martha Mandacan", nik=contoh.NIK_MARTHA),
        "no_kk": contoh.NOMOR_KK,
        "anggota": anggota or (LULUS,),
    }
    return F106PerubahanElemen(**(isi | ubah))


def diperiksa(f, register, **lain):
    return alasan(layanan, kasus(layanan, f, **lain), register)


def test_elemen_berubah_kk_terbit_dan_nik_tetap(register):
    baris = ElemenBaru(
        nik=contoh.NIK_MARTHA, agama=Agama.KATOLIK, gelar_belakang="S.Pd.", tgl_akhir_paspor=date(2030, 1, 31)
    )
    hasil = layanan.laksanakan(kasus(layanan, formulir(LULUS, baris)), register)
    sesudah = catat(register, hasil)
    martha, [kk] = sesudah.penduduk(MARTHA), perubahan(hasil, DokumenTerbit)

    assert (martha.agama, martha.rinci["gelar_belakang"], martha.nik) == (Agama.KATOLIK, "S.Pd.", contoh.NIK_MARTHA)
    assert martha.rinci["tgl_akhir_paspor"] == "2030-01-31"
    assert sesudah.penduduk(DINA).pendidikan == "TAMAT SD/SEDERAJAT"
    assert {a["nama"]: a["pendidikan"] for a in kk.isi["anggota"]}["DINA RUMBIAK"] == "TAMAT SD/SEDERAJAT"
    assert perubahan(hasil, NikTerbit) == []


def test_bukti_tidak_diminta_bila_hanya_pekerjaan_yang_berubah():
    kerja = ElemenBaru(nik=contoh.NIK_MARTHA, pekerjaan="15")

    assert layanan.syarat_diminta(formulir(kerja)) == ()
    assert [s.kode for s in layanan.syarat_diminta(formulir(kerja, LULUS))] == ["bukti_perubahan"]


def test_kartu_sendiri_yang_memuat_elemen_itu_disebut(register):
    darah = ElemenBaru(nik=contoh.NIK_DINA, golongan_darah=GolonganDarah.AB)
    kerja = ElemenBaru(nik=contoh.NIK_MARTHA, pekerjaan="15")
    register.tambah(dokumen=[Dokumen(UUID(int=703), "KIA", contoh.NIK_DINA.lengkap, DINA, None)])
    ubah_orang(register, MARTHA, rinci={"status_ktp_el": StatusKtpEl.DICETAK.value})
    catatan = layanan.laksanakan(kasus(layanan, formulir(darah, kerja, LULUS)), register).catatan

    assert ["KIA-GANTI" in catatan[0], "KTP-GANTI" in catatan[1], len(catatan)] == [True, True, 2]


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("kk_di_wilayah_kantor", formulir(no_kk=NomorKK("9202120101990099"))),
        ("pemohon_anggota_kk", formulir(pemohon=Pemohon(nama="Paulus", nik=contoh.NIK_SENDIRI))),
        ("yang_diubah_anggota_kk", formulir(ElemenBaru(nik=contoh.NIK_SENDIRI, pendidikan=Pendidikan.STRATA_I))),
        ("yang_diubah_anggota_kk", formulir(ElemenBaru(nik=NIK("9202120101200099"), agama=Agama.ISLAM))),
        ("ada_elemen_yang_berubah", formulir(ElemenBaru(nik=contoh.NIK_DINA))),
        ("ada_elemen_yang_berubah", formulir(ElemenBaru(nik=contoh.NIK_DINA, agama=contoh.ORANG_DINA.agama))),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, f):
    assert diperiksa(formulir(), register) == []
    assert diperiksa(f, register) == [karena]


def test_yang_meninggal_tidak_diubah(register):
    ubah_orang(register, DINA, status=StatusPenduduk.MENINGGAL)
    assert diperiksa(formulir(), register) == ["yang_diubah_anggota_kk"]


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F106PerubahanElemen, tulis(formulir())).formulir == formulir()
