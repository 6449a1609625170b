"""Rules about citizenship: who changes it, on which KK, and by when a child with two must have chosen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from adminduk.dasar.hukum import PERPRES_96_2018, UU_12_2006, UU_23_2006, Keyakinan
from adminduk.dasar.tanggal import ulang_tahun
from adminduk.permohonan.aturan import akta, kedatangan
from adminduk.permohonan.aturan.keluarga import tolak_tanpa_kepala
from adminduk.permohonan.aturan.orang_asing import JENIS_IZIN, SAMPAI_KTP_EL, di_sini, tanpa_tinggal
from adminduk.permohonan.formulir.kewarganegaraan import TempatAkta
from adminduk.permohonan.kepergian import tanpa_kartu
from adminduk.permohonan.layanan import Kasus, Tolak
from adminduk.register.isi import Penduduk, Register

DASAR_MENJADI_WNI = PERPRES_96_2018.pasal(54)
DASAR_LAPOR_WNI = UU_23_2006.pasal(53, keyakinan=Keyakinan.DIINGAT)
DASAR_MENJADI_WNA = UU_23_2006.pasal(55)
DASAR_GANDA = UU_23_2006.pasal(54)
DASAR_GANDA_CATAT = PERPRES_96_2018.butir("Anak berkewarganegaraan ganda")
DASAR_ANAK_GANDA = UU_12_2006.pasal(5, keyakinan=Keyakinan.DIINGAT)
DASAR_PILIH = UU_12_2006.pasal(6, keyakinan=Keyakinan.DIINGAT)
DASAR_KONVERSI = UU_23_2006.butir("Konversi data WNI menjadi orang asing", keyakinan=Keyakinan.DIINGAT)

BATAS_LAPOR_HARI = 14  # UU 23/2006 Pasal 53 to 55; [I] for becoming a citizen or a foreigner
USIA_PILIH = 18  # UU 12/2006 Pasal 6 ayat (1), in force since 1 August 2006; or the day of a marriage before it
TAHUN_PILIH = 3  # UU 12/2006 Pasal 6 ayat (3): the choice is made so many years after that at the latest

NO_SERTIFIKAT, TGL_SERTIFIKAT = "no_sertifikat_ganda", "tgl_sertifikat_ganda"
_IZIN = {
    JENIS_IZIN, SAMPAI_KTP_EL, "no_itas_itap", "tempat_terbit_itas_itap", "tgl_terbit_itas_itap", "tgl_akhir_itas_itap",
    "nama_sponsor", "tipe_sponsor", "alamat_sponsor", "tempat_datang_pertama", "tgl_datang_pertama",
}  # fmt: skip
_PASPOR_ASING = {"negara", "no_paspor", "tgl_akhir_paspor"}
_SERTIFIKAT = {NO_SERTIFIKAT, TGL_SERTIFIKAT}


class Tenggat(NamedTuple):
    """The days between which a choice is made; the last of them counts."""

    mulai: date
    sampai: date


def tenggat_pilih(lahir: date, kawin: date | None = None) -> Tenggat:
    """Return when somebody with two citizenships chooses one: from eighteen or from a marriage before that.

    >>> tenggat_pilih(date(2008, 2, 29))
    Tenggat(mulai=datetime.date(2026, 3, 1), sampai=datetime.date(2029, 3, 1))
    >>> tenggat_pilih(date(2008, 5, 1), date(2025, 1, 10)).sampai
    datetime.date(2028, 1, 10)
    """
    dewasa = ulang_tahun(lahir, USIA_PILIH)
    mulai = min(dewasa, kawin) if kawin else dewasa
    return Tenggat(mulai, ulang_tahun(mulai, TAHUN_PILIH))


def tenggat_orang(orang: Penduduk) -> Tenggat:
    kawin = orang.rinci.get("tgl_perkawinan") if orang.status_kawin.pernah_kawin else None
    return tenggat_pilih(orang.tanggal_lahir, date.fromisoformat(kawin) if kawin else None)


class TindakanGanda(StrEnum):
    """What is to be done about somebody who has to choose; the words are those of the worklist."""

    INGATKAN = "Tenggat memilih tiba dalam setahun: ingatkan, lalu catat pilihannya."
    LEWAT = "Tenggat memilih sudah lewat: catat pilihan yang dibuat tepat waktu, atau bahwa ia tidak memilih."


def tindakan_ganda(tenggat: Tenggat, pada: date) -> TindakanGanda | None:
    """Return what there is to do, None while more than a year is left."""
    if pada > tenggat.sampai:
        return TindakanGanda.LEWAT
    return TindakanGanda.INGATKAN if tenggat.sampai <= ulang_tahun(pada, 1) else None


def lahir_yang_tenggatnya_dekat(pada: date) -> date:
    """Return the last birth date of those, never married, whose time to choose ends within a year.

    >>> tenggat_pilih(lahir_yang_tenggatnya_dekat(date(2026, 11, 23))).sampai
    datetime.date(2027, 11, 23)
    """
    return ulang_tahun(pada, 1 - USIA_PILIH - TAHUN_PILIH)


def tanpa_izin(rinci: Mapping[str, Any]) -> dict[str, Any]:
    """Return the details of who needs no permit any more: a citizen, or a child with two citizenships, on a KK."""
    sisa = tanpa_tinggal(di_sini(tanpa_kartu(rinci)))
    return {k: v for k, v in sisa.items() if k not in _IZIN}


def rinci_wni(rinci: Mapping[str, Any], no_sk: str) -> dict[str, Any]:
    """Return the details of a new citizen: element 14 instead of permit, sponsor and foreign passport."""
    sisa = {k: v for k, v in tanpa_izin(rinci).items() if k not in _PASPOR_ASING | _SERTIFIKAT}
    return sisa | {"no_sk_penetapan_wni": no_sk}


def rinci_wna(rinci: Mapping[str, Any], negara: str) -> dict[str, Any]:
    """Return the details of a foreigner who was a citizen: the cards of a citizen are withdrawn."""
    sisa = {k: v for k, v in tanpa_kartu(rinci).items() if k not in _PASPOR_ASING | _SERTIFIKAT}
    return sisa | {"negara": negara.upper()}


def yang_bersangkutan(kasus: Kasus[Any], register: Register) -> Penduduk | None:
    """Return the resident of this office whom the form names, also one whose NIK sleeps."""
    orang = register.orang_ber_nik(kasus.formulir.nik)
    return orang if orang and orang.kab == kasus.kab else None


def akta_kantor_ini_ditemukan(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Akta yang disebut terbitan kantor ini memang miliknya; akta lain dinyatakan dengan surat keterangan."""
    if kasus.formulir.subjek.tempat_akta is not TempatAkta.KANTOR_INI or yang_bersangkutan(kasus, register) is None:
        return None
    return akta.akta_ditemukan(kasus, register)


def kk_ditentukan(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Yang belum tercantum pada KK menyebut KK-nya; yang sudah tercantum tetap di sana."""
    orang, disebut = yang_bersangkutan(kasus, register), kasus.formulir.kk is not None
    if orang is None:
        return None
    ada = register.keluarga_dari(orang.id) is not None
    if ada and disebut:
        return Tolak("Ia sudah tercantum pada sebuah KK.", "Kosongkan KK; KK-nya diubah dengan sendirinya.", isian="kk")
    if not ada and not disebut:
        return Tolak("Ia belum tercantum pada KK.", "Pilih KK baru, atau KK yang ditumpangi.", isian="kk")
    return None


def hubungan_dalam_kk_serasi(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Hubungannya dalam KK yang dituju sesuai: KK baru dikepalai orang dewasa, yang menumpang bukan kepala."""
    return kedatangan.hubungan_yang_datang_serasi(kasus, register) if kasus.formulir.anggota else None


def yang_tinggal_berkepala_dewasa(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Bila yang keluar kepala keluarga, di antara yang tinggal ada yang dapat menjadi kepala keluarga."""
    orang = yang_bersangkutan(kasus, register)
    keluarga = register.keluarga_dari(orang.id) if orang else None
    pergi = [orang.id] if orang else []
    return tolak_tanpa_kepala(keluarga, pergi, kasus.tanggal_pengajuan, "subjek.nik")


def terlambat(sejak: date, kasus: Kasus[Any]) -> tuple[str, ...]:
    """Say that the report came late; the fourteenth day is on time, and a late report is recorded."""
    lewat = (kasus.tanggal_pengajuan - sejak).days > BATAS_LAPOR_HARI
    return ("Dilaporkan lewat 14 hari.",) if lewat else ()
