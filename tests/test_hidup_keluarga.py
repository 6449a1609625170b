"""Sebuah hidup di register sungguhan: lahir berakta, berganti nama, kawin, bercerai; dari jurnalnya keadaan yang sama.

Each step is a service carried out on PostgreSQL with the rights of the web role, as a head of office would sign it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from adminduk.dasar.kode import Shdk, StatusKawin, StatusKtpEl
from adminduk.permohonan import katalog
from adminduk.permohonan.contoh import kasus
from adminduk.permohonan.isian import baca
from adminduk.permohonan.keputusan import bubuhkan
from adminduk.register import Keperluan, contoh, untuk
from adminduk.register.contoh import DESA, DINA, HARI_INI, OPERATOR_MANOKWARI, RUMBIAK, SEORANG_DIRI
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import OrangUbah

pytestmark = pytest.mark.django_db

NIK_DINA, NIK_PAULUS, NIK_MARTHA = (n.lengkap for n in (contoh.NIK_DINA, contoh.NIK_SENDIRI, contoh.NIK_MARTHA))
PEMOHON = {"pemohon.nama": "Martha Mandacan", "pemohon.nik": NIK_MARTHA}
PELAPOR = {"pelapor.nama": "Martha Mandacan", "pelapor.nik": NIK_MARTHA, "pelapor.kewarganegaraan": "WNI"}
SAKSI = {
    f"saksi_{n}.{k}": v
    for n, nik in enumerate(contoh.NIK_SAKSI, 1)
    for k, v in (("nama", "Saksi"), ("nik", nik.lengkap), ("kewarganegaraan", "WNI"))
}
PUTUSAN = {
    "putusan.pengadilan": "Pengadilan Negeri Manokwari",
    "putusan.nomor": "12/2026",
    "putusan.tanggal": "2026-10-01",
    "putusan.tanggal_inkracht": "2026-11-01",
}
AKTA_LAMA = "474.1/12/2000"


class Kantor:
    """The register of the office, and cases one after the other."""

    def __init__(self, reg: Any) -> None:
        self.reg = reg
        self._nomor = 900

    def layani(self, kode: str, **isi: str) -> Any:
        """Carry out a service with the texts of its form; return what it did."""
        self._nomor += 1
        layanan = katalog.ambil(kode)
        terbaca = baca(layanan.formulir, isi, hari_ini=HARI_INI, wilayah_ada=lambda _: True)
        assert terbaca.formulir is not None, [(g.isian, g.kalimat) for g in terbaca.galat]
        hasil = layanan.laksanakan(kasus(layanan, terbaca.formulir, id=UUID(int=self._nomor)), self.reg)
        return self.reg.catat([bubuhkan(p, OPERATOR_MANOKWARI) for p in hasil.peristiwa])

    def ubah(self, orang: UUID, **isi: Any) -> None:
        perubahan = (OrangUbah(orang, HARI_INI, isi),)
        fakta = {"sebab": "panggung"}
        self.reg.catat(
            [Peristiwa(TANPA_ID, "dokumen_ganti", 1, "uji", HARI_INI, (Subjek(orang, "x"),), fakta, perubahan)]
        )

    def berlaku(self, orang: UUID) -> list[str]:
        return sorted(d.jenis for d in self.reg.dokumen_berlaku(orang=orang))


@pytest.fixture
def kantor(db: None) -> Iterator[Kantor]:
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji") as reg:
        reg.catat(contoh.peristiwa_contoh())
        k = Kantor(reg)
        k.ubah(DINA, lahir=HARI_INI.replace(year=2000), no_akta_lahir=AKTA_LAMA)
        k.ubah(SEORANG_DIRI, jenis_kelamin="LAKI-LAKI", lahir=HARI_INI.replace(year=1999))
        yield k


def test_dari_nama_baru_sampai_perceraian(kantor: Kantor) -> None:
    reg = kantor.reg
    dina = {"subjek.nik": NIK_DINA, "subjek.no_akta": AKTA_LAMA}

    kantor.layani("UBAH-NAMA", **PELAPOR, **dina, **PUTUSAN, nama_baru="Dina Maria Rumbiak")
    assert reg.penduduk(DINA).nama == "DINA MARIA RUMBIAK"
    [akta] = reg.akta_dari(DINA)
    assert (akta.nomor, [c.kode for c in akta.catatan]) == (AKTA_LAMA, ["CP.4"])

    kantor.layani("KUTIPAN-KEDUA", **PELAPOR, **dina, sebab="Hilang")
    [akta] = reg.akta_dari(DINA)
    assert (akta.isi["kutipan_ke"], len(akta.kutipan), akta.isi["nama"]) == (3, 1, "DINA MARIA RUMBIAK")

    kawin = {"suami": NIK_PAULUS, "istri": NIK_DINA, "tanggal": "2026-11-14", "tempat": "9202", "agama": "KRISTEN"}
    kawin |= {"pemuka_agama": "Pdt. Wanggai", "susunan": "Istri masuk KK suami"}
    kantor.layani("KAWIN", **PELAPOR, **kawin, **SAKSI)
    assert reg.keluarga_dari(DINA).cari(DINA).shdk is Shdk.ISTRI
    assert DINA not in {a.penduduk.id for a in reg.keluarga(RUMBIAK).anggota}
    [ikatan] = reg.daftar_perkawinan(DINA)
    assert ikatan.no_akta == "9202-KW-23112026-0001"
    assert kantor.berlaku(DINA) == ["AKTA_KELAHIRAN", "AKTA_PERKAWINAN"]

    kantor.layani("KTP-BARU", **PEMOHON | {"pemohon.nik": NIK_DINA})
    assert reg.penduduk(DINA).rinci["status_ktp_el"] == StatusKtpEl.DIAJUKAN.value

    cerai = {"subjek.nik": NIK_DINA, "subjek.no_akta": ikatan.no_akta}
    kantor.layani("CERAI", **PELAPOR, **cerai, **PUTUSAN)
    assert reg.daftar_perkawinan(DINA) == ()
    assert {reg.penduduk(o).status_kawin for o in (DINA, SEORANG_DIRI)} == {StatusKawin.CERAI_HIDUP_TERCATAT}
    assert kantor.berlaku(SEORANG_DIRI) == ["AKTA_PERCERAIAN"]
    kw = reg.akta_bernomor(ikatan.no_akta)
    assert (kw.kutipan, [c.kode for c in kw.catatan]) == ((), ["CP.5"])

    pisah = {"no_kk": reg.keluarga_dari(DINA).nomor.lengkap, "status.bukti": "Status perkawinan tidak berubah"}
    kantor.layani("KK-PISAH", **PEMOHON, **pisah, **{"anggota.0.nik": NIK_DINA, "anggota.0.shdk": "KEPALA KELUARGA"})
    assert [a.shdk for a in reg.keluarga_dari(DINA).anggota] == [Shdk.KEPALA_KELUARGA]


def test_layanan_pendek_pada_basis_data(kantor: Kantor) -> None:
    reg, no_kk = kantor.reg, contoh.NOMOR_KK.lengkap

    kantor.layani("KK-HILANG", **PEMOHON, no_kk=no_kk, sebab="Hilang")
    kantor.layani("KK-UBAH", **PEMOHON, no_kk=no_kk, **{"anggota.0.nik": NIK_MARTHA, "anggota.0.agama": "KATOLIK"})
    kantor.layani(
        "PEMUTAKHIRAN-DISABILITAS", **PEMOHON, nik=NIK_DINA, kelainan_fisik_mental="ADA", penyandang_cacat="CACAT FISIK"
    )
    kantor.layani(
        "RENTAN", golongan="Orang terlantar", nama="Yakomina Ullo", jenis_kelamin="PEREMPUAN", tempat_lahir="Manokwari",
        tanggal_lahir="1960", lokasi="Panti", desa=str(DESA), bukan_terdaftar="ya",
    )  # fmt: skip

    assert len([d for d in reg.dokumen_berlaku(keluarga=RUMBIAK) if d.jenis == "KK"]) == 1
    assert reg.penduduk(contoh.MARTHA).agama.value == "KATOLIK"
    assert reg.penduduk(DINA).disabilitas == "CACAT FISIK"
    [(mentah,)] = reg._koneksi.execute(
        "select disabilitas from penduduk where id = %s and upper_inf(tercatat) and upper_inf(masa)", (DINA,)
    ).fetchall()
    assert "FISIK" not in mentah, "jenis disabilitas tersandi dalam tabelnya"


def test_seorang_anak_diakui_diangkat_dan_aktanya_dibatalkan(kantor: Kantor) -> None:
    """One act takes three notes; the child is in one family throughout and keeps its NIK."""
    reg, dina = kantor.reg, {"subjek.nik": NIK_DINA, "subjek.no_akta": AKTA_LAMA}
    kantor.ubah(DINA, ayah=None, nama_ayah=None, no_akta_lahir=AKTA_LAMA)
    diakui = {
        "nik_ayah": NIK_PAULUS,
        "dasar": "Ayah dan ibu sudah kawin menurut agama",
        "tempat_anak": "Masuk KK ayahnya",
    }
    kantor.layani("AKUI-ANAK", **PELAPOR, **dina, **diakui, tanggal_kawin_agama="2014-05-03")
    assert (reg.penduduk(DINA).ayah, reg.keluarga_dari(DINA).kepala.penduduk.id) == (SEORANG_DIRI, SEORANG_DIRI)
    assert {a.jenis for a in reg.akta_dari(DINA)} == {"AKTA_KELAHIRAN", "AKTA_PENGAKUAN_ANAK"}

    kakek = {"orang_tua.0.kewarganegaraan": "WNI", "orang_tua.0.nama": "Korinus"}
    kantor.layani(
        "ANGKAT-ANAK", **PELAPOR, **dina, **PUTUSAN, **kakek, **{"orang_tua.0.nik": contoh.NIK_KORINUS.lengkap}
    )
    assert reg.keluarga_dari(DINA).id == RUMBIAK

    benar = {"nama": "Dina Saiba", "jenis_kelamin": "PEREMPUAN", "tempat_lahir": "9202", "tanggal_lahir": "2015-11-19"}
    kantor.layani(
        "BATAL-AKTA-PN", **PELAPOR, **dina, **PUTUSAN, **{f"benar.{k}": v for k, v in benar.items()},
        **{"benar.nik_ibu": NIK_MARTHA, "benar.nik_ayah": NIK_PAULUS},
    )  # fmt: skip
    lama, baru = reg.akta_bernomor(AKTA_LAMA), reg.akta_bernomor(reg.penduduk(DINA).no_akta_lahir)
    assert ({c.kode for c in lama.catatan}, lama.kutipan) == ({"CP.1", "CP.2", "CP.9"}, ())
    assert (baru.isi["nama"], len(baru.kutipan)) == ("DINA SAIBA", 1)
    assert reg.penduduk(DINA).nik == contoh.NIK_DINA

    temuan = {"nama": "Musa Wosi", "jenis_kelamin": "LAKI-LAKI", "tempat_lahir": "9202", "tanggal_lahir": "2026-11-01"}
    pengasuh = {"agama": "KRISTEN", "kk_pengasuh": contoh.NOMOR_KK_SENDIRI.lengkap, "baru_ditemukan": "ya"}
    kantor.layani("LAHIR-TEMUAN", **PELAPOR, **temuan, **pengasuh, **SAKSI)
    assert {a.penduduk.nama for a in reg.keluarga_dari(SEORANG_DIRI).anggota} == {"PAULUS SAIBA", "MUSA WOSI"}
