"""Seorang asing pada register sungguhan: NIK, SKTT, perpanjangan, ITAP, KTP-el, pergi, dan datang lagi."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

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
from adminduk.pendaftaran_penduduk.ktp_el_orang_asing.layanan import JenisKtpOA
from adminduk.pendaftaran_penduduk.orang_asing_itas_ke_itap.layanan import YangBeralih
from adminduk.pendaftaran_penduduk.orang_asing_keluar.layanan import OrangAsingPergi
from adminduk.permohonan import katalog
from adminduk.permohonan.aturan.orang_asing import Tindakan, hampir_berakhir, izin_tinggal, pekerjaan
from adminduk.permohonan.contoh import kasus
from adminduk.permohonan.contoh_orang_asing import ALAMAT, IZIN
from adminduk.permohonan.formulir.f101 import DataKeluarga, Kepemilikan, TipeSponsor
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.formulir.luar_negeri import KKYangDatang
from adminduk.permohonan.formulir.orang_asing import AnggotaOrangAsing, JenisIzin, OrangBerizin, Sponsor
from adminduk.permohonan.formulir.tambahan import StatusRumah
from adminduk.register import Keperluan, Penduduk, contoh, untuk
from adminduk.register.contoh import DESA, HARI_INI, OPERATOR_FAKFAK, OPERATOR_MANOKWARI
from adminduk.register.orang_asing import orang_asing_berizin_sampai
from adminduk.register.perubahan import DokumenTerbit, DokumenTutup

pytestmark = pytest.mark.django_db(transaction=True)

KENJI = AnggotaOrangAsing(
    nama_lengkap="Kenji Mori", jenis_kelamin=JenisKelamin.LAKI_LAKI, tempat_lahir="Kyoto", negara="Jepang",
    tanggal_lahir=TanggalLahir(date(1985, 4, 1)), kewarganegaraan=Kewarganegaraan.WNA, no_paspor="TK1234567",
    tgl_akhir_paspor=date(2035, 1, 1), akta_lahir=Kepemilikan.TIDAK_ADA, gol_darah=GolonganDarah.TIDAK_TAHU,
    agama=Agama.BUDDHA, status_perkawinan=StatusKawin.BELUM_KAWIN, shdk=Shdk.KEPALA_KELUARGA,
    kelainan_fisik_mental=Kepemilikan.TIDAK_ADA, pendidikan=Pendidikan.STRATA_I, pekerjaan="15",
    tipe_sponsor=TipeSponsor.PERUSAHAAN, no_itas_itap=IZIN.nomor, tempat_terbit_itas_itap=IZIN.tempat_terbit,
    tgl_terbit_itas_itap=IZIN.tanggal_terbit, tgl_akhir_itas_itap=IZIN.tanggal_akhir,
    tempat_datang_pertama="Jakarta", tgl_datang_pertama=date(2026, 11, 8),
)  # fmt: skip
RUMAH = DataKeluarga(nama_kepala_keluarga="Kenji Mori", alamat="Jalan Pasir Putih 7", desa=DESA)
SPONSOR = Sponsor(tipe=TipeSponsor.PERUSAHAAN)


def jalankan(kode: str, pada: date, **isi: Any) -> tuple[list[str], int]:
    """Decide a case on the real register; return the documents it issued, and how many it closed."""
    layanan = katalog.ambil(kode)
    k = kasus(layanan, layanan.formulir(**isi), id=uuid4(), tanggal_pengajuan=pada, tanggal_keputusan=pada)
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus=str(k.id), pada=pada) as reg:
        catatan = reg.catat(layanan.laksanakan(k, reg).peristiwa)
    semua = [p for e in catatan.peristiwa for p in e.perubahan]
    return [p.jenis for p in semua if isinstance(p, DokumenTerbit)], sum(isinstance(p, DokumenTutup) for p in semua)


def kenji(tanggal: date) -> tuple[Penduduk, bool]:
    """Return him as the register knows him on a day, and whether he stands on a KK."""
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji", pada=tanggal) as reg:
        [orang] = reg.serupa("KENJI MORI", date(1985, 4, 1))
        return orang, reg.keluarga_dari(orang.id) is not None


def daftar_pekerjaan(tanggal: date, pelaku: Any = OPERATOR_MANOKWARI) -> list[tuple[UUID, Tindakan | None]]:
    with untuk(pelaku, Keperluan.PENCARIAN, pada=tanggal) as reg:
        semua = orang_asing_berizin_sampai(reg, hampir_berakhir(tanggal))
        kerja = [(o.id, pekerjaan(izin_tinggal(o.rinci), tanggal, ber_kk=o.ber_kk)) for o in semua]
    return [(id_, p.tindakan if p else None) for id_, p in kerja]


@pytest.fixture
def terdaftar(transactional_db: None) -> Pemohon:
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji") as reg:
        reg.catat([p for p in contoh.peristiwa_contoh() if p.jenis == "data_awal"][:2])
    terbit, _ = jalankan("BIO-OA", HARI_INI, izin=JenisIzin.ITAS, keluarga=RUMAH, anggota=(KENJI,), pernyataan=True)
    assert terbit == ["BIODATA_OA"]
    orang, _ = kenji(HARI_INI)
    assert orang.nik is not None
    return Pemohon(nama="Kenji Mori", nik=orang.nik)


def itas(pemohon: Pemohon, tanggal: date, izin: Any) -> tuple[list[str], int]:
    return jalankan(
        "OA-ITAS", tanggal, pemohon=pemohon, anggota=(OrangBerizin(nik=pemohon.nik, izin=izin),), sponsor=SPONSOR,
        alamat=ALAMAT, rumah=StatusRumah.SENDIRI,
    )  # fmt: skip


def test_dari_itas_ke_itap_pergi_dan_datang_lagi_dengan_nik_yang_sama(terdaftar):
    assert itas(terdaftar, HARI_INI, IZIN) == (["SKTT"], 0)
    diperpanjang = replace(IZIN, tanggal_terbit=date(2027, 10, 20), tanggal_akhir=date(2028, 11, 9))
    assert itas(terdaftar, date(2027, 10, 25), diperpanjang) == (["SKTT"], 1)

    itap, hari = replace(IZIN, tanggal_terbit=date(2028, 5, 2), tanggal_akhir=date(2033, 5, 1)), date(2028, 5, 10)
    beralih = YangBeralih(nik=terdaftar.nik, izin=itap, shdk=Shdk.KEPALA_KELUARGA)
    alih = {"pemohon": terdaftar, "anggota": (beralih,), "kk": KKYangDatang.BARU, "alamat": ALAMAT}
    terbit, ditutup = jalankan("OA-ITAS-ITAP", hari, **alih)
    assert (sorted(terbit), ditutup) == (["BUKTI_KTP_EL", "KK"], 1)
    assert kenji(hari)[1]

    lagi, hari = replace(itap, tanggal_terbit=date(2033, 3, 1), tanggal_akhir=date(2038, 5, 1)), date(2033, 3, 5)
    terbit, ditutup = jalankan("KTP-OA", hari, pemohon=terdaftar, jenis=JenisKtpOA.PERPANJANG, izin=lagi)
    assert (sorted(terbit), ditutup) == (["BUKTI_KTP_EL", "KK"], 2)
    assert kenji(hari)[0].rinci["ktp_el_sampai"] == "2038-05-01"

    hari = date(2034, 1, 5)
    pergi = (OrangAsingPergi(nik=terdaftar.nik),)
    tujuan = {"negara": "Jepang", "tanggal": hari + timedelta(days=20)}
    assert jalankan("OA-KELUAR", hari, pemohon=terdaftar, anggota=pergi, **tujuan) == ([], 3)  # KK, receipt, biodata
    orang, ber_kk = kenji(hari)
    assert (orang.status, ber_kk) == (StatusPenduduk.PINDAH_LN, False)

    hari = date(2036, 2, 1)
    baru = replace(IZIN, nomor="2C99", tanggal_terbit=hari, tanggal_akhir=date(2039, 1, 31))
    assert itas(terdaftar, hari, baru)[0] == ["SKTT"]
    orang, ber_kk = kenji(hari)
    assert (orang.status, orang.nik, ber_kk) == (StatusPenduduk.AKTIF, terdaftar.nik, False)


def test_daftar_pekerjaan_memuat_yang_hampir_berakhir_dan_yang_sudah(terdaftar):
    itas(terdaftar, HARI_INI, IZIN)
    orang, _ = kenji(HARI_INI)
    akhir = IZIN.tanggal_akhir

    assert daftar_pekerjaan(akhir - timedelta(days=31)) == []
    assert daftar_pekerjaan(akhir - timedelta(days=30)) == [(orang.id, Tindakan.PERPANJANG_SKTT)]
    assert daftar_pekerjaan(akhir) == [(orang.id, Tindakan.PERPANJANG_SKTT)]
    assert daftar_pekerjaan(akhir + timedelta(days=1)) == [(orang.id, Tindakan.BERAKHIR)]
    assert daftar_pekerjaan(akhir, OPERATOR_FAKFAK) == []


def test_siapa_yang_ada_dalam_daftar_pekerjaan_tercatat_dalam_jejak(terdaftar, pemilik):
    orang, _ = kenji(HARI_INI)
    daftar_pekerjaan(IZIN.tanggal_akhir)

    tercatat = pemilik.execute(
        "select keperluan, subjek from jejak_akses where tindakan = 'izin tinggal' order by pada desc limit 1"
    ).fetchone()
    assert tercatat == (Keperluan.PENCARIAN, [orang.id])
