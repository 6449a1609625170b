from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from adminduk.dasar.kode import Agama, Kewarganegaraan, StatusKawin
from adminduk.dokumen.surat.contoh import AKTA_PERKAWINAN
from adminduk.pencatatan_sipil.akta_perceraian.layanan import F201Perceraian, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, ubah_orang
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.putusan import PutusanPengadilan, SubjekAkta
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import FAKFAK, HARI_INI, MANOKWARI, MARTHA, PERKAWINAN, YOSEP
from adminduk.register.isi import Akta, Dokumen
from adminduk.register.perubahan import AktaCatat, CatatanPinggir, DokumenTerbit, DokumenTutup, KawinSelesai

NOMOR = "9202-KW-14062010-0001"
AKTA, LEMBAR_SUAMI, LEMBAR_ISTRI = UUID(int=811), UUID(int=812), UUID(int=813)
PUTUSAN = PutusanPengadilan(
    pengadilan="Pengadilan Negeri Manokwari",
    nomor="8/Pdt.G/2026/PN Mnk",
    tanggal=date(2026, 9, 1),
    tanggal_inkracht=date(2026, 10, 1),
)


@pytest.fixture
def register():
    reg = contoh.register_contoh()
    lembar = [Dokumen(d, "AKTA_PERKAWINAN", NOMOR, o, None) for d, o in ((LEMBAR_SUAMI, YOSEP), (LEMBAR_ISTRI, MARTHA))]
    reg.tambah(dokumen=lembar)
    isi = AKTA_PERKAWINAN.ke_isi() | {"nomor": NOMOR}
    reg.tambah_akta(Akta(AKTA, "AKTA_PERKAWINAN", NOMOR, date(2010, 6, 14), MANOKWARI, isi, tuple(lembar)))
    return reg


def formulir(nik=contoh.NIK_MARTHA, no_akta=NOMOR, putusan=PUTUSAN):
    return F201Perceraian(
        pelapor=Pelapor(nama="Martha Mandacan", nik=contoh.NIK_MARTHA, kewarganegaraan=Kewarganegaraan.WNI),
        subjek=SubjekAkta(nik=nik, no_akta=no_akta),
        putusan=putusan,
    )


def diperiksa(f, register, **lain):
    return alasan(layanan, kasus(layanan, f, **lain), register)


@pytest.mark.parametrize("nik", [contoh.NIK_MARTHA, contoh.NIK_YOSEP])
def test_perceraian_mengakhiri_perkawinan_dan_mencabut_kedua_kutipan_kawin(register, nik):
    hasil = layanan.laksanakan(kasus(layanan, formulir(nik)), register)
    sesudah = catat(register, hasil)
    [akta], [catatan] = perubahan(hasil, AktaCatat), perubahan(hasil, CatatanPinggir)
    kutipan = [d for d in perubahan(hasil, DokumenTerbit) if d.jenis == "AKTA_PERCERAIAN"]

    assert [(k.perkawinan, k.sejak) for k in perubahan(hasil, KawinSelesai)] == [(PERKAWINAN, date(2026, 10, 1))]
    assert {sesudah.penduduk(o).status_kawin for o in (YOSEP, MARTHA)} == {StatusKawin.CERAI_HIDUP_TERCATAT}
    assert {d.orang for d in kutipan} == {YOSEP, MARTHA} and {d.akta for d in kutipan} == {akta.akta}
    assert (kutipan[0].isi["suami"]["nama"], kutipan[0].isi["akta_perkawinan"]) == ("YOSEP RUMBIAK", NOMOR)
    assert (catatan.akta, catatan.kode_cp) == (AKTA, "CP.5") and "perceraian" in catatan.isi["teks"]
    assert {LEMBAR_SUAMI, LEMBAR_ISTRI} <= {t.dokumen for t in perubahan(hasil, DokumenTutup)}
    assert "CERAI HIDUP TERCATAT" in str([d.isi for d in perubahan(hasil, DokumenTerbit) if d.jenis == "KK"])


def test_akta_kawin_sebelum_sistem_ini_tidak_menghalangi():
    hasil = layanan.laksanakan(kasus(layanan, formulir()), contoh.register_contoh())

    assert perubahan(hasil, CatatanPinggir) == []
    assert len(perubahan(hasil, AktaCatat)) == 1


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("perkawinan_tercatat", formulir(no_akta="9202-KW-14062010-0002")),
        ("perkawinan_tercatat", formulir(nik=contoh.NIK_SENDIRI)),
        ("putusan_berkekuatan_tetap", formulir(putusan=replace(PUTUSAN, tanggal_inkracht=date(2026, 11, 24)))),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, f):
    assert diperiksa(formulir(), register) == []
    assert diperiksa(f, register) == [karena]


def test_orang_islam_memakai_akta_cerai_pengadilan_agama(register):
    ubah_orang(register, YOSEP, agama=Agama.ISLAM)
    assert diperiksa(formulir(), register) == []

    ubah_orang(register, MARTHA, agama=Agama.ISLAM)
    assert diperiksa(formulir(), register) == ["bukan_perceraian_pengadilan_agama"]


def test_kantor_lain_ditolak(register):
    assert diperiksa(formulir(), register, kab=FAKFAK) == ["perkawinan_tercatat"]


def test_lewat_enam_puluh_hari_dikatakan(register):
    def pertama(tanggal):
        f = formulir(putusan=replace(PUTUSAN, tanggal_inkracht=tanggal))
        return layanan.laksanakan(kasus(layanan, f), register).catatan[0]

    assert pertama(date(2026, 9, 24)).startswith("KTP-el")
    assert pertama(date(2026, 9, 23)) == "Dilaporkan lewat 60 hari."


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F201Perceraian, tulis(formulir()), hari_ini=HARI_INI).formulir == formulir()
