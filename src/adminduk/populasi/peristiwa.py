"""A synthetic family as the event that brings it into the register."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from adminduk.dasar.kode import JenisKelamin, Kewarganegaraan, StatusPenduduk
from adminduk.populasi.kalender import iso
from adminduk.populasi.keluarga import Kawin, KeluargaSintetis
from adminduk.populasi.orang import Jiwa
from adminduk.populasi.sebaran import Potongan
from adminduk.register.peristiwa import Peristiwa, Subjek
from adminduk.register.perubahan import AnggotaMasuk, KawinMulai, KeluargaBaru, NikTerbit, OrangBaru, Perubahan

JENIS, VERSI = "data_awal", 1
DASAR = "Data awal sintetis"
LAKI, PEREMPUAN = JenisKelamin.LAKI_LAKI.value, JenisKelamin.PEREMPUAN.value


def fakta(p: Potongan) -> dict[str, Any]:
    return {"sumber": "sintetis", "benih": p.benih, "potongan": p.kecamatan}


def peristiwa(p: Potongan, k: KeluargaSintetis) -> Peristiwa:
    """Return the one ``data_awal`` event of a family."""
    subjek = (*(Subjek(UUID(j.id), "anggota") for j in k.anggota), Subjek(UUID(k.id), "keluarga"))
    return Peristiwa(
        id=UUID(k.peristiwa),
        jenis=JENIS,
        versi=VERSI,
        dasar=DASAR,
        terjadi=date.fromordinal(k.sejak),
        subjek=subjek,
        fakta=fakta(p),
        perubahan=tuple(_perubahan(k, p.kab)),
        kab=p.kab,
    )


def _perubahan(k: KeluargaSintetis, kab: int) -> list[Perubahan]:
    alamat = {"desa": k.desa, "alamat": k.alamat, "rt": k.rt, "rw": k.rw, "dusun": k.dusun, "kode_pos": k.kode_pos}
    semua: list[Perubahan] = [KeluargaBaru(UUID(k.id), date.fromordinal(k.sejak), k.nomor, alamat)]
    for j in k.anggota:
        orang, lahir = UUID(j.id), date.fromordinal(j.lahir)
        semua += (
            OrangBaru(orang, lahir, kab, isi_orang(j)),
            NikTerbit(j.nik, orang, lahir),
            AnggotaMasuk(orang, UUID(k.id), date.fromordinal(j.masuk), j.shdk, k.desa),
        )
    return semua + [_kawin(kawin, kab) for kawin in k.kawin]


def _kawin(k: Kawin, kab: int) -> KawinMulai:
    isi = {"dicatat": k.dicatat, "tanggal": k.tanggal, "no_akta": k.no_akta}
    return KawinMulai(UUID(k.id), UUID(k.suami), UUID(k.istri), date.fromordinal(k.sejak), kab, isi)


def isi_orang(j: Jiwa) -> dict[str, Any]:
    """Return the columns of ``penduduk``; what is unknown is left out."""
    isi: dict[str, Any] = {
        "agama": j.agama,
        "golongan_darah": j.golongan_darah,
        "jenis_kelamin": PEREMPUAN if j.perempuan else LAKI,
        "kewarganegaraan": Kewarganegaraan.WNI.value,
        "lahir": iso(j.lahir),
        "nama": j.nama,
        "nama_ayah": j.nama_ayah,
        "nama_ibu": j.nama_ibu,
        "pekerjaan": j.pekerjaan,
        "pendidikan": j.pendidikan,
        "presisi_lahir": j.presisi,
        "status": StatusPenduduk.AKTIF.value,
        "status_kawin": j.status_kawin,
        "tempat_lahir": j.tempat_lahir,
    }
    tambahan = {
        "ayah": j.ayah and j.ayah.id,
        "ibu": j.ibu and j.ibu.id,
        "no_akta_lahir": j.no_akta,
        "disabilitas": j.disabilitas,
        "rinci": j.rinci,
    }
    return isi | {kunci: nilai for kunci, nilai in tambahan.items() if nilai}
