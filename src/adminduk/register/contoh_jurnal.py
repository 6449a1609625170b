"""Small journals for tests and benches: families without a story. Nobody of them is real."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from psycopg import Connection

from adminduk.register.contoh import DESA, FAKFAK, HARI_INI, MANOKWARI
from adminduk.register.jurnal import Catatan, catat, uuid7
from adminduk.register.peristiwa import Peristiwa, Subjek
from adminduk.register.perubahan import (
    AnggotaMasuk,
    KeluargaBaru,
    NikBaru,
    NikTerbit,
    NomorKKBaru,
    OrangBaru,
    OrangUbah,
    Perubahan,
)

PELAKU = UUID(int=901)
SEJAK = date(2010, 1, 4)
_NAMA = ("Yosep", "Martha", "Dina", "Korinus", "Paulus", "Selfiana")
_MARGA = ("Rumbiak", "Mandacan", "Saiba", "Wanggai", "Mofu")


def orang_ke(keluarga: int, urutan: int) -> UUID:
    return uuid5(NAMESPACE_OID, f"orang {keluarga} {urutan}")


def keluarga_ke(keluarga: int) -> UUID:
    return uuid5(NAMESPACE_OID, f"keluarga {keluarga}")


def biodata(keluarga: int, urutan: int) -> dict[str, Any]:
    """Return the columns of ``penduduk`` for member ``urutan``: 0 the head, 1 the wife, then children."""
    tahun = (1985, 1988)[urutan] if urutan < 2 else 2010 + urutan
    return {
        "nama": f"{_NAMA[urutan % len(_NAMA)]} {_MARGA[keluarga % len(_MARGA)]}",
        "jenis_kelamin": "PEREMPUAN" if urutan % 2 else "LAKI-LAKI",
        "tempat_lahir": "MANOKWARI",
        "lahir": date(tahun, 1, 1) + timedelta(days=keluarga % 365),
        "presisi_lahir": "H",
        "kewarganegaraan": "WNI",
        "agama": "KRISTEN",
        "golongan_darah": "O",
        "status_kawin": "KAWIN TERCATAT" if urutan < 2 else "BELUM KAWIN",
        "pendidikan": "SLTA/SEDERAJAT",
        "pekerjaan": "88",
        "status": "aktif",
        "rinci": {"no_paspor": f"X{keluarga:06d}", "pernah": ["a\tb", 'c"\\d']} if keluarga % 50 == 0 else None,
    }


def keluarga_baru(keluarga: int, jiwa: int = 2, tanggal: date = HARI_INI) -> Peristiwa:
    """Return the data_awal event of one family with ``jiwa`` members."""
    kunci = keluarga_ke(keluarga)
    alamat = {"desa": DESA, "alamat": "JALAN TRIKORA", "rt": "002", "rw": "005", "dusun": "", "kode_pos": "98312"}
    perubahan: list[Perubahan] = [
        KeluargaBaru(kunci, SEJAK, NomorKKBaru(DESA // 10_000, tanggal, str(keluarga)), alamat)
    ]
    for urutan in range(jiwa):
        perubahan += _anggota(keluarga, urutan)
    subjek = (Subjek(kunci, "keluarga"), *(Subjek(orang_ke(keluarga, i), "anggota") for i in range(jiwa)))
    fakta = {"sumber": "contoh", "benih": 1, "potongan": keluarga}
    return Peristiwa(uuid7(), "data_awal", 1, "data awal", tanggal, subjek, fakta, tuple(perubahan))


def _anggota(keluarga: int, urutan: int) -> Iterator[Perubahan]:
    orang, isi = orang_ke(keluarga, urutan), biodata(keluarga, urutan)
    sejak = max(SEJAK, isi["lahir"])
    yield OrangBaru(orang, isi["lahir"], MANOKWARI, isi)
    yield NikTerbit(NikBaru(DESA // 10_000, isi["lahir"], urutan % 2 == 1, str(orang)), orang, sejak)
    yield AnggotaMasuk(orang, keluarga_ke(keluarga), sejak, ("KEPALA KELUARGA", "ISTRI", "ANAK")[min(urutan, 2)], DESA)


def ganti_nama(keluarga: int, urutan: int, nama: str, sejak: date = date(2020, 1, 1)) -> Peristiwa:
    orang = orang_ke(keluarga, urutan)
    ubah = (OrangUbah(orang, sejak, {"nama": nama}),)
    return Peristiwa(uuid7(), "biodata", 1, "uji", HARI_INI, (Subjek(orang, "orang"),), {"formulir": {}}, ubah)


def catat_satu(koneksi: Connection[Any], *peristiwa: Peristiwa) -> Catatan:
    """Record events in one transaction, as an officer of Manokwari and Fakfak."""
    with koneksi.transaction():
        koneksi.execute("select set_config('app.kab', %s, true)", (f"{{{MANOKWARI},{FAKFAK}}}",))
        return catat(koneksi, PELAKU, MANOKWARI, peristiwa, None)
