"""Households: who lives with whom, from the wedding to the grandchildren."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from adminduk.dasar.kode import Shdk, StatusKawin
from adminduk.populasi.acak import ambil, tabel
from adminduk.populasi.kalender import ACUAN, AWAL, TAHUN
from adminduk.populasi.orang import Jiwa, lahirkan
from adminduk.populasi.suku import Suku

Acak = Callable[[], float]

KAWIN_TERCATAT = StatusKawin.KAWIN_TERCATAT.value
KAWIN_BELUM_TERCATAT = StatusKawin.KAWIN_BELUM_TERCATAT.value
CERAI_MATI = StatusKawin.CERAI_MATI.value
CERAI_HIDUP_TERCATAT = StatusKawin.CERAI_HIDUP_TERCATAT.value
CERAI_HIDUP_BELUM_TERCATAT = StatusKawin.CERAI_HIDUP_BELUM_TERCATAT.value

_USIA_SUAMI = tabel(
    (usia, n)
    for awal, n in ((21, 2), (25, 6), (30, 9), (35, 9), (40, 8), (45, 7), (50, 6), (55, 4), (60, 3), (65, 2), (70, 1))
    for usia in range(awal, awal + 5)
)  # fmt: skip
_USIA_JANDA = tabel(
    (usia, n) for awal, n in ((27, 3), (35, 5), (45, 7), (55, 7), (65, 5), (75, 2)) for usia in range(awal, awal + 10)
)
_USIA_SENDIRI = tabel(
    (usia, n) for awal, n in ((19, 5), (24, 8), (29, 6), (39, 3), (55, 3), (65, 4)) for usia in range(awal, awal + 6)
)
_JANDA = tabel(
    (
        (CERAI_MATI, 58),
        (CERAI_HIDUP_TERCATAT, 13),
        (CERAI_HIDUP_BELUM_TERCATAT, 15),
        (StatusKawin.BELUM_KAWIN.value, 14),
    )
)
_DUDA = tuple(status for status in _JANDA if status != StatusKawin.BELUM_KAWIN)
_AKHIR_MELAHIRKAN = 43


@dataclass(slots=True, eq=False)
class Pernikahan:
    """A couple on one KK; ``sejak`` is the day of the wedding."""

    suami: Jiwa
    istri: Jiwa
    sejak: int
    tercatat: bool


@dataclass(slots=True, eq=False)
class Rumah:
    """A household before numbers are given; members in the order of the KK, the head first."""

    mulai: int
    anggota: list[Jiwa] = field(default_factory=list)
    pernikahan: list[Pernikahan] = field(default_factory=list)


class Rumahtangga:
    """Composes households for one village: its groups of people and one source of chance."""

    def __init__(self, r: Acak, campuran: tuple[Suku, ...]) -> None:
        self._r = r
        self._campuran = campuran

    def susun(self) -> Rumah:
        r = self._r
        suku = ambil(r, self._campuran)
        agama = ambil(r, suku.agama)
        bentuk = r()
        if bentuk < 0.08:
            return self.sendiri(suku, agama)
        if bentuk < 0.19:
            return self.orang_tua_tunggal(suku, agama, perempuan=bentuk < 0.165)
        return self.berpasangan(suku, agama)

    def sendiri(self, suku: Suku, agama: str) -> Rumah:
        r = self._r
        usia = ambil(r, _USIA_SENDIRI)
        perempuan = r() < (0.6 if usia > 54 else 0.3)
        kepala = self._orang(suku, agama, perempuan, self._lahir(usia), Shdk.KEPALA_KELUARGA)
        if usia > 54:
            kepala.status_kawin = CERAI_MATI
        elif usia > 28 and r() < 0.3:
            kepala.status_kawin = KAWIN_TERCATAT if r() < suku.tercatat else KAWIN_BELUM_TERCATAT
        return Rumah(self._sesudah(kepala.lahir + int(18 * TAHUN), 9), [kepala])

    def orang_tua_tunggal(self, suku: Suku, agama: str, *, perempuan: bool) -> Rumah:
        r = self._r
        kepala = self._orang(suku, agama, perempuan, self._lahir(ambil(r, _USIA_JANDA)), Shdk.KEPALA_KELUARGA)
        kepala.status_kawin = ambil(r, _JANDA if perempuan else _DUDA)
        marga = kepala.marga
        nama_lain = ""
        if kepala.status_kawin != StatusKawin.BELUM_KAWIN:
            marga = suku.pilih_marga(r) if perempuan else marga
            nama_lain = suku.bernama(r, not perempuan, agama, marga if perempuan else suku.pilih_marga(r), 1975)
        mulai = self._sesudah(kepala.lahir + int(19 * TAHUN), 6)
        rumah = Rumah(mulai, [kepala])
        for anak in self._anak(suku, agama, marga, kepala, mulai):
            anak.ibu, anak.ayah = (kepala, None) if perempuan else (None, kepala)
            anak.nama_ayah, anak.nama_ibu = (nama_lain, "") if perempuan else ("", nama_lain)
            rumah.anggota.append(anak)
        self._kerabat(rumah, suku, agama)
        return rumah

    def berpasangan(self, suku: Suku, agama: str) -> Rumah:
        r = self._r
        suami = self._orang(suku, agama, False, self._lahir(ambil(r, _USIA_SUAMI)), Shdk.KEPALA_KELUARGA)
        asal_istri = ambil(r, self._campuran) if r() < 0.14 else suku
        lahir_istri = min(suami.lahir + int((r() * 10 - 2) * 365), ACUAN - int(17.5 * TAHUN))
        istri = self._orang(asal_istri, agama, True, lahir_istri, Shdk.ISTRI)
        menikah = self._menikah(suami, istri)
        rumah = Rumah(self._sesudah(menikah.sejak + 20, 1.5), [suami, istri], [menikah])
        if r() < 0.004:
            _tukar_kepala(rumah)
        for anak in self._anak(suku, agama, suami.marga, istri, menikah.sejak):
            anak.ayah, anak.ibu = suami, istri
            rumah.anggota.append(anak)
        self._turunan(rumah, suku, agama)
        self._orang_tua(rumah, suami, istri)
        self._kerabat(rumah, suku, agama)
        return rumah

    def _orang(self, suku: Suku, agama: str, perempuan: bool, lahir: int, shdk: Shdk, marga: str | None = None) -> Jiwa:
        r = self._r
        nama_keluarga = suku.pilih_marga(r) if marga is None else marga
        setempat = not suku.provinsi or (ACUAN - lahir < 25 * TAHUN and r() < 0.55)
        return lahirkan(r, suku, agama, nama_keluarga, perempuan=perempuan, lahir=lahir, shdk=shdk, setempat=setempat)

    def _lahir(self, usia: int) -> int:
        return ACUAN - int((usia + self._r()) * TAHUN)

    def _sesudah(self, hari: int, tahun: float) -> int:
        """Return a day within so many years after another, but not after today."""
        return min(hari + int(self._r() * tahun * 365), ACUAN - 1)

    def _menikah(self, suami: Jiwa, istri: Jiwa) -> Pernikahan:
        r = self._r
        dewasa = max(suami.lahir + int(19 * TAHUN), istri.lahir + int(17 * TAHUN))
        sejak = min(dewasa + int(r() * r() * 11 * 365), ACUAN - 40)
        tercatat = r() < suami.suku.tercatat
        suami.status_kawin = istri.status_kawin = KAWIN_TERCATAT if tercatat else KAWIN_BELUM_TERCATAT
        return Pernikahan(suami, istri, sejak, tercatat)

    def _anak(self, suku: Suku, agama: str, marga: str, orang_tua: Jiwa, mulai: int) -> list[Jiwa]:
        """Return the children who still live at home, twins among them, the eldest first."""
        r = self._r
        akhir = min(orang_tua.lahir + int(_AKHIR_MELAHIRKAN * TAHUN), ACUAN)
        jarak = 900 if suku.pribumi else 1250
        anak: list[Jiwa] = []
        lahir = mulai + int((r() - 0.12) * 800)
        while lahir < akhir and r() < 0.93 - 0.115 * len(anak):
            if r() < _masih_di_rumah((ACUAN - lahir) / TAHUN):
                for _ in range(2 if r() < 0.013 else 1):
                    anak.append(self._lahir_di_keluarga(suku, agama, marga, lahir))
            lahir += 520 + int(r() * r() * 2 * jarak)
        return anak

    def _lahir_di_keluarga(self, suku: Suku, agama: str, marga: str, lahir: int) -> Jiwa:
        r = self._r
        setempat = not suku.provinsi or r() < 0.88
        return lahirkan(r, suku, agama, marga, perempuan=r() < 0.487, lahir=lahir, shdk=Shdk.ANAK, setempat=setempat)

    def _turunan(self, rumah: Rumah, suku: Suku, agama: str) -> None:
        """Marry one grown child who stayed at home; grandchildren may follow."""
        r = self._r
        dewasa = [a for a in rumah.anggota if a.shdk == Shdk.ANAK and a.usia > 21]
        if not dewasa or r() > 0.34:
            return
        anak = ambil(r, tuple(dewasa))
        lahir = min(anak.lahir + int((r() * 6 - 3) * 365), ACUAN - int(18 * TAHUN))
        menantu = self._orang(ambil(r, self._campuran), agama, not anak.perempuan, lahir, Shdk.MENANTU)
        suami, istri = (menantu, anak) if anak.perempuan else (anak, menantu)
        menikah = self._menikah(suami, istri)
        menantu.masuk = menikah.sejak
        rumah.pernikahan.append(menikah)
        rumah.anggota.append(menantu)
        for cucu in self._anak(suku, agama, suami.marga, istri, menikah.sejak)[:3]:
            cucu.shdk, cucu.ayah, cucu.ibu = Shdk.CUCU.value, suami, istri
            rumah.anggota.append(cucu)

    def _orang_tua(self, rumah: Rumah, suami: Jiwa, istri: Jiwa) -> None:
        """Let a parent of the couple live with them."""
        r = self._r
        if r() > 0.115:
            return
        anak = istri if r() < 0.35 else suami
        shdk = Shdk.ORANG_TUA if anak.shdk == Shdk.KEPALA_KELUARGA else Shdk.MERTUA
        perempuan = r() < 0.72
        lahir = anak.lahir - int((19 + r() * 18) * TAHUN)
        if lahir < AWAL or ACUAN - lahir > 96 * TAHUN:
            return
        marga = None if perempuan else anak.marga
        orang_tua = self._orang(anak.suku, anak.agama, perempuan, lahir, shdk, marga)
        orang_tua.status_kawin = CERAI_MATI
        orang_tua.masuk = self._sesudah(rumah.mulai, (ACUAN - rumah.mulai) / 365)
        anak.ibu, anak.ayah = (orang_tua, None) if perempuan else (None, orang_tua)
        rumah.anggota.append(orang_tua)

    def _kerabat(self, rumah: Rumah, suku: Suku, agama: str) -> None:
        """Take in a niece, a nephew, or help in the house."""
        r = self._r
        if r() > 0.12:
            return
        for _ in range(1 + (r() < 0.35)):
            shdk = Shdk.FAMILI_LAIN if r() < 0.94 else Shdk.PEMBANTU if r() < 0.6 else Shdk.LAINNYA
            usia = 4 + int(r() * 24) if shdk is Shdk.FAMILI_LAIN else 18 + int(r() * 20)
            kerabat = self._orang(suku, agama, r() < 0.5, self._lahir(usia), shdk)
            kerabat.masuk = self._sesudah(rumah.mulai, (ACUAN - rumah.mulai) / 365)
            rumah.anggota.append(kerabat)


def _masih_di_rumah(usia: float) -> float:
    return 0.965 if usia < 18 else 0.68 if usia < 22 else 0.36 if usia < 27 else 0.13 if usia < 35 else 0.04


def _tukar_kepala(rumah: Rumah) -> None:
    """Make the wife the head, as where the husband is a foreigner or away."""
    suami, istri = rumah.anggota
    suami.shdk, istri.shdk = Shdk.SUAMI.value, Shdk.KEPALA_KELUARGA.value
    rumah.anggota = [istri, suami]
