"""The life of a case as data: states, who moves it on, on which article, and the way back. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from adminduk.dasar.hukum import PERMENDAGRI_95_2019, PERMENDAGRI_104_2019, UU_23_2006, UU_27_2022, Dasar, Keyakinan
from adminduk.register.pelaku import Peran


class Keadaan(StrEnum):
    DRAF = "draf"
    DIAJUKAN = "diajukan"
    DIVERIFIKASI = "diverifikasi"
    DISETUJUI = "disetujui"
    DITANDATANGANI = "ditandatangani"
    DITERBITKAN = "diterbitkan"
    DISERAHKAN = "diserahkan"
    DIKEMBALIKAN = "dikembalikan"
    DITOLAK = "ditolak"
    DIBATALKAN = "dibatalkan"


_MELAPOR = UU_23_2006.pasal(3, keyakinan=Keyakinan.DIINGAT)
# Until the office has to act on it, a case is processed only because somebody wants it to be.
_MENARIK = UU_27_2022.pasal(9, keyakinan=Keyakinan.DIINGAT)
_VERIFIKATOR = PERMENDAGRI_95_2019.pasal(46)
_OPERATOR = PERMENDAGRI_95_2019.pasal(47)
_KEPALA_DINAS = UU_23_2006.pasal(59, keyakinan=Keyakinan.DIINGAT)
_PENERBITAN = PERMENDAGRI_104_2019.butir(keyakinan=Keyakinan.DIINGAT)

OPERATOR_BUKAN_VERIFIKATOR = _VERIFIKATOR

# Steps that follow from something else than the state: another step found the ground changed, a document failed.
_BUKAN_PILIHAN = frozenset({"periksa_ulang", "terbitkan_ulang"})


@dataclass(frozen=True)
class Alihan:
    """One row of the table. ``balik``: how the case comes back from ``ke``, in the words of another row or of law."""

    nama: str
    dari: Keadaan
    ke: Keadaan
    peran: frozenset[Peran]
    dasar: Dasar
    balik: str


def _alihan(nama: str, dari: Keadaan, ke: Keadaan, peran: tuple[Peran, ...], dasar: Dasar, balik: str) -> Alihan:
    return Alihan(nama, dari, ke, frozenset(peran), dasar, balik)


_PEMBUAT = (Peran.PENDUDUK, Peran.DESA, Peran.OPERATOR)
PEMBUAT_DRAF = frozenset(_PEMBUAT)

_PENGAJU = (Peran.PENDUDUK, Peran.OPERATOR)
_SESUDAH_TANDA_TANGAN = "hanya dengan pembetulan atau pembatalan dokumen menurut layanannya"
_PERMOHONAN_BARU = "hanya dengan permohonan baru"

TABEL_ALIHAN: tuple[Alihan, ...] = (
    _alihan("ajukan", Keadaan.DRAF, Keadaan.DIAJUKAN, _PENGAJU, _MELAPOR, "kembalikan"),
    _alihan("ajukan", Keadaan.DIKEMBALIKAN, Keadaan.DIAJUKAN, _PENGAJU, _MELAPOR, "kembalikan"),
    _alihan("batalkan", Keadaan.DRAF, Keadaan.DIBATALKAN, _PEMBUAT, _MENARIK, _PERMOHONAN_BARU),
    _alihan("batalkan", Keadaan.DIKEMBALIKAN, Keadaan.DIBATALKAN, _PEMBUAT, _MENARIK, _PERMOHONAN_BARU),
    _alihan("verifikasi", Keadaan.DIAJUKAN, Keadaan.DIVERIFIKASI, (Peran.VERIFIKATOR,), _VERIFIKATOR, "kembalikan"),
    _alihan("setujui", Keadaan.DIVERIFIKASI, Keadaan.DISETUJUI, (Peran.KABID,), _VERIFIKATOR, "kembalikan"),
    _alihan(
        "tandatangani", Keadaan.DISETUJUI, Keadaan.DITANDATANGANI, (Peran.KADIS,), _KEPALA_DINAS, _SESUDAH_TANDA_TANGAN
    ),
    _alihan(
        "terbitkan", Keadaan.DITANDATANGANI, Keadaan.DITERBITKAN, (Peran.PEKERJA,), _PENERBITAN, _SESUDAH_TANDA_TANGAN
    ),
    _alihan(
        "terbitkan_ulang",
        Keadaan.DITANDATANGANI,
        Keadaan.DITANDATANGANI,
        (Peran.OPERATOR,),
        _PENERBITAN,
        _SESUDAH_TANDA_TANGAN,
    ),
    _alihan(
        "serahkan",
        Keadaan.DITERBITKAN,
        Keadaan.DISERAHKAN,
        (Peran.OPERATOR, Peran.DESA, Peran.PENDUDUK),
        _OPERATOR,
        _SESUDAH_TANDA_TANGAN,
    ),
    _alihan("kembalikan", Keadaan.DIAJUKAN, Keadaan.DIKEMBALIKAN, (Peran.VERIFIKATOR,), _VERIFIKATOR, "ajukan"),
    _alihan("kembalikan", Keadaan.DIVERIFIKASI, Keadaan.DIKEMBALIKAN, (Peran.KABID,), _VERIFIKATOR, "ajukan"),
    _alihan("kembalikan", Keadaan.DISETUJUI, Keadaan.DIKEMBALIKAN, (Peran.KADIS,), _KEPALA_DINAS, "ajukan"),
    _alihan("periksa_ulang", Keadaan.DIVERIFIKASI, Keadaan.DIAJUKAN, (Peran.KABID,), _VERIFIKATOR, "verifikasi"),
    _alihan("periksa_ulang", Keadaan.DISETUJUI, Keadaan.DIAJUKAN, (Peran.KADIS,), _VERIFIKATOR, "verifikasi"),
    _alihan("tolak", Keadaan.DIAJUKAN, Keadaan.DITOLAK, (Peran.VERIFIKATOR,), _VERIFIKATOR, _PERMOHONAN_BARU),
    _alihan("tolak", Keadaan.DIVERIFIKASI, Keadaan.DITOLAK, (Peran.KABID,), _VERIFIKATOR, _PERMOHONAN_BARU),
    _alihan("tolak", Keadaan.DISETUJUI, Keadaan.DITOLAK, (Peran.KADIS,), _KEPALA_DINAS, _PERMOHONAN_BARU),
)

BISA_DIUBAH = frozenset({Keadaan.DRAF, Keadaan.DIKEMBALIKAN})

# The legal clock runs from the complete file to the signature, and only while the office has the case.
JAM_BERJALAN = frozenset({Keadaan.DIAJUKAN, Keadaan.DIVERIFIKASI, Keadaan.DISETUJUI})

# What each role has to do; its queue is the cases of its districts in these states.
ANTREAN: Mapping[Peran, tuple[Keadaan, ...]] = {
    Peran.PENDUDUK: tuple(Keadaan),
    Peran.DESA: (Keadaan.DIKEMBALIKAN, Keadaan.DRAF, Keadaan.DITERBITKAN),
    Peran.OPERATOR: (Keadaan.DIKEMBALIKAN, Keadaan.DRAF, Keadaan.DITERBITKAN),
    Peran.VERIFIKATOR: (Keadaan.DIAJUKAN,),
    Peran.KABID: (Keadaan.DIVERIFIKASI,),
    Peran.KADIS: (Keadaan.DISETUJUI,),
    Peran.PEKERJA: (Keadaan.DITANDATANGANI,),
    # These look on: no step is theirs.
    Peran.KASI: (Keadaan.DIAJUKAN, Keadaan.DIVERIFIKASI),
    Peran.PEJABAT_CAPIL: (Keadaan.DISETUJUI, Keadaan.DITANDATANGANI, Keadaan.DITERBITKAN),
    Peran.OPERATOR_OAP: (Keadaan.DIAJUKAN,),
}


class LangkahTidakSah(Exception):
    """The case is in a state from which this step does not lead."""

    def __init__(self, nama: str, dari: Keadaan) -> None:
        self.nama, self.dari = nama, dari
        super().__init__(f"Permohonan berkeadaan {dari}; langkah {nama} tidak berlaku dari keadaan itu.")


class BukanWewenang(PermissionError):
    """The step belongs to another role, or the law keeps it from this officer in this case."""

    def __init__(self, pesan: str, dasar: Dasar) -> None:
        self.pesan, self.dasar = pesan, dasar
        super().__init__(f"{pesan} ({dasar})")


def cari_alihan(nama: str, dari: Keadaan, peran: Peran) -> Alihan:
    """Return the row of the table, or raise LangkahTidakSah or BukanWewenang."""
    baris = next((a for a in TABEL_ALIHAN if a.nama == nama and a.dari == dari), None)
    if baris is None:
        raise LangkahTidakSah(nama, dari)
    if peran not in baris.peran:
        raise BukanWewenang(f"Langkah {nama} dilakukan oleh {' atau '.join(sorted(baris.peran))}.", baris.dasar)
    return baris


def langkah_tersedia(dari: Keadaan, peran: Peran) -> tuple[Alihan, ...]:
    """Return what a role can do with a case now; for buttons and the API."""
    return tuple(a for a in TABEL_ALIHAN if a.dari == dari and peran in a.peran and a.nama not in _BUKAN_PILIHAN)
