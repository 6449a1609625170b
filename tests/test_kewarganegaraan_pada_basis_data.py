"""Seorang asing menjadi WNI, WNA lagi, dan penduduk asing pada register sungguhan: satu NIK, satu riwayat."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from adminduk.dasar.kode import (
    Agama,
    GolonganDarah,
    JenisKelamin,
    Kewarganegaraan,
    Pendidikan,
    Shdk,
    StatusKawin,
    StatusPenduduk,
)
from adminduk.dasar.tanggal import TanggalLahir
from adminduk.pencatatan_sipil.perubahan_wna_ke_wni.layanan import CaraMenjadiWNI
from adminduk.pendaftaran_penduduk.biodata_datang_dari_luar_negeri.layanan import YangDatang
from adminduk.permohonan import katalog
from adminduk.permohonan.aturan.orang_asing import rinci_izin
from adminduk.permohonan.contoh import kasus
from adminduk.permohonan.contoh_orang_asing import ALAMAT, IZIN
from adminduk.permohonan.formulir.f101 import AnggotaF101, DataKeluarga, Kepemilikan, TipeSponsor
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.formulir.f201 import Pelapor
from adminduk.permohonan.formulir.kewarganegaraan import SubjekKewarganegaraan, SuratKewarganegaraan, TempatAkta
from adminduk.permohonan.formulir.luar_negeri import KKYangDatang
from adminduk.permohonan.formulir.orang_asing import JenisIzin, Sponsor
from adminduk.register import Keperluan, contoh, untuk
from adminduk.register.contoh import HARI_INI, OPERATOR_MANOKWARI, SEORANG_DIRI
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import DokumenTerbit, OrangUbah

pytestmark = pytest.mark.django_db(transaction=True)
WNI, WNA = Kewarganegaraan.WNI, Kewarganegaraan.WNA
DATANG, WNI_SEJAK, WNA_SEJAK, KEMBALI = date(2026, 1, 5), HARI_INI, date(2027, 3, 1), date(2028, 4, 3)
DASAR = {
    "pelapor": Pelapor(nama="Paulus", nik=contoh.NIK_SENDIRI, kewarganegaraan=WNA),
    "subjek": SubjekKewarganegaraan(
        nik=contoh.NIK_SENDIRI, tempat_akta=TempatAkta.LUAR_NEGERI, no_akta="WA 1", penerbit="Australia"
    ),
}
RUTH = AnggotaF101(
    nama_lengkap="Ruth Wanma", jenis_kelamin=JenisKelamin.PEREMPUAN, tempat_lahir="Darwin",
    tanggal_lahir=TanggalLahir(date(1999, 3, 4)), kewarganegaraan=WNI, akta_lahir=Kepemilikan.TIDAK_ADA,
    gol_darah=GolonganDarah.TIDAK_TAHU, agama=Agama.KRISTEN, status_perkawinan=StatusKawin.BELUM_KAWIN,
    shdk=Shdk.KEPALA_KELUARGA, kelainan_fisik_mental=Kepemilikan.TIDAK_ADA, pendidikan=Pendidikan.SLTA,
    pekerjaan="88",
)  # fmt: skip
RUTH_DI_LUAR_NEGERI: dict[str, Any] = {
    "keluarga": DataKeluarga(nama_kepala_keluarga="Ruth Wanma", alamat="Jalan Trikora Wosi", desa=contoh.DESA),
    "anggota": (RUTH,),
    "negara": "Australia",
    "alamat": "12 Smith Street Darwin",
    "pernyataan": True,
}


def jalankan(kode: str, pada: date, **isi: Any) -> list[str]:
    """Decide a case on the real register; return the documents it issued."""
    layanan = katalog.ambil(kode)
    k = kasus(layanan, layanan.formulir(**isi), id=uuid4(), tanggal_pengajuan=pada, tanggal_keputusan=pada)
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus=str(k.id), pada=pada) as reg:
        catatan = reg.catat(layanan.laksanakan(k, reg).peristiwa)
    return sorted(p.jenis for e in catatan.peristiwa for p in e.perubahan if isinstance(p, DokumenTerbit))


def paulus(pada: date) -> tuple[Any, ...]:
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji", pada=pada) as reg:
        orang = reg.penduduk(SEORANG_DIRI)
        assert orang is not None
        return orang.kewarganegaraan, orang.status, orang.nik, reg.keluarga_dari(SEORANG_DIRI) is not None


@pytest.fixture
def orang_asing(transactional_db: None) -> None:
    rinci = rinci_izin(JenisIzin.ITAP, IZIN) | {"negara": "AUSTRALIA", "no_paspor": "P1"}
    ubah = OrangUbah(SEORANG_DIRI, DATANG, {"kewarganegaraan": WNA, "rinci": rinci})
    fakta: dict[str, Any] = {"sumber": "contoh", "benih": 0, "potongan": 0}
    subjek = (Subjek(SEORANG_DIRI, "anggota"),)
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji") as reg:
        reg.catat(contoh.peristiwa_contoh())
        reg.catat([Peristiwa(TANPA_ID, "data_awal", 1, "contoh", DATANG, subjek, fakta, (ubah,))])


def test_wna_wni_wna_lalu_penduduk_asing_dengan_satu_nik_dan_satu_riwayat(orang_asing, pemilik):
    assert jalankan(
        "WNA-WNI", WNI_SEJAK, **DASAR, cara=CaraMenjadiWNI.KEPUTUSAN_MENTERI,
        keputusan=SuratKewarganegaraan(nomor="AHU-1/2026", tanggal=date(2026, 11, 12)),
    ) == ["BIODATA", "BUKTI_KEWARGANEGARAAN", "BUKTI_KTP_EL", "KK"]  # fmt: skip
    lepas = SuratKewarganegaraan(nomor="AHU-2/2027", tanggal=date(2027, 2, 25))
    assert jalankan("WNI-WNA", WNA_SEJAK, **DASAR, bukti=lepas, negara="Australia") == ["BUKTI_KEWARGANEGARAAN"]
    assert jalankan(
        "KONVERSI-WNI-OA", KEMBALI, pemohon=Pemohon(nama="Paulus", nik=contoh.NIK_SENDIRI), nik=contoh.NIK_SENDIRI,
        kk=KKYangDatang.BARU, shdk=Shdk.KEPALA_KELUARGA, alamat=ALAMAT, bukti=lepas, negara="Australia", no_paspor="P9",
        jenis_izin=JenisIzin.ITAP, sponsor=Sponsor(tipe=TipeSponsor.TANPA_SPONSOR),
        izin=replace(IZIN, tanggal_terbit=date(2028, 4, 1), tanggal_akhir=date(2033, 4, 1)),
    ) == ["BIODATA_OA", "KK"]  # fmt: skip

    nik, aktif = contoh.NIK_SENDIRI, StatusPenduduk.AKTIF
    assert paulus(date(2026, 11, 22)) == (WNA, aktif, nik, True)
    assert paulus(WNI_SEJAK) == (WNI, aktif, nik, True)
    assert paulus(WNA_SEJAK) == (WNA, StatusPenduduk.NONAKTIF, nik, False)
    assert paulus(KEMBALI) == (WNA, aktif, nik, True)
    assert pemilik.execute("select count(*) from nik where orang = %s", [SEORANG_DIRI]).fetchone() == (1,)
    masa = pemilik.execute(
        "select range_agg(masa) = datemultirange(daterange(min(lower(masa)), null)), count(distinct kewarganegaraan)"
        " from penduduk where id = %s and upper_inf(tercatat)",
        [SEORANG_DIRI],
    ).fetchone()
    assert masa == (True, 2), "satu riwayat tanpa sela"


def test_yang_dicatat_di_luar_negeri_datang_dengan_nik_itu(transactional_db):
    assert jalankan("BIO-LN", HARI_INI, **RUTH_DI_LUAR_NEGERI) == ["BIODATA"]
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji", pada=HARI_INI) as reg:
        [ruth] = reg.serupa("RUTH WANMA", date(1999, 3, 4))
    assert ruth.status is StatusPenduduk.PINDAH_LN and ruth.nik is not None

    datang = YangDatang(
        nik=ruth.nik, shdk=Shdk.KEPALA_KELUARGA, dokumen_perjalanan="X1", pendidikan=ruth.pendidikan, pekerjaan="15"
    )
    assert jalankan(
        "BIO-DATANG-LN", WNA_SEJAK, pemohon=Pemohon(nama="Ruth", nik=ruth.nik), anggota=(datang,), negara="Australia",
        kk=KKYangDatang.BARU, alamat=ALAMAT, no_skp="1", tanggal_datang=WNA_SEJAK,
    ) == ["BIODATA", "KK"]  # fmt: skip
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji", pada=WNA_SEJAK) as reg:
        [sesudah] = reg.serupa("RUTH WANMA", date(1999, 3, 4))
        assert (sesudah.id, sesudah.nik, sesudah.status) == (ruth.id, ruth.nik, StatusPenduduk.AKTIF)
        assert reg.keluarga_dari(ruth.id) is not None
