"""From facts of the register to what a document prints, and which documents follow each other.

Services that change a family or a person issue the same papers; how those are filled is said once here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from adminduk.dasar.kode import Kewarganegaraan
from adminduk.dasar.pekerjaan import nama_pekerjaan
from adminduk.dasar.wilayah import prov
from adminduk.dokumen.surat import (
    AnggotaKK,
    Biodata,
    BiodataOrangAsing,
    KartuIdentitasAnak,
    KartuKeluarga,
    Mempelai,
    Penerbit,
)
from adminduk.register.isi import Anggota, Keluarga, Penduduk, Register
from adminduk.register.perubahan import DokumenTerbit, DokumenTutup, NikBaru, NomorAktaBaru, Perubahan

DIGANTI = "diganti dokumen baru"
DITARIK = "ditarik"

# A quotation tells of an event that has happened: it stays true whatever becomes of the person.
_KUTIPAN = frozenset(
    {
        "AKTA_KELAHIRAN",
        "AKTA_KEMATIAN",
        "AKTA_PERKAWINAN",
        "AKTA_PERCERAIAN",
        "SK_LAHIR_MATI",
        "AKTA_PENGAKUAN_ANAK",
        "AKTA_PENGESAHAN_ANAK",
    }
)


def adalah_kutipan(jenis: str) -> bool:
    return jenis in _KUTIPAN


NikDari = Mapping[UUID, NikBaru]


def penerbit(register: Register, kab: int) -> Penerbit:
    """Return the office of a district by the names it bears today."""
    return Penerbit.untuk(kab, register.nama_wilayah(prov(kab)) or "", register.nama_wilayah(kab) or "")


def kartu_keluarga(register: Register, keluarga: Keluarga, tanggal: date, nik: NikDari | None = None) -> KartuKeluarga:
    """Return the Kartu Keluarga of a family as it is given; ``nik`` has the numbers that are still to come."""
    kepala = keluarga.kepala
    return KartuKeluarga(
        penerbit=penerbit(register, keluarga.kab),
        tanggal_terbit=tanggal,
        nomor=_nomor_kk(keluarga),
        kepala_keluarga=kepala.penduduk.nama if kepala else "",
        **_alamat(register, keluarga),
        anggota=tuple(_anggota(a, tanggal, nik or {}) for a in keluarga.anggota),
    )


def kartu_identitas_anak(
    register: Register,
    anak: Penduduk,
    keluarga: Keluarga,
    tanggal: date,
    *,
    nik: NikBaru | None = None,
    no_akta: NomorAktaBaru | str = "",
    foto_sha256: str = "",
) -> KartuIdentitasAnak:
    kepala = keluarga.kepala
    return KartuIdentitasAnak(
        penerbit=penerbit(register, keluarga.kab),
        tanggal_terbit=tanggal,
        nik=_nik(anak, nik),
        nama=anak.nama,
        jenis_kelamin=anak.jenis_kelamin,
        tempat_lahir=anak.tempat_lahir,
        tanggal_lahir=anak.tanggal_lahir,
        nomor_kk=_nomor_kk(keluarga),
        kepala_keluarga=kepala.penduduk.nama if kepala else "",
        no_akta_lahir=no_akta or anak.no_akta_lahir,
        agama=anak.agama,
        **{k: v for k, v in _alamat(register, keluarga).items() if k != "kode_pos"},
        golongan_darah=anak.golongan_darah,
        kewarganegaraan=anak.kewarganegaraan,
        foto_sha256=foto_sha256,
        sampai_izin=_sampai_izin(anak),
    )


def biodata(
    register: Register, anggota: Anggota, keluarga: Keluarga, tanggal: date, nik: NikBaru | None = None
) -> Biodata:
    return Biodata(
        **_biodata(register, anggota.penduduk, keluarga.kab, tanggal, nik),
        nomor_kk=_nomor_kk(keluarga),
        shdk=anggota.shdk,
        **_alamat(register, keluarga),
    )


def biodata_di_luar_negeri(
    register: Register, orang: Penduduk, kab: int, tanggal: date, alamat: str, nik: NikBaru | None = None
) -> Biodata:
    """Return the biodata of a citizen who lives abroad, on no KK; ``alamat`` is the one there."""
    isi = _biodata(register, orang, kab, tanggal, nik)
    return Biodata(**isi, alamat=alamat, rt="", rw="", desa="", kecamatan="")


def biodata_orang_asing(
    register: Register, orang: Penduduk, kab: int, tanggal: date, keluarga: Keluarga | None, nik: NikBaru | None = None
) -> BiodataOrangAsing:
    """Return the biodata of a foreigner; one without ``keluarga`` lives where the details say (``*_tinggal``)."""
    rinci, anggota = orang.rinci, keluarga.cari(orang.id) if keluarga else None
    return BiodataOrangAsing(
        **_biodata(register, orang, kab, tanggal, nik),
        nomor_kk=_nomor_kk(keluarga) if keluarga else "",
        shdk=anggota.shdk if anggota else None,
        **(_alamat(register, keluarga) if keluarga else alamat_tinggal(register, rinci)),
        negara=rinci.get("negara", ""),
        jenis_izin=rinci.get("jenis_izin", ""),
        no_izin=rinci.get("no_itas_itap", ""),
        tempat_terbit_izin=rinci.get("tempat_terbit_itas_itap", ""),
        tanggal_terbit_izin=_tanggal(rinci.get("tgl_terbit_itas_itap")),
        tanggal_akhir_izin=_tanggal(rinci.get("tgl_akhir_itas_itap")),
        sponsor=rinci.get("nama_sponsor", ""),
        tipe_sponsor=rinci.get("tipe_sponsor", ""),
        alamat_sponsor=rinci.get("alamat_sponsor", ""),
        tempat_datang=rinci.get("tempat_datang_pertama", ""),
        tanggal_datang=_tanggal(rinci.get("tgl_datang_pertama")),
    )


def _sampai_izin(orang: Penduduk) -> date | None:
    asing = orang.kewarganegaraan is Kewarganegaraan.WNA
    return _tanggal(orang.rinci.get("tgl_akhir_itas_itap")) if asing else None


def alamat_tinggal(register: Register, rinci: Mapping[str, Any]) -> dict[str, Any]:
    """Return the address of a person who stands on no KK, as papers print it."""
    desa = int(rinci.get("desa_tinggal") or 0)
    return {
        **{n: rinci.get(f"{n}_tinggal", "") for n in ("alamat", "rt", "rw", "kode_pos")},
        "desa": (register.nama_wilayah(desa) if desa else "") or "",
        "kecamatan": (register.nama_wilayah(desa // 10_000) if desa else "") or "",
    }


def _biodata(register: Register, orang: Penduduk, kab: int, tanggal: date, nik: NikBaru | None) -> dict[str, Any]:
    rinci = orang.rinci
    return {
        "penerbit": penerbit(register, kab),
        "tanggal_terbit": tanggal,
        "nik": _nik(orang, nik),
        "nama": orang.nama,
        "jenis_kelamin": orang.jenis_kelamin,
        "tempat_lahir": orang.tempat_lahir,
        "tanggal_lahir": orang.tanggal_lahir,
        "agama": orang.agama,
        "status_kawin": orang.status_kawin,
        "pendidikan": orang.pendidikan,
        "pekerjaan": nama_pekerjaan(orang.pekerjaan, tanggal),
        "kewarganegaraan": orang.kewarganegaraan,
        "golongan_darah": orang.golongan_darah,
        "no_akta_lahir": orang.no_akta_lahir,
        "no_akta_kawin": rinci.get("no_akta_perkawinan", ""),
        "tanggal_kawin": _tanggal(rinci.get("tgl_perkawinan")),
        "no_akta_cerai": rinci.get("no_akta_cerai", ""),
        "tanggal_cerai": _tanggal(rinci.get("tgl_cerai")),
        "no_paspor": rinci.get("no_paspor", ""),
        "tanggal_akhir_paspor": _tanggal(rinci.get("tgl_akhir_paspor")),
        "nik_ayah": _nik_orang_tua(register, orang.ayah),
        "nama_ayah": orang.nama_ayah,
        "nik_ibu": _nik_orang_tua(register, orang.ibu),
        "nama_ibu": orang.nama_ibu,
        "gelar_depan": rinci.get("gelar_depan", ""),
        "gelar_belakang": rinci.get("gelar_belakang", ""),
    }


def mempelai(orang: Penduduk) -> Mempelai:
    return Mempelai(
        nama=orang.nama,
        tempat_lahir=orang.tempat_lahir,
        tanggal_lahir=orang.tanggal_lahir,
        nik=orang.nik.lengkap if orang.nik else "",
        kewarganegaraan=orang.kewarganegaraan.value,
        nama_ayah=orang.nama_ayah,
        nama_ibu=orang.nama_ibu,
    )


def terbitkan_kk(
    register: Register, dokumen: UUID, keluarga: Keluarga, tanggal: date, nik: NikDari | None = None
) -> tuple[Perubahan, ...]:
    """Issue the card of a changed or new family and close the one it replaces."""
    surat = kartu_keluarga(register, keluarga, tanggal, nik)
    return (
        *tutup(register, "KK", tanggal, DIGANTI, pengganti=dokumen, keluarga=keluarga.id),
        DokumenTerbit(dokumen, surat.kode, surat.nomor, tanggal, keluarga.kab, surat.ke_isi(), keluarga=keluarga.id),
    )


def terbitkan_kk_berubah(
    register: Register,
    id_dokumen: Callable[[str], UUID],
    sebelum: Iterable[Keluarga],
    sesudah: Mapping[UUID, Keluarga],
    tanggal: date,
    nik: NikDari | None = None,
) -> tuple[Perubahan, ...]:
    """Issue the cards of all families as they are after a change, and withdraw those of families that are closed."""
    ditarik = [k for k in sebelum if k.id not in sesudah]
    return (
        *(p for k in ditarik for p in tutup(register, "KK", tanggal, DITARIK, keluarga=k.id)),
        *(p for k in sesudah.values() for p in terbitkan_kk(register, id_dokumen(f"kk-{k.id}"), k, tanggal, nik)),
    )


def tutup_dokumen_orang(register: Register, orang: UUID, tanggal: date, sebab: str) -> tuple[DokumenTutup, ...]:
    """Close cards and letters in force for a person; quotations of acts stay."""
    berlaku = register.dokumen_berlaku(orang=orang)
    return tuple(DokumenTutup(d.id, tanggal, sebab) for d in berlaku if not adalah_kutipan(d.jenis))


def tutup(
    register: Register,
    jenis: str,
    tanggal: date,
    sebab: str,
    *,
    pengganti: UUID | None = None,
    orang: UUID | None = None,
    keluarga: UUID | None = None,
) -> tuple[DokumenTutup, ...]:
    """Close every document of one kind that is in force for a person or a family."""
    berlaku = register.dokumen_berlaku(orang=orang, keluarga=keluarga)
    return tuple(DokumenTutup(d.id, tanggal, sebab, pengganti) for d in berlaku if d.jenis == jenis)


def _anggota(a: Anggota, tanggal: date, nik: NikDari) -> AnggotaKK:
    orang, rinci = a.penduduk, a.penduduk.rinci
    return AnggotaKK(
        nama=orang.nama,
        nik=_nik(orang, nik.get(orang.id)),
        jenis_kelamin=orang.jenis_kelamin,
        tempat_lahir=orang.tempat_lahir,
        tanggal_lahir=orang.tanggal_lahir,
        agama=orang.agama,
        pendidikan=orang.pendidikan,
        pekerjaan=nama_pekerjaan(orang.pekerjaan, tanggal),
        shdk=a.shdk,
        status_kawin=orang.status_kawin,
        kewarganegaraan=orang.kewarganegaraan,
        golongan_darah=orang.golongan_darah,
        tanggal_kawin=_tanggal(rinci.get("tgl_perkawinan")),
        no_paspor=rinci.get("no_paspor", ""),
        no_kitap=rinci.get("no_itas_itap", ""),
        nama_ayah=orang.nama_ayah,
        nama_ibu=orang.nama_ibu,
        gelar_depan=rinci.get("gelar_depan", ""),
        gelar_belakang=rinci.get("gelar_belakang", ""),
    )


def _alamat(register: Register, keluarga: Keluarga) -> dict[str, Any]:
    return {
        "alamat": keluarga.alamat,
        "rt": keluarga.rt,
        "rw": keluarga.rw,
        "desa": register.nama_wilayah(keluarga.desa) or "",
        "kecamatan": register.nama_wilayah(keluarga.kecamatan) or "",
        "kode_pos": keluarga.kode_pos,
    }


def _nik(orang: Penduduk, baru: NikBaru | None) -> str | NikBaru:
    return orang.nik.lengkap if orang.nik else baru or ""


def _nik_orang_tua(register: Register, orang: UUID | None) -> str:
    dikenal = register.penduduk(orang) if orang else None
    return dikenal.nik.lengkap if dikenal and dikenal.nik else ""


def _nomor_kk(keluarga: Keluarga) -> Any:
    nomor = keluarga.nomor
    return getattr(nomor, "lengkap", nomor)  # a number still to come stays the placeholder it is


def _tanggal(teks: str | None) -> date | None:
    return date.fromisoformat(teks) if teks else None


__all__ = [
    "DIGANTI",
    "DITARIK",
    "adalah_kutipan",
    "alamat_tinggal",
    "biodata",
    "biodata_di_luar_negeri",
    "biodata_orang_asing",
    "kartu_identitas_anak",
    "kartu_keluarga",
    "penerbit",
    "terbitkan_kk",
    "terbitkan_kk_berubah",
    "tutup",
    "tutup_dokumen_orang",
]
