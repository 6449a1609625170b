from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from adminduk.dasar.kode import Agama, Kewarganegaraan, StatusKawin, StatusPenduduk
from adminduk.dokumen.surat.contoh import AKTA_PERKAWINAN
from adminduk.pencatatan_sipil.pembatalan_perkawinan.layanan import F201PembatalanPerkawinan, StatusSemula, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, ubah_orang
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.putusan import PutusanPengadilan, SubjekAkta
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import DINA, FAKFAK, HARI_INI, MANOKWARI, MARTHA, SEORANG_DIRI, YOSEP
from adminduk.register.isi import Akta, Dokumen, Perkawinan
from adminduk.register.perubahan import CatatanPinggir, DokumenTerbit, DokumenTutup, KawinSelesai

NOMOR = "9202-KW-14062010-0001"
AKTA, LEMBAR_SUAMI, LEMBAR_ISTRI = UUID(int=811), UUID(int=812), UUID(int=813)
PUTUSAN = PutusanPengadilan(
    pengadilan="Pengadilan Negeri Manokwari",
    nomor="3/Pdt.G/2026/PN Mnk",
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
    return F201PembatalanPerkawinan(
        pelapor=Pelapor(nama="Martha Mandacan", nik=contoh.NIK_MARTHA, kewarganegaraan=Kewarganegaraan.WNI),
        subjek=SubjekAkta(nik=nik, no_akta=no_akta),
        status_suami=StatusSemula.CERAI_MATI,
        status_istri=StatusSemula.BELUM_KAWIN,
        putusan=putusan,
    )


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register, **lain):
    return alasan(layanan, kasus(layanan, f, **lain), register)


@pytest.mark.parametrize("nik", [contoh.NIK_MARTHA, contoh.NIK_YOSEP])
def test_perkawinan_tidak_pernah_ada_kutipannya_dicabut_dan_anaknya_tetap_anak_keduanya(register, nik):
    hasil = laksanakan(formulir(nik), register)
    sesudah = catat(register, hasil)
    [catatan] = perubahan(hasil, CatatanPinggir)
    surat = [d for d in perubahan(hasil, DokumenTerbit) if d.jenis == "SK_BATAL_KAWIN"]

    assert [k.sejak for k in perubahan(hasil, KawinSelesai)] == [date(2010, 6, 12)], "sejak hari perkawinannya"
    assert sesudah.penduduk(YOSEP).status_kawin is StatusKawin.CERAI_MATI
    assert sesudah.penduduk(MARTHA).status_kawin is StatusKawin.BELUM_KAWIN
    assert "tgl_perkawinan" not in sesudah.penduduk(MARTHA).rinci
    assert sesudah.daftar_perkawinan(MARTHA) == ()
    assert (sesudah.penduduk(DINA).ayah, sesudah.penduduk(DINA).ibu) == (YOSEP, MARTHA)
    assert (catatan.akta, catatan.kode_cp) == (AKTA, "CP.6") and "dibatalkan" in catatan.isi["teks"]
    assert {LEMBAR_SUAMI, LEMBAR_ISTRI} <= {t.dokumen for t in perubahan(hasil, DokumenTutup)}
    assert {d.orang for d in surat} == {YOSEP, MARTHA} and len({str(d.nomor) for d in surat}) == 1


def test_yang_masih_beristri_lain_atau_sudah_wafat_statusnya_tetap(register):
    register.tambah(perkawinan=[Perkawinan(UUID(int=207), YOSEP, SEORANG_DIRI, True, date(2015, 1, 1), "X")])
    ubah_orang(register, MARTHA, status=StatusPenduduk.MENINGGAL)
    sesudah = catat(register, laksanakan(formulir(contoh.NIK_YOSEP), register))

    assert sesudah.penduduk(YOSEP).status_kawin is StatusKawin.KAWIN_TERCATAT
    assert sesudah.penduduk(MARTHA).status_kawin is StatusKawin.KAWIN_TERCATAT


def test_akta_kawin_sebelum_sistem_ini_tidak_menghalangi():
    hasil = laksanakan(formulir(), contoh.register_contoh())

    assert perubahan(hasil, CatatanPinggir) == []
    assert len(perubahan(hasil, KawinSelesai)) == 1


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


def test_perkawinan_orang_islam_diurus_kua(register):
    ubah_orang(register, YOSEP, agama=Agama.ISLAM)
    assert diperiksa(formulir(), register) == []

    ubah_orang(register, MARTHA, agama=Agama.ISLAM)
    assert diperiksa(formulir(), register) == ["bukan_pembatalan_pengadilan_agama"]


def test_kantor_lain_ditolak(register):
    assert diperiksa(formulir(), register, kab=FAKFAK) == ["perkawinan_tercatat"]


def test_lewat_sembilan_puluh_hari_dikatakan(register):
    def pertama(tanggal):
        return laksanakan(
            formulir(putusan=replace(PUTUSAN, tanggal_inkracht=tanggal, tanggal=tanggal)), register
        ).catatan[0]

    assert pertama(date(2026, 8, 25)).startswith("KTP-el")
    assert pertama(date(2026, 8, 24)) == "Dilaporkan lewat 90 hari."


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F201PembatalanPerkawinan, tulis(formulir()), hari_ini=HARI_INI).formulir == formulir()
