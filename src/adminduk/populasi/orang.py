"""One synthetic person: what age, sex, group and place make likely."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from adminduk.dasar.kode import Agama, GolonganDarah, JenisDisabilitas, Pendidikan, Shdk, StatusKawin
from adminduk.populasi.acak import ambil, tabel
from adminduk.populasi.kalender import ACUAN, TAHUN, bulan, tahun
from adminduk.populasi.suku import Suku

Acak = Callable[[], float]


@dataclass(slots=True, eq=False)
class Jiwa:
    """A person while a family is composed. Dates are ordinals; ``id`` is set once the person is in the family."""

    suku: Suku
    shdk: str
    perempuan: bool
    lahir: int
    agama: str
    marga: str
    nama: str
    ayah: Jiwa | None = None
    ibu: Jiwa | None = None
    nama_ayah: str = ""
    nama_ibu: str = ""
    status_kawin: str = StatusKawin.BELUM_KAWIN.value
    masuk: int = 0
    setempat: bool = True
    id: str = ""
    nik: str = ""
    presisi: str = "H"
    tempat_lahir: str = ""
    golongan_darah: str = ""
    pendidikan: str = ""
    pekerjaan: str = ""
    no_akta: str = ""
    disabilitas: str = ""
    rinci: dict[str, Any] = field(default_factory=dict)

    @property
    def usia(self) -> float:
        return (ACUAN - self.lahir) / TAHUN


def lahirkan(
    r: Acak, suku: Suku, agama: str, marga: str, *, perempuan: bool, lahir: int, shdk: Shdk, setempat: bool = True
) -> Jiwa:
    nama = suku.bernama(r, perempuan, agama, marga, tahun(lahir))
    return Jiwa(suku, shdk.value, perempuan, lahir, agama, marga, nama, setempat=setempat)


def _t(*bobot: tuple[str, int]) -> tuple[str, ...]:
    return tabel((str(v), n) for v, n in bobot)


_P = Pendidikan
_SEKOLAH = (
    (6.5, _t((_P.BELUM_SEKOLAH, 1))),
    (12.5, _t((_P.BELUM_TAMAT_SD, 19), (_P.BELUM_SEKOLAH, 1))),
    (15.5, _t((_P.TAMAT_SD, 17), (_P.BELUM_TAMAT_SD, 3))),
    (18.5, _t((_P.SLTP, 16), (_P.TAMAT_SD, 4))),
)
_DEWASA_MAJU = (
    (24, _t((_P.SLTA, 74), (_P.SLTP, 16), (_P.TAMAT_SD, 6), (_P.DIPLOMA_III, 2), (_P.STRATA_I, 2))),
    (
        45,
        _t(
            (_P.SLTA, 46), (_P.SLTP, 17), (_P.TAMAT_SD, 13), (_P.STRATA_I, 15), (_P.DIPLOMA_III, 4),
            (_P.DIPLOMA_I_II, 1),
            (_P.STRATA_II, 2), (_P.BELUM_TAMAT_SD, 1), (_P.BELUM_SEKOLAH, 1),
        ),
    ),
    (
        60,
        _t(
            (_P.SLTA, 33), (_P.SLTP, 18), (_P.TAMAT_SD, 28), (_P.STRATA_I, 9), (_P.DIPLOMA_III, 3), (_P.STRATA_II, 2),
            (_P.STRATA_III, 1), (_P.BELUM_TAMAT_SD, 3), (_P.BELUM_SEKOLAH, 3),
        ),
    ),
    (200, _t((_P.TAMAT_SD, 42), (_P.BELUM_SEKOLAH, 20), (_P.BELUM_TAMAT_SD, 14), (_P.SLTP, 10), (_P.SLTA, 14))),
)  # fmt: skip
_DEWASA_KAMPUNG = (
    (24, _t((_P.SLTA, 48), (_P.SLTP, 26), (_P.TAMAT_SD, 20), (_P.BELUM_SEKOLAH, 5), (_P.DIPLOMA_III, 1))),
    (45, _t((_P.SLTA, 36), (_P.SLTP, 20), (_P.TAMAT_SD, 24), (_P.STRATA_I, 7), (_P.BELUM_SEKOLAH, 13))),
    (60, _t((_P.SLTA, 20), (_P.SLTP, 16), (_P.TAMAT_SD, 37), (_P.STRATA_I, 3), (_P.BELUM_SEKOLAH, 24))),
    (200, _t((_P.TAMAT_SD, 30), (_P.BELUM_SEKOLAH, 58), (_P.SLTP, 7), (_P.SLTA, 5))),
)  # fmt: skip

_MUDA = _t(("03", 60), ("01", 20), ("15", 6), ("88", 4), ("09", 5), ("19", 5))
_LAKI_KOTA = _t(
    ("88", 20), ("15", 19), ("05", 12), ("18", 7), ("06", 3), ("07", 4), ("19", 10), ("81", 5), ("27", 2),
    ("26", 3), ("35", 2),
    ("08", 3), ("84", 4), ("13", 2), ("65", 2), ("09", 4), ("11", 4), ("42", 1), ("72", 1), ("16", 1), ("79", 1),
    ("01", 4),
)  # fmt: skip
_LAKI_KAMPUNG = _t(
    ("09", 58), ("11", 12), ("19", 5), ("88", 5), ("05", 4), ("18", 3), ("20", 2), ("85", 2), ("65", 2), ("42", 2),
    ("27", 1),
    ("81", 1), ("86", 1), ("15", 2), ("01", 3),
)  # fmt: skip
_PEREMPUAN_KOTA = _t(
    ("02", 56), ("05", 9), ("88", 7), ("15", 8), ("18", 5), ("65", 4), ("84", 4), ("74", 2), ("73", 2), ("23", 1),
    ("30", 1), ("01", 3),
)  # fmt: skip
_PEREMPUAN_KAMPUNG = _t(
    ("02", 44), ("09", 42), ("84", 3), ("65", 2), ("74", 1), ("73", 1), ("18", 2), ("05", 2), ("01", 3)
)
_LANSIA = _t(("04", 18), ("01", 22), ("09", 42), ("02", 12), ("88", 6))

_GELAR = {
    _P.STRATA_I.value: ("S.Pd.", "S.E.", "S.H.", "S.Sos.", "S.T.", "S.P.", "S.Kom.", "S.Th.", "S.Kep.", "S.IP."),
    _P.STRATA_II.value: ("S.E., M.M.", "S.H., M.H.", "S.Pd., M.Pd.", "S.Sos., M.Si."),
    _P.DIPLOMA_III.value: ("A.Md.", "A.Md.Kep.", "A.Md.Keb."),
}
_DARAH = tabel(
    (str(g), n)
    for g, n in (
        (GolonganDarah.TIDAK_TAHU, 80), (GolonganDarah.O, 8), (GolonganDarah.A, 5), (GolonganDarah.B, 4),
        (GolonganDarah.AB, 1),
        (GolonganDarah.O_POSITIF, 1), (GolonganDarah.A_POSITIF, 1),
    )
)  # fmt: skip
_DISABILITAS = tabel(
    (str(j), n)
    for j, n in (
        (JenisDisabilitas.FISIK, 40), (JenisDisabilitas.NETRA, 20), (JenisDisabilitas.RUNGU_WICARA, 18),
        (JenisDisabilitas.MENTAL, 14), (JenisDisabilitas.FISIK_DAN_MENTAL, 4), (JenisDisabilitas.LAINNYA, 4),
    )
)  # fmt: skip
_ORGANISASI = ("PAGUYUBAN KEPERCAYAAN LELUHUR ARFAK", "PERSEKUTUAN ADAT LEMBAH HIJAU")
_ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def pendidikan(r: Acak, usia: float, maju: bool) -> str:
    if usia < 18.5:
        return ambil(r, next(t for batas, t in _SEKOLAH if usia < batas))
    return ambil(r, next(t for batas, t in (_DEWASA_MAJU if maju else _DEWASA_KAMPUNG) if usia < batas))


def pekerjaan(r: Acak, usia: float, perempuan: bool, kota: bool) -> str:
    if usia < 18:
        return "03" if usia >= 6.5 else "01"
    if usia < 22:
        return ambil(r, _MUDA)
    if usia >= 62:
        return ambil(r, _LANSIA)
    if perempuan:
        return ambil(r, _PEREMPUAN_KOTA if kota else _PEREMPUAN_KAMPUNG)
    return ambil(r, _LAKI_KOTA if kota else _LAKI_KAMPUNG)


def lengkapi_keadaan(r: Acak, j: Jiwa, kota: bool) -> None:
    """Fill in schooling, work, blood group, disability, and the rarer elements of F-1.01."""
    usia = j.usia
    j.pendidikan = pendidikan(r, usia, kota or j.suku.akta > 0.7)
    j.pekerjaan = pekerjaan(r, usia, j.perempuan, kota)
    j.golongan_darah = _DARAH[int(r() * len(_DARAH))]
    if r() < (0.005 if usia < 18 else 0.011 if usia < 60 else 0.034):
        j.disabilitas = ambil(r, _DISABILITAS)
    gelar = _GELAR.get(j.pendidikan)
    if gelar and r() < 0.6:
        j.rinci["gelar_belakang"] = ambil(r, gelar)
    if j.agama == Agama.KEPERCAYAAN:
        j.rinci["organisasi_kepercayaan"] = ambil(r, _ORGANISASI)


def presisi_lahir(r: Acak, j: Jiwa) -> str:
    """Return how much of the birth date is known: the old of the kampung often know the year only."""
    if not j.suku.pribumi or j.usia < 12:
        return "H"
    tidak_tahu = 0.34 if j.usia > 55 else 0.14 if j.usia > 35 else 0.03
    acak = r()
    return "T" if acak < tidak_tahu else "B" if acak < tidak_tahu * 1.3 else "H"


def nomor_buku_nikah(r: Acak, hari: int) -> str:
    """Return a number as the KUA writes them: free text, not of the civil registry."""
    return f"{1 + int(r() * 400):04d}/{1 + int(r() * 90):03d}/{_ROMAWI[bulan(hari) - 1]}/{tahun(hari)}"
