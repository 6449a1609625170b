"""A synthetic family as the event that brings it into the register."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from adminduk.dasar.kode import JenisKelamin, Kewarganegaraan, StatusPenduduk
from adminduk.populasi.kalender import iso
from adminduk.populasi.keluarga import KeluargaSintetis
from adminduk.populasi.orang import Jiwa
from adminduk.populasi.sebaran import Potongan
from adminduk.register.peristiwa import Peristiwa, Subjek
from adminduk.register.perubahan import JENIS_PERUBAHAN

JENIS, VERSI = "data_awal", 1
DASAR = "Data awal sintetis"
ANGGOTA, KELUARGA = "anggota", "keluarga"
WNI, AKTIF = Kewarganegaraan.WNI.value, StatusPenduduk.AKTIF.value
LAKI, PEREMPUAN = JenisKelamin.LAKI_LAKI.value, JenisKelamin.PEREMPUAN.value


def fakta(p: Potongan) -> dict[str, Any]:
    return {"sumber": "sintetis", "benih": p.benih, "potongan": p.kecamatan}


def peristiwa(p: Potongan, k: KeluargaSintetis) -> Peristiwa:
    """Return the one ``data_awal`` event of a family."""
    return Peristiwa(
        id=UUID(k.peristiwa),
        jenis=JENIS,
        versi=VERSI,
        dasar=DASAR,
        terjadi=date.fromordinal(k.sejak),
        subjek=(*(Subjek(UUID(j.id), ANGGOTA) for j in k.anggota), Subjek(UUID(k.id), KELUARGA)),
        fakta=fakta(p),
        perubahan=tuple(JENIS_PERUBAHAN[kode](*map(_nilai, nilai)) for kode, *nilai in perubahan(p, k)),
        kab=p.kab,
    )


def _nilai(nilai: Any) -> Any:
    """Return ids and dates as values; in a change they always stand alone, never as words of something else."""
    if isinstance(nilai, str) and len(nilai) == 36:
        return UUID(nilai)
    if isinstance(nilai, str) and len(nilai) == 10 and nilai[4] == "-":
        return date.fromisoformat(nilai)
    return nilai


def perubahan(p: Potongan, k: KeluargaSintetis) -> list[list[Any]]:
    """Return what the event does, as the arrays of ``register.perubahan.ke_json`` with ids and dates as text."""
    kab, desa, keluarga = p.kab, k.desa, k.id
    alamat = {"desa": desa, "alamat": k.alamat, "rt": k.rt, "rw": k.rw, "dusun": k.dusun, "kode_pos": k.kode_pos}
    semua: list[list[Any]] = [["keluarga_baru", keluarga, iso(k.sejak), k.nomor, alamat]]
    for j in k.anggota:
        orang, lahir = j.id, iso(j.lahir)
        semua.append(["orang_baru", orang, lahir, kab, isi_orang(j)])
        semua.append(["nik_terbit", j.nik, orang, lahir])
        semua.append(["anggota_masuk", orang, keluarga, iso(j.masuk), j.shdk, desa])
    for kawin in k.kawin:
        isi = {"dicatat": kawin.dicatat, "tanggal": kawin.tanggal, "no_akta": kawin.no_akta}
        semua.append(["kawin_mulai", kawin.id, kawin.suami, kawin.istri, iso(kawin.sejak), kab, isi])
    return semua


def isi_orang(j: Jiwa) -> dict[str, Any]:
    """Return the columns of ``penduduk``; what is unknown is left out."""
    isi: dict[str, Any] = {
        "agama": j.agama,
        "golongan_darah": j.golongan_darah,
        "jenis_kelamin": PEREMPUAN if j.perempuan else LAKI,
        "kewarganegaraan": WNI,
        "lahir": iso(j.lahir),
        "nama": j.nama,
        "nama_ayah": j.nama_ayah,
        "nama_ibu": j.nama_ibu,
        "pekerjaan": j.pekerjaan,
        "pendidikan": j.pendidikan,
        "presisi_lahir": j.presisi,
        "status": AKTIF,
        "status_kawin": j.status_kawin,
        "tempat_lahir": j.tempat_lahir,
    }
    if j.ayah and j.ayah.id:
        isi["ayah"] = j.ayah.id
    if j.ibu and j.ibu.id:
        isi["ibu"] = j.ibu.id
    if j.no_akta:
        isi["no_akta_lahir"] = j.no_akta
    if j.disabilitas:
        isi["disabilitas"] = j.disabilitas
    if j.rinci:
        isi["rinci"] = j.rinci
    return isi
