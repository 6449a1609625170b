"""Akibat sebuah keputusan, dibaca dari perubahan saja: tanpa basis data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from adminduk.permohonan.pratinjau import AkibatKeluarga, akibat, sentuhan, sidik_dasar
from adminduk.register import contoh
from adminduk.register.contoh import DINA, HARI_INI, MANOKWARI, MARTHA, RUMBIAK, SENDIRI, SEORANG_DIRI, YOSEP
from adminduk.register.isi import RegisterMemori
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import (
    AnggotaKeluar,
    AnggotaMasuk,
    AnggotaUbah,
    DokumenTutup,
    KawinSelesai,
    KeluargaBaru,
    KeluargaNomor,
    KeluargaTutup,
    KeluargaUbah,
    NikBaru,
    NikTerbit,
    NomorKKBaru,
    OrangBaru,
    OrangUbah,
    Perubahan,
)

BARU, BAYI = UUID(int=901), UUID(int=902)
NOMOR = NomorKKBaru(920212, HARI_INI)


@pytest.fixture
def register() -> RegisterMemori:
    return contoh.register_contoh()


def peristiwa(*perubahan: Perubahan, subjek: tuple[UUID, ...] = ()) -> list[Peristiwa]:
    tentang = tuple(Subjek(s, "subjek") for s in subjek)
    return [Peristiwa(TANPA_ID, "uji", 1, "uji", HARI_INI, tentang, {}, perubahan)]


def keluarga(register: RegisterMemori, *perubahan: Perubahan) -> list[AkibatKeluarga]:
    return list(akibat(peristiwa(*perubahan), register).keluarga)


def test_pindah_ke_kk_baru_tampak_di_kedua_keluarga(register):
    asal, tujuan = keluarga(
        register,
        AnggotaKeluar(DINA, HARI_INI),
        KeluargaBaru(BARU, HARI_INI, NOMOR, {"alamat": "JALAN BARU"}),
        AnggotaMasuk(DINA, BARU, HARI_INI, "KEPALA KELUARGA", contoh.DESA),
    )

    assert (asal.nomor, asal.keluar) == (contoh.NOMOR_KK.lengkap, [(contoh.ORANG_DINA.nama, "ANAK")])
    assert (tujuan.nomor, tujuan.baru) == ("nomor baru", True)
    assert tujuan.masuk == [(contoh.ORANG_DINA.nama, "KEPALA KELUARGA")]
    assert tujuan.alamat == {"alamat": "JALAN BARU"}


def test_ganti_kepala_menyebut_hubungan_lama_dan_baru_serta_kedua_nomor(register):
    [satu] = keluarga(
        register, KeluargaNomor(RUMBIAK, HARI_INI, NOMOR), AnggotaUbah(MARTHA, HARI_INI, "KEPALA KELUARGA")
    )

    assert (satu.nomor_lama, satu.nomor) == (contoh.NOMOR_KK.lengkap, "nomor baru")
    assert satu.berubah == [(contoh.ORANG_MARTHA.nama, "ISTRI", "KEPALA KELUARGA")]


def test_keluarga_tanpa_anggota_ditutup(register):
    [satu] = keluarga(register, AnggotaKeluar(SEORANG_DIRI, HARI_INI), KeluargaTutup(SENDIRI, HARI_INI))

    assert satu.ditutup
    assert satu.keluar == [(contoh.ORANG_SENDIRI.nama, "KEPALA KELUARGA")]


def test_elemen_yang_berubah_disebut_dengan_nilai_lama_dan_yang_sama_tidak(register):
    [martha] = akibat(
        peristiwa(OrangUbah(MARTHA, HARI_INI, {"status_kawin": "CERAI MATI", "agama": "KRISTEN"})), register
    ).orang

    assert martha.isi == (("status_kawin", "KAWIN TERCATAT", "CERAI MATI"),)


def test_orang_baru_dan_nik_yang_akan_terbit(register):
    nik = NikBaru(920212, date(2026, 11, 2), True, "a")
    [bayi] = akibat(
        peristiwa(OrangBaru(BAYI, HARI_INI, MANOKWARI, {"nama": "MARIA"}), NikTerbit(nik, BAYI, HARI_INI)), register
    ).orang

    assert (bayi.nama, bayi.baru, bayi.nik) == ("MARIA", True, "nomor baru")


def test_perkawinan_yang_berakhir_dan_dokumen_yang_ditarik(register):
    hasil = akibat(
        peristiwa(
            KawinSelesai(contoh.PERKAWINAN, HARI_INI),
            DokumenTutup(contoh.KK_RUMBIAK, HARI_INI, "diganti"),
            subjek=(YOSEP, RUMBIAK),
        ),
        register,
    )

    assert hasil.perkawinan == (f"{contoh.ORANG_YOSEP.nama} dan {contoh.ORANG_MARTHA.nama}: berakhir",)


def test_sentuhan_memisahkan_yang_baru(register):
    disentuh = sentuhan(
        peristiwa(
            KeluargaBaru(BARU, HARI_INI, NOMOR, {}),
            AnggotaMasuk(DINA, BARU, HARI_INI, "ANAK", contoh.DESA),
            KeluargaUbah(RUMBIAK, HARI_INI, {}),
            subjek=(MARTHA, RUMBIAK),
        )
    )

    assert (disentuh.orang, disentuh.keluarga, disentuh.baru) == ({DINA, MARTHA}, {RUMBIAK}, {BARU})


def test_sidik_dasar_berubah_bila_serumah_berubah_dan_tidak_bila_keluarga_lain(register):
    disentuh = sentuhan(peristiwa(subjek=(MARTHA,)))
    semula = sidik_dasar(disentuh, register)

    register.tambah(replace(contoh.KELUARGA_SENDIRI, alamat="LAIN"))
    assert sidik_dasar(disentuh, register) == semula
    register.tambah(replace(contoh.KELUARGA_RUMBIAK, alamat="LAIN"))
    assert sidik_dasar(disentuh, register) != semula
