"""The door on a real PostgreSQL, with the rights of the web role."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connection, transaction
from psycopg import errors

from adminduk.dasar.kode import Shdk, StatusPenduduk
from adminduk.dasar.nik import NIK
from adminduk.register import Keperluan, Pelaku, Peran, Peristiwa, PintuTertutup, Subjek, contoh, untuk
from adminduk.register.akibat import akibat_kematian, daftar_ikatan
from adminduk.register.contoh import (
    DINA,
    MARTHA,
    OPERATOR_FAKFAK,
    OPERATOR_MANOKWARI,
    RUMBIAK,
    SENDIRI,
    SEORANG_DIRI,
    YOSEP,
)
from adminduk.register.jenis import JenisTidakDikenal
from adminduk.register.jurnal import hitung_daun
from adminduk.register.peristiwa import TANPA_ID
from adminduk.register.perubahan import (
    AktaCatat,
    AnggotaKeluar,
    AnggotaMasuk,
    CatatanPinggir,
    DokumenTerbit,
    DokumenTutup,
    NikBaru,
    NikTerbit,
    OrangUbah,
    Perubahan,
)
from adminduk.register.pintu import TanpaKasus

pytestmark = pytest.mark.django_db

PELAYANAN = Keperluan.PELAYANAN
AUDITOR = Pelaku(UUID(int=409), "Auditor", Peran.AUDITOR, (9202,))


def peristiwa(*perubahan: Perubahan, subjek: tuple[UUID, ...] = (), terjadi: date = date(2026, 11, 20)) -> Peristiwa:
    return Peristiwa(
        TANPA_ID,
        "dokumen_ganti",
        1,
        "uji",
        terjadi,
        tuple(Subjek(s, "subjek") for s in subjek),
        {"sebab": "uji"},
        perubahan,
    )


@pytest.fixture(autouse=True)
def pemeran(db: None) -> None:
    with untuk(OPERATOR_MANOKWARI, PELAYANAN, kasus="uji") as reg:
        reg.catat(contoh.peristiwa_contoh())


def test_register_memberi_nilai_yang_sama_dengan_register_memori():
    memori = contoh.register_contoh()

    with untuk(OPERATOR_MANOKWARI, PELAYANAN, kasus="uji") as reg:
        assert reg.keluarga(RUMBIAK) == memori.keluarga(RUMBIAK)
        assert reg.orang_ber_nik(contoh.NIK_MARTHA) == contoh.ORANG_MARTHA
        assert reg.keluarga_dari(DINA) == contoh.KELUARGA_RUMBIAK
        assert reg.keluarga_bernomor(contoh.NOMOR_KK) == contoh.KELUARGA_RUMBIAK
        assert reg.perkawinan_dari(MARTHA) == memori.perkawinan_dari(MARTHA)
        assert reg.anak_dari_ibu(MARTHA) == (contoh.ORANG_DINA,)
        assert reg.dokumen_berlaku(keluarga=RUMBIAK) == memori.dokumen_berlaku(keluarga=RUMBIAK)


def test_petugas_wilayah_lain_tidak_melihat_apa_pun():
    with untuk(OPERATOR_FAKFAK, PELAYANAN, kasus="uji") as reg:
        assert reg.orang_ber_nik(contoh.NIK_MARTHA) is None
        assert reg.orang_ber_nik(NIK("9202125506990099")) is None
        assert reg.keluarga(RUMBIAK) is None
        assert reg.cari("Martha Mandacan") == []
        assert reg.peristiwa_dari(MARTHA) == []


def test_tanpa_pintu_peran_web_melihat_nol_baris():
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('app.kab', '', true)")
        for tabel in ("penduduk", "keluarga", "keanggotaan", "peristiwa", "peristiwa_isi", "token_nama", "dokumen"):
            cursor.execute(f"select count(*) from {tabel}")
            assert cursor.fetchone() == (0,), tabel


@pytest.mark.parametrize(
    "perintah",
    [
        "update peristiwa set dasar = 'x'",
        "delete from peristiwa",
        "update peristiwa_isi set isi = ''",
        "truncate peristiwa",
        "delete from penduduk",
        "update penduduk set nama = 'X'",
        "select * from nik",
        "select * from jejak_akses",
        "insert into segel_kepala values (1, '', '', now(), '', '')",
        "drop table penduduk",
        "alter table penduduk disable row level security",
    ],
)
def test_peran_web_tidak_dapat(perintah):
    with pytest.raises(psycopg.errors.InsufficientPrivilege), transaction.atomic():
        connection.connection.execute(perintah)


def test_pintu_menolak_peran_yang_tidak_berhak_dan_akun_tanpa_wilayah():
    with pytest.raises(PintuTertutup, match="auditor tidak membuka"), untuk(AUDITOR, PELAYANAN, kasus="uji"):
        pass
    with pytest.raises(PintuTertutup, match="ditempatkan"), untuk(replace(OPERATOR_FAKFAK, kab=()), PELAYANAN):
        pass


def test_penduduk_hanya_melihat_keluarganya():
    with untuk(contoh.WARGA_MARTHA, Keperluan.DATA_SENDIRI) as reg:
        assert reg.keluarga(RUMBIAK) == contoh.KELUARGA_RUMBIAK
        assert reg.penduduk(SEORANG_DIRI) is None
        assert reg.keluarga(SENDIRI) is None


def test_petugas_desa_hanya_membuka_keluarga_desanya():
    petugas = Pelaku(UUID(int=410), "Petugas desa", Peran.DESA, (contoh.MANOKWARI,), desa=contoh.DESA)
    with untuk(petugas, PELAYANAN, kasus="uji") as reg:
        assert reg.keluarga(RUMBIAK) == contoh.KELUARGA_RUMBIAK
        assert reg.dokumen_berlaku(keluarga=RUMBIAK)
    with untuk(replace(petugas, desa=contoh.DESA + 1), PELAYANAN, kasus="uji") as reg:
        assert reg.penduduk(MARTHA) == contoh.ORANG_MARTHA  # a person is of the district
        assert reg.keluarga(RUMBIAK) is None
        assert reg.keluarga_dari(MARTHA) is None
        assert reg.keluarga_bernomor(contoh.NOMOR_KK) is None
        assert reg.dokumen_berlaku(keluarga=RUMBIAK) == ()
    with untuk(OPERATOR_MANOKWARI, PELAYANAN, kasus="uji") as reg:
        assert reg.keluarga(RUMBIAK) is not None
    with pytest.raises(PintuTertutup, match="desa/kelurahan"), untuk(replace(petugas, desa=None), PELAYANAN):
        pass


def jejak_martha(orang: UUID = MARTHA) -> list[tuple[str, ...]]:
    with untuk(contoh.WARGA_MARTHA, Keperluan.DATA_SENDIRI) as reg:
        return [(j["keperluan"], j["kasus"], j["tindakan"], j["peran"]) for j in reg.jejak_akses(orang)]


def test_bacaan_tercatat_dalam_transaksi_yang_sama_dan_terlihat_orangnya_saja():
    with untuk(OPERATOR_MANOKWARI, PELAYANAN, kasus="uji-1") as reg:
        reg.penduduk(MARTHA)
        reg.penduduk(YOSEP)

    assert jejak_martha() == [("pelayanan permohonan", "uji-1", "baca", "operator")]
    assert jejak_martha(YOSEP) == [], "jejak suaminya bukan miliknya"


def test_tanpa_kasus_tidak_ada_bacaan_untuk_pelayanan():
    with pytest.raises(TanpaKasus), untuk(OPERATOR_MANOKWARI, PELAYANAN) as reg:
        reg.penduduk(MARTHA)
    with untuk(OPERATOR_MANOKWARI, PELAYANAN) as reg:
        assert reg.penduduk(UUID(int=99)) is None, "yang tidak terbaca tidak perlu kasus"
    with untuk(OPERATOR_MANOKWARI, Keperluan.PENCARIAN) as reg:
        assert reg.cari("Martha Mandacan")

    assert [j[:3] for j in jejak_martha()] == [("pencarian penduduk untuk pelayanan", "", "cari")]


def test_basis_data_pun_menolak_bacaan_tanpa_kasus():
    with (
        untuk(OPERATOR_MANOKWARI, PELAYANAN),
        pytest.raises(errors.CheckViolation, match="berkasus"),
        transaction.atomic(),
    ):
        connection.connection.execute(
            """insert into jejak_akses (pelaku, peran, kab, keperluan, kasus, tindakan, subjek)
               values (gen_random_uuid(), 'operator', 9202, 'pelayanan permohonan', '', 'baca', '{}')"""
        )


def test_beralih_keperluan_mencatat_tiap_bacaan_pada_keperluannya():
    with untuk(OPERATOR_MANOKWARI, Keperluan.PENCARIAN) as reg:
        reg.daftar_penduduk([MARTHA], tindakan="cari")
        reg.alaskan(PELAYANAN, "uji-2")
        reg.penduduk(MARTHA)
        with pytest.raises(PintuTertutup):
            reg.alaskan(Keperluan.DATA_SENDIRI)

    assert {j[:3] for j in jejak_martha()} == {
        ("pencarian penduduk untuk pelayanan", "", "cari"),
        ("pelayanan permohonan", "uji-2", "baca"),
    }


def test_seorang_tidak_dapat_berada_pada_dua_kk():
    with (
        untuk(OPERATOR_MANOKWARI, PELAYANAN, kasus="uji") as reg,
        pytest.raises(errors.ExclusionViolation, match="satu_kk"),
        transaction.atomic(),
    ):
        reg.catat([peristiwa(AnggotaMasuk(DINA, SENDIRI, date(2020, 1, 1), Shdk.FAMILI_LAIN, contoh.DESA))])


def test_kk_tidak_dapat_berkepala_dua():
    pindah = peristiwa(
        AnggotaKeluar(DINA, date(2020, 1, 1)),
        AnggotaMasuk(DINA, SENDIRI, date(2020, 1, 1), Shdk.KEPALA_KELUARGA, contoh.DESA),
    )
    with (
        untuk(OPERATOR_MANOKWARI, PELAYANAN, kasus="uji") as reg,
        pytest.raises(errors.ExclusionViolation, match="satu_kepala"),
        transaction.atomic(),
    ):
        reg.catat([pindah])


def test_nik_tidak_pernah_diberikan_dua_kali():
    with (
        untuk(OPERATOR_MANOKWARI, PELAYANAN, kasus="uji") as reg,
        pytest.raises(errors.UniqueViolation, match="nik_pkey"),
        transaction.atomic(),
    ):
        reg.catat([peristiwa(NikTerbit(contoh.NIK_DINA.lengkap, uuid4(), date(2026, 1, 1)))])


def test_nomor_berurut_tanpa_celah_dan_kembar_mendapat_nomor_berbeda():
    lahir = date(2026, 11, 2)

    def nomor(*tanda: str) -> list[str]:
        with untuk(OPERATOR_MANOKWARI, PELAYANAN, kasus="uji") as reg:
            nik = [NikBaru(920212, lahir, True, t) for t in tanda]
            catatan = reg.catat([peristiwa(*(NikTerbit(n, uuid4(), lahir) for n in nik))])
            return [catatan.nomor[n] for n in nik]

    assert nomor("a", "b") == ["9202124211260001", "9202124211260002"]
    assert nomor("c") == ["9202124211260003"]


def _terbitkan_lalu_gagal(nik: NikBaru) -> None:
    with untuk(OPERATOR_MANOKWARI, PELAYANAN, kasus="uji") as reg:
        reg.catat([peristiwa(NikTerbit(nik, uuid4(), date(2026, 11, 2)))])
        raise RuntimeError


def test_nomor_kembali_bila_transaksi_batal():
    nik = NikBaru(920212, date(2026, 11, 2), True, "a")
    with pytest.raises(RuntimeError):
        _terbitkan_lalu_gagal(nik)

    with untuk(OPERATOR_MANOKWARI, PELAYANAN, kasus="uji") as reg:
        assert reg.catat([peristiwa(NikTerbit(nik, uuid4(), date(2026, 11, 2)))]).nomor[nik].endswith("0001")


def test_jenis_peristiwa_yang_tidak_dikenal_ditolak():
    asing = replace(peristiwa(), jenis="karangan")

    with untuk(OPERATOR_MANOKWARI, PELAYANAN, kasus="uji") as reg, pytest.raises(JenisTidakDikenal, match="karangan"):
        reg.catat([asing])


def test_keadaan_menurut_kedua_sumbu_waktu():
    sebelum = datetime.now(UTC)
    wafat = date(2026, 3, 1)
    with untuk(OPERATOR_MANOKWARI, PELAYANAN, kasus="uji") as reg:
        p, k = contoh.ORANG_YOSEP, contoh.KELUARGA_RUMBIAK
        akibat = akibat_kematian(p, k, daftar_ikatan(reg, YOSEP), wafat, contoh.HARI_INI, MARTHA)
        reg.catat([peristiwa(*akibat, subjek=(YOSEP, MARTHA, RUMBIAK))])

    def kepala(pada: date, diketahui: datetime | None = None) -> str:
        with untuk(OPERATOR_MANOKWARI, PELAYANAN, kasus="uji", pada=pada, diketahui=diketahui) as reg:
            keluarga = reg.keluarga(RUMBIAK)
            assert keluarga and keluarga.kepala
            return keluarga.kepala.penduduk.nama

    assert kepala(wafat - timedelta(days=1)) == "YOSEP RUMBIAK"
    assert kepala(wafat) == "MARTHA MANDACAN"
    # "What did we know then about that day": before the death was recorded, Yosep was the head on it too.
    assert kepala(wafat, sebelum) == "YOSEP RUMBIAK"
    with untuk(OPERATOR_MANOKWARI, PELAYANAN, kasus="uji") as reg:
        assert reg.orang_ber_nik(contoh.NIK_YOSEP).status is StatusPenduduk.MENINGGAL
        assert reg.keluarga(RUMBIAK).nomor != contoh.NOMOR_KK
        assert reg.keluarga_bernomor(contoh.NOMOR_KK) is None
        assert [p.jenis for p in reg.peristiwa_dari(YOSEP)] == ["data_awal", "dokumen_ganti"]


def test_satu_keadaan_pada_satu_saat_setelah_banyak_perubahan():
    with untuk(OPERATOR_MANOKWARI, PELAYANAN, kasus="uji") as reg:
        for sejak, pendidikan in (
            (date(2030, 1, 1), "STRATA II"),
            (date(2028, 1, 1), "DIPLOMA I/II"),
            (date(2029, 1, 1), "STRATA III"),
        ):
            reg.catat([peristiwa(OrangUbah(DINA, sejak, {"pendidikan": pendidikan}), subjek=(DINA,))])

    def pendidikan(tahun: int) -> str:
        with untuk(OPERATOR_MANOKWARI, PELAYANAN, kasus="uji", pada=date(tahun, 6, 1)) as reg:
            return reg.penduduk(DINA).pendidikan

    # A later word about the time from 2029 on also covers what was said before about 2030.
    assert [pendidikan(t) for t in (2027, 2028, 2029, 2030)] == [
        "SLTA/SEDERAJAT",
        "DIPLOMA I/II",
        "STRATA III",
        "STRATA III",
    ]


def test_cari_menemukan_ejaan_lama_dan_menyempit_dengan_tanggal_lahir():
    with untuk(OPERATOR_MANOKWARI, Keperluan.PENCARIAN) as reg:
        assert reg.cari("Jusep Roembiak")[0].penduduk.id == YOSEP
        assert [t.penduduk.id for t in reg.cari("Rumbiak", lahir=date(2015, 11, 20))] == [DINA]
        assert reg.cari("Rumbiak", tahun=1901) == []


def test_akta_dibaca_dari_kutipannya_dengan_catatan_pinggir_dan_tanpa_yang_dicabut():
    akta, pertama, kedua, hari = UUID(int=801), UUID(int=802), UUID(int=803), date(2026, 11, 23)
    nomor, isi = "9202-LU-23112026-0007", {"nama": "DINA RUMBIAK"}
    with untuk(OPERATOR_MANOKWARI, PELAYANAN, kasus="uji") as reg:
        reg.catat(
            [
                peristiwa(
                    AktaCatat(akta, "KELAHIRAN", nomor, hari, 9202, isi),
                    DokumenTerbit(pertama, "AKTA_KELAHIRAN", nomor, hari, 9202, isi, DINA, None, akta),
                    subjek=(DINA,),
                )
            ]
        )
        assert [(a.id, a.catatan) for a in reg.akta_dari(DINA)] == [(akta, ())]
        baru = {"nama": "DINA MARIA RUMBIAK"}
        reg.catat(
            [
                peristiwa(
                    CatatanPinggir(UUID(int=804), akta, "CP.1", hari, 9202, {"teks": "Nama diubah."}),
                    DokumenTutup(pertama, hari, "kutipan dicabut", kedua),
                    DokumenTerbit(kedua, "AKTA_KELAHIRAN", nomor, hari, 9202, baru, DINA, None, akta),
                    subjek=(DINA,),
                )
            ]
        )
        satu = reg.akta_bernomor(nomor)
        assert satu is not None and satu == reg.akta(akta)
        assert (satu.isi, [d.id for d in satu.kutipan]) == (baru, [kedua])
        assert [(c.kode, c.tanggal, c.teks) for c in satu.catatan] == [("CP.1", hari, "Nama diubah.")]
        assert reg.akta_dari(MARTHA) == () and reg.akta_bernomor("9202-LU-23112026-0099") is None


def test_nama_lama_dan_baru_ditemukan_dengan_tanggal_lahir_yang_dibetulkan():
    lahir = date(1985, 8, 2)
    with untuk(OPERATOR_MANOKWARI, PELAYANAN, kasus="uji") as reg:
        for isi in ({"nama": "MARIA MANDACAN"}, {"lahir": lahir}):
            reg.catat([peristiwa(OrangUbah(MARTHA, date(2026, 11, 23), isi), subjek=(MARTHA,))])
        for nama in ("Maria Mandacan", "Martha Mandacan"):
            assert [t.penduduk.id for t in reg.cari(nama, lahir=lahir)] == [MARTHA]


def test_daun_di_basis_data_sama_dengan_hitungan_kita(sambung_sebagai: Callable[[str], Any]):
    with untuk(OPERATOR_MANOKWARI, PELAYANAN, kasus="uji") as reg:
        baris = reg._tanya(
            """select p.id, urut, jenis, versi, p.kab, pelaku, dasar, terjadi, p.tercatat, permohonan, subjek, peran,
                      daun,
                      garam, isi from peristiwa p join peristiwa_isi i on i.peristiwa = p.id"""
        )

    assert len(baris) == 2
    assert all(hitung_daun(b[:12], b[13], b[14]) == b[12] for b in baris)
