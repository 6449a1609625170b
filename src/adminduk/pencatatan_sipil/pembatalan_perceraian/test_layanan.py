from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from adminduk.dasar.kode import Kewarganegaraan, StatusKawin, StatusPenduduk
from adminduk.dokumen.surat.contoh import AKTA_PERCERAIAN, AKTA_PERKAWINAN
from adminduk.pencatatan_sipil.pembatalan_perceraian.layanan import F201PembatalanPerceraian, layanan
from adminduk.permohonan.contoh import alasan, catat, kasus, perubahan, ubah_orang
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.putusan import PutusanPengadilan, SubjekAkta
from adminduk.permohonan.isian import baca, tulis
from adminduk.register import contoh
from adminduk.register.contoh import FAKFAK, HARI_INI, MANOKWARI, MARTHA, PERKAWINAN, SEORANG_DIRI, YOSEP
from adminduk.register.isi import Akta, Dokumen, Perkawinan
from adminduk.register.perubahan import CatatanPinggir, DokumenTerbit, DokumenTutup, KawinPulih

NOMOR_KAWIN, NOMOR = "9202-KW-14062010-0001", "9202-CR-02102026-0001"
AKTA_KAWIN, AKTA_CERAI = UUID(int=811), UUID(int=821)
LEMBAR = {YOSEP: UUID(int=822), MARTHA: UUID(int=823)}
CERAI = date(2026, 9, 1)
PUTUSAN = PutusanPengadilan(
    pengadilan="Mahkamah Agung", nomor="99 PK/Pdt/2026", tanggal=date(2026, 10, 20), tanggal_inkracht=date(2026, 10, 20)
)


@pytest.fixture
def register():
    """Yosep and Martha are divorced by an act of this office; the quotations of their marriage are withdrawn."""
    reg = contoh.register_contoh()
    [kawin] = reg._perkawinan
    reg._perkawinan[:] = [replace(kawin, sampai=CERAI)]
    for orang in (YOSEP, MARTHA):
        rinci = {**reg.penduduk(orang).rinci, "tgl_cerai": CERAI.isoformat(), "no_akta_cerai": NOMOR}
        ubah_orang(reg, orang, status_kawin=StatusKawin.CERAI_HIDUP_TERCATAT, rinci=rinci)
    lembar = tuple(Dokumen(d, "AKTA_PERCERAIAN", NOMOR, o, None) for o, d in LEMBAR.items())
    reg.tambah(dokumen=lembar)
    isi = AKTA_PERCERAIAN.ke_isi() | {"nomor": NOMOR, "akta_perkawinan": NOMOR_KAWIN, "catatan": []}
    reg.tambah_akta(
        Akta(AKTA_CERAI, "AKTA_PERCERAIAN", NOMOR, date(2026, 10, 2), MANOKWARI, isi, lembar),
        Akta(AKTA_KAWIN, "AKTA_PERKAWINAN", NOMOR_KAWIN, date(2010, 6, 14), MANOKWARI, AKTA_PERKAWINAN.ke_isi()),
    )
    return reg


def formulir(nik=contoh.NIK_MARTHA, no_akta=NOMOR, putusan=PUTUSAN):
    return F201PembatalanPerceraian(
        pelapor=Pelapor(nama="Martha Mandacan", nik=contoh.NIK_MARTHA, kewarganegaraan=Kewarganegaraan.WNI),
        subjek=SubjekAkta(nik=nik, no_akta=no_akta),
        putusan=putusan,
    )


def laksanakan(f, register):
    return layanan.laksanakan(kasus(layanan, f), register)


def diperiksa(f, register, **lain):
    return alasan(layanan, kasus(layanan, f, **lain), register)


@pytest.mark.parametrize("nik", [contoh.NIK_MARTHA, contoh.NIK_YOSEP])
def test_perkawinan_berlaku_lagi_dengan_id_lama_dan_kedua_register_bercatatan(register, nik):
    hasil = laksanakan(formulir(nik), register)
    sesudah = catat(register, hasil)
    terbit = perubahan(hasil, DokumenTerbit)
    kutipan = [d for d in terbit if d.jenis == "AKTA_PERKAWINAN"]

    assert perubahan(hasil, KawinPulih) == [KawinPulih(PERKAWINAN, CERAI)]
    assert [(k.id, k.no_akta) for k in sesudah.daftar_perkawinan(MARTHA)] == [(PERKAWINAN, NOMOR_KAWIN)]
    assert {sesudah.penduduk(o).status_kawin for o in (YOSEP, MARTHA)} == {StatusKawin.KAWIN_TERCATAT}
    assert "no_akta_cerai" not in sesudah.penduduk(YOSEP).rinci
    assert {(c.akta, c.kode_cp) for c in perubahan(hasil, CatatanPinggir)} == {
        (AKTA_CERAI, "CP.7"), (AKTA_KAWIN, "CP.7"),
    }  # fmt: skip
    assert set(LEMBAR.values()) <= {t.dokumen for t in perubahan(hasil, DokumenTutup)}
    assert {(d.orang, d.isi["kutipan_ke"]) for d in kutipan} == {(YOSEP, 2), (MARTHA, 2)}
    assert NOMOR in kutipan[0].isi["catatan"][0]
    assert {d.orang for d in terbit if d.jenis == "SK_BATAL_CERAI"} == {YOSEP, MARTHA}


def test_akta_kawin_sebelum_sistem_ini_tidak_menghalangi(register):
    del register._akta[AKTA_KAWIN]
    hasil = laksanakan(formulir(), register)

    assert [c.akta for c in perubahan(hasil, CatatanPinggir)] == [AKTA_CERAI]
    assert any("sebelum sistem ini" in c for c in hasil.catatan)


def test_yang_sudah_dibatalkan_tidak_dibatalkan_lagi(register):
    sesudah = catat(register, laksanakan(formulir(), register))

    assert diperiksa(formulir(), sesudah) == ["perceraian_tercatat"]


@pytest.mark.parametrize(
    ("karena", "f"),
    [
        ("perceraian_tercatat", formulir(no_akta="9202-CR-02102026-0002")),
        ("perceraian_tercatat", formulir(no_akta=NOMOR_KAWIN)),
        ("perceraian_tercatat", formulir(nik=contoh.NIK_SENDIRI)),
        ("putusan_berkekuatan_tetap", formulir(putusan=replace(PUTUSAN, tanggal_inkracht=date(2026, 11, 24)))),
    ],
)
def test_setiap_pemeriksaan_menolak_hanya_karena_aturannya(register, karena, f):
    assert diperiksa(formulir(), register) == []
    assert diperiksa(f, register) == [karena]


def test_yang_sudah_kawin_lagi_atau_wafat_ditolak(register):
    register.tambah(perkawinan=[Perkawinan(UUID(int=208), YOSEP, SEORANG_DIRI, True, date(2026, 10, 5), "X")])
    assert diperiksa(formulir(), register) == ["belum_kawin_lagi"]
    register._perkawinan[-1] = replace(register._perkawinan[-1], tanggal=date(2015, 1, 1))
    assert diperiksa(formulir(), register) == [], "istri lain yang sudah ada sebelum bercerai tidak menghalangi"

    ubah_orang(register, MARTHA, status=StatusPenduduk.MENINGGAL)
    assert diperiksa(formulir(contoh.NIK_YOSEP), register) == ["keduanya_hidup"]


def test_kantor_lain_ditolak(register):
    assert diperiksa(formulir(), register, kab=FAKFAK) == ["perceraian_tercatat"]


def test_lewat_enam_puluh_hari_dikatakan(register):
    def catatan(tanggal):
        return laksanakan(
            formulir(putusan=replace(PUTUSAN, tanggal=tanggal, tanggal_inkracht=tanggal)), register
        ).catatan

    assert "Dilaporkan lewat 60 hari." not in catatan(date(2026, 9, 24))
    assert "Dilaporkan lewat 60 hari." in catatan(date(2026, 9, 23))


def test_formulir_ditulis_dan_dibaca_kembali_sama():
    assert baca(F201PembatalanPerceraian, tulis(formulir()), hari_ini=HARI_INI).formulir == formulir()
