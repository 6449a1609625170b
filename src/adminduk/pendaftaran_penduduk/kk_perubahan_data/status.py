"""Status kawin orang Islam pada KK yang susunannya tetap: buku nikah KUA, akta cerai Pengadilan Agama.

Perkawinan dan perceraian orang Islam tidak dicatat dengan akta di sini (UU 23/2006 Pasal 8 ayat (2)); suratnya yang
mengubah KK. Suami atau istri yang penduduk daerah lain tidak ditulis NIK-nya: kantornya sendiri yang mengubah KK-nya.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from adminduk.dasar.hukum import UU_23_2006, Keyakinan
from adminduk.dasar.kode import Agama, JenisKelamin, StatusPenduduk
from adminduk.dasar.nik import NIK
from adminduk.permohonan import Kasus, Tolak
from adminduk.permohonan.aturan.perkawinan import suami_istri
from adminduk.permohonan.isian import isian
from adminduk.register.akibat import (
    cerai,
    daftar_ikatan,
    kawin,
    kawin_seorang,
    orang_sesudah,
    pasangan_kepala,
)
from adminduk.register.isi import Penduduk, Perkawinan, Register
from adminduk.register.perubahan import KawinSelesai, OrangUbah, Perubahan

DASAR_KUA = UU_23_2006.pasal(8, ayat=2, keyakinan=Keyakinan.DIINGAT)


class BuktiAgama(StrEnum):
    BUKU_NIKAH = "Buku nikah dari KUA"
    AKTA_CERAI = "Akta cerai dari Pengadilan Agama"


@dataclass(frozen=True)
class StatusKawinBaru:
    bukti: BuktiAgama = isian("Bukti")
    nik: NIK = isian("NIK anggota KK yang kawin atau bercerai")
    nik_pasangan: NIK | None = isian(
        "NIK suami atau istrinya", "Kosongkan bila ia penduduk kabupaten/kota lain.", wajib=False
    )
    nomor: str = isian("Nomor buku nikah atau akta cerai", panjang=50)
    tanggal: date = isian("Tanggal perkawinan atau perceraian")

    @property
    def kawin(self) -> bool:
        return self.bukti is BuktiAgama.BUKU_NIKAH


def _diri(kasus: Kasus[Any], register: Register) -> Penduduk | None:
    """Return the member of the card whose status changes."""
    f = kasus.formulir
    keluarga, orang = register.keluarga_bernomor(f.no_kk), register.orang_ber_nik(f.status.nik)
    ada = keluarga is not None and orang is not None and keluarga.cari(orang.id) is not None
    return orang if ada else None


def _pasangan(kasus: Kasus[Any], register: Register) -> Penduduk | None:
    s: StatusKawinBaru = kasus.formulir.status
    orang = register.orang_ber_nik(s.nik_pasangan) if s.nik_pasangan and s.nik_pasangan != s.nik else None
    return orang if orang and orang.kab == kasus.kab and orang.status is StatusPenduduk.AKTIF else None


def _bersama(register: Register, orang: Penduduk, lain: Penduduk | None) -> Perkawinan | None:
    daftar = register.daftar_perkawinan(orang.id)
    return next((k for k in daftar if lain and k.pasangan(orang.id) == lain.id), None)


def yang_kawin_atau_cerai_dikenal(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Yang statusnya berubah anggota KK itu; pasangannya, bila ditulis, penduduk kabupaten/kota ini; sudah terjadi."""
    s: StatusKawinBaru | None = kasus.formulir.status
    if s is None or register.keluarga_bernomor(kasus.formulir.no_kk) is None:
        return None
    orang, lain = _diri(kasus, register), _pasangan(kasus, register)
    if orang is None:
        return Tolak("Yang kawin atau bercerai tidak tercantum dalam KK itu.", "Periksa NIK-nya.", isian="status.nik")
    if s.nik_pasangan and (lain is None or not (suami_istri(orang, lain) or suami_istri(lain, orang))):
        return Tolak(
            "NIK suami atau istri itu bukan NIK penduduk kabupaten/kota ini yang menjadi pasangannya.",
            "Periksa NIK; kosongkan bila ia penduduk kabupaten/kota lain.",
            isian="status.nik_pasangan",
        )
    if s.tanggal > kasus.tanggal_pengajuan:
        return Tolak(
            "Tanggal perkawinan atau perceraian belum tiba.", "Periksa tanggal pada aktanya.", isian="status.tanggal"
        )
    return None


def keduanya_beragama_islam(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Buku nikah dan akta cerai Pengadilan Agama milik orang Islam; agama yang diubah sekaligus ikut dihitung."""
    f = kasus.formulir
    if f.status is None:
        return None
    baru = {a.nik: a.agama for a in f.anggota if a.agama}
    for orang in (_diri(kasus, register), _pasangan(kasus, register)):
        agama = baru.get(orang.nik, orang.agama) if orang and orang.nik else Agama.ISLAM
        if orang and agama is not Agama.ISLAM:
            return Tolak(
                "{nama} tidak beragama Islam menurut register.",
                "Ubah agamanya sekaligus; perkawinan dan perceraian lain memakai layanan KAWIN dan CERAI.",
                {"nama": orang.nama},
                "status.nik",
            )
    return None


def status_sesuai_register(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Yang kawin belum tercatat kawin satu sama lain dan istri tidak bersuami lain; yang bercerai tercatat kawin."""
    s: StatusKawinBaru | None = kasus.formulir.status
    orang = _diri(kasus, register) if s else None
    if s is None or orang is None:
        return None
    lain = _pasangan(kasus, register)
    bersama = _bersama(register, orang, lain)
    if not s.kawin and not (orang.status_kawin.kawin and (lain is None or bersama)):
        return Tolak(
            "{nama} tidak tercatat kawin dengan orang itu.",
            "Periksa NIK keduanya dan surat yang dibawa.",
            {"nama": orang.nama},
            "status.nik",
        )
    if s.kawin and bersama and bersama.tercatat:
        return Tolak(
            "Perkawinan {nama} dengan orang itu sudah tercatat.",
            "Periksa NIK keduanya dan surat yang dibawa.",
            {"nama": orang.nama},
            "status.nik",
        )
    return _istri_bersuami(register, [o for o in (orang, lain) if o], bersama) if s.kawin else None


def _istri_bersuami(register: Register, dua: list[Penduduk], bersama: Perkawinan | None) -> Tolak | None:
    for istri in (o for o in dua if o.jenis_kelamin is JenisKelamin.PEREMPUAN):
        if any(k != bersama for k in register.daftar_perkawinan(istri.id)):
            return Tolak(
                "{nama} masih terikat perkawinan dengan orang lain.",
                "Catat berakhirnya perkawinan itu lebih dahulu.",
                {"nama": istri.nama},
                "status.nik",
            )
    return None


def ubah_status(kasus: Kasus[Any], register: Register, elemen: tuple[OrangUbah, ...]) -> tuple[Perubahan, ...]:
    """Return the marriage or divorce that the paper proves, upon the elements that the same form changes."""
    s: StatusKawinBaru | None = kasus.formulir.status
    orang = _diri(kasus, register) if s else None
    if s is None or orang is None:
        return ()
    lain, tanggal, nomor = _pasangan(kasus, register), kasus.tanggal_keputusan, s.nomor.strip().upper()
    kini = orang_sesudah([o for o in (orang, lain) if o], elemen)
    orang = kini[orang.id]
    if not s.kawin:
        daftar = daftar_ikatan(register, orang.id)
        ikatan = next((i for i in daftar if lain is None or i.perkawinan.pasangan(orang.id) == lain.id), None)
        if ikatan and ikatan.pasangan and ikatan.pasangan.id in kini:
            ikatan = ikatan._replace(pasangan=kini[ikatan.pasangan.id])
        return cerai(orang, ikatan, s.tanggal, tanggal, nomor)
    if lain is None:
        return (kawin_seorang(orang, s.tanggal, tanggal, nomor),)
    lama, keluarga = _bersama(register, orang, lain), register.keluarga_dari(orang.id)
    dua = (orang, kini[lain.id])
    suami, istri = dua if suami_istri(*dua) else dua[::-1]
    return (
        *((KawinSelesai(lama.id, s.tanggal),) if lama else ()),
        *kawin(kasus.id_turunan("perkawinan"), dua, s.tanggal, tanggal, nomor, kasus.kab),
        *(pasangan_kepala(suami.id, istri.id, keluarga, tanggal) if keluarga else ()),
    )


def catatan_status(kasus: Kasus[Any]) -> tuple[str, ...]:
    s: StatusKawinBaru | None = kasus.formulir.status
    if s is None:
        return ()
    lain = "Suami atau istri yang penduduk daerah lain mengubah KK-nya pada kantornya sendiri."
    kartu = "KTP-el yang statusnya berubah diganti dengan layanan KTP-GANTI."
    return (kartu,) if s.nik_pasangan else (kartu, lain)
