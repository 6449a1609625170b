"""Families of one kecamatan: households with numbers, addresses, acts and ids. Pure and repeatable."""

from __future__ import annotations

import hashlib
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from adminduk.dasar.kode import Agama, StatusKawin
from adminduk.dasar.wilayah import tempat_peristiwa
from adminduk.populasi.acak import ambil, sumber_acak
from adminduk.populasi.kalender import ACUAN, TAHUN, iso, pertengahan, tahun
from adminduk.populasi.nomor import Penomoran
from adminduk.populasi.orang import Jiwa, lengkapi_keadaan, nomor_buku_nikah, presisi_lahir
from adminduk.populasi.rumah import CERAI_HIDUP_TERCATAT, KAWIN_TERCATAT, Pernikahan, Rumah, Rumahtangga
from adminduk.populasi.sebaran import DesaSasaran, Potongan, bobot_desa
from adminduk.populasi.suku import sebaran

# Historic codes of the province itself are kept under this key: 92.01.xx is in NIKs for ever.
BEKAS = 0

_JALAN = (
    "TRIKORA", "YOS SUDARSO", "MERDEKA", "PAHLAWAN", "SUDIRMAN", "GUNUNG SALJU", "SERAYU", "DRS. ESAU SESA",
    "PASIR PUTIH",
    "BRAWIJAYA", "DIPONEGORO", "KOTA BARU", "PERTANIAN", "PELABUHAN", "PENDIDIKAN", "CENDRAWASIH", "KASUARI",
    "JENDERAL AHMAD YANI",
    "SWAPEN", "LEMBAH HIJAU",
)  # fmt: skip
_AWAL_NOMOR_KK = 2006
_RINCIAN_AKTA = 1996  # before, acts bear numbers of each office's own


@dataclass(slots=True, eq=False)
class Kawin:
    id: str
    suami: str
    istri: str
    sejak: int
    dicatat: bool
    tanggal: str | None
    no_akta: str


@dataclass(slots=True, eq=False)
class KeluargaSintetis:
    """A family as the register will hold it; dates are ordinals, ids are UUIDs as text."""

    id: str
    peristiwa: str
    nomor: str
    sejak: int
    desa: int
    alamat: str
    rt: str
    rw: str
    dusun: str
    kode_pos: str
    anggota: list[Jiwa]
    kawin: list[Kawin]


class PenyusunKeluarga:
    """Makes the families of one piece, one after the other, until its quota of residents is full."""

    def __init__(self, potongan: Potongan) -> None:
        self.potongan = potongan
        self.nomor = Penomoran(potongan)
        self._r = sumber_acak("keluarga", potongan.benih, potongan.kecamatan).random
        bobot = bobot_desa(potongan)
        self._desa = [d for d in potongan.desa if bobot[d.kode]]
        self._batas = list(accumulate(bobot[d.kode] for d in self._desa))
        self._rumahtangga = {kota: Rumahtangga(self._r, sebaran(potongan.kab, kota)) for kota in (False, True)}
        self._tempat = tempat_peristiwa(potongan.nama_kabupaten)
        self._awalan = _awalan_uuid(potongan)
        self._urutan = 0

    def semua(self) -> Iterator[KeluargaSintetis]:
        sisa = self.potongan.jiwa
        while sisa:
            keluarga = self._keluarga(sisa)
            sisa -= len(keluarga.anggota)
            yield keluarga

    def _uuid(self, jenis: str) -> str:
        """Return a UUID of version 8: the piece, the kind of thing, a running number."""
        self._urutan += 1
        return f"{self._awalan}{jenis}{self._urutan:012x}"

    def _keluarga(self, sisa: int) -> KeluargaSintetis:
        r = self._r
        desa = self._desa[bisect(self._batas, r() * self._batas[-1])]
        kota = desa.kelurahan
        rumah = self._rumahtangga[kota].susun()
        del rumah.anggota[sisa:]
        keluarga = self._kosong(rumah, desa)
        for j in rumah.anggota:
            j.id = self._uuid("8001-")
        for j in rumah.anggota:
            self._lengkapi(j, rumah, kota)
        keluarga.kawin = [self._kawin(p) for p in rumah.pernikahan if p.suami.id and p.istri.id]
        return keluarga

    def _kosong(self, rumah: Rumah, desa: DesaSasaran) -> KeluargaSintetis:
        r = self._r
        terbit = max(rumah.mulai, ACUAN - int(r() * (2026 - _AWAL_NOMOR_KK) * TAHUN))
        return KeluargaSintetis(
            self._uuid("8002-"),
            self._uuid("8000-"),
            self.nomor.kk(terbit),
            rumah.mulai,
            desa.kode,
            *self._alamat(desa),
            kode_pos=desa.kode_pos,
            anggota=rumah.anggota,
            kawin=[],
        )

    def _alamat(self, desa: DesaSasaran) -> tuple[str, str, str, str]:
        r = self._r
        rt, rw = f"{1 + int(r() * 6):03d}", f"{1 + int(r() * (12 if desa.kelurahan else 3)):03d}"
        if desa.kelurahan:
            nomor = f" NO. {1 + int(r() * 180)}" if r() < 0.35 else ""
            return f"JL. {ambil(r, _JALAN)}{nomor}", rt, rw, ""
        if r() < 0.12:
            return f"KAMPUNG {desa.nama.upper()}", "", "", ""
        return f"KAMPUNG {desa.nama.upper()}", rt, rw, f"DUSUN {'I' * (1 + int(r() * 3))}"

    def _lengkapi(self, j: Jiwa, rumah: Rumah, kota: bool) -> None:
        r = self._r
        j.presisi = presisi_lahir(r, j)
        if j.presisi != "H":
            j.lahir = pertengahan(j.lahir, j.presisi)
        j.masuk = max(j.masuk, rumah.mulai, j.lahir)
        self._tempat_dan_nik(j)
        self._nama_orang_tua(j)
        lengkapi_keadaan(r, j, kota)
        self._akta_lahir(j)
        self._surat_kawin(j, rumah)

    def _tempat_dan_nik(self, j: Jiwa) -> None:
        r, hari = self._r, j.lahir
        j.tempat_lahir = self._tempat if j.setempat else ambil(r, j.suku.kota)
        if r() < 0.003 and j.usia < 95:
            # The birth date was corrected later; the NIK never follows (Permendagri 108/2019 Pasal 15 ayat (3)).
            hari -= 1 + int(r() * 2000)
        luar = self._kecamatan_luar(j)
        j.nik = self.nomor.nik_luar(ambil(r, luar), hari, j.perempuan) if luar else self.nomor.nik(hari, j.perempuan)

    def _kecamatan_luar(self, j: Jiwa) -> tuple[int, ...]:
        """Return where a NIK may come from if not from here: movers keep the number of their first kecamatan."""
        r, p = self._r, self.potongan
        if not j.setempat:
            return p.asal.get(ambil(r, j.suku.provinsi), ()) if r() < 0.62 else ()
        acak = r()
        return p.tetangga if acak < 0.035 else p.asal.get(BEKAS, ()) if acak < 0.05 else ()

    def _nama_orang_tua(self, j: Jiwa) -> None:
        r, lahir = self._r, tahun(j.lahir) - 27
        if j.ayah:
            j.nama_ayah = j.ayah.nama
        elif not j.nama_ayah and not (j.ibu and j.ibu.status_kawin == StatusKawin.BELUM_KAWIN):
            j.nama_ayah = j.suku.bernama(r, False, j.agama, j.marga, lahir)
        if j.ibu:
            j.nama_ibu = j.ibu.nama
        elif not j.nama_ibu:
            j.nama_ibu = j.suku.bernama(r, True, j.agama, j.suku.pilih_marga(r), lahir)

    def _akta_lahir(self, j: Jiwa) -> None:
        r = self._r
        muda = j.usia < 18
        if r() > j.suku.akta * (1.0 if muda else 0.55 if j.usia < 50 else 0.2):
            return
        if tahun(j.lahir) < _RINCIAN_AKTA:
            terbit_lama = min(tahun(j.lahir) + int(r() * 30), 2006)
            j.no_akta = f"{1 + int(r() * 4000)}/{'DISP' if r() < 0.7 else 'UM'}/{terbit_lama}"
            return
        tepat = r() < 0.5
        terbit = j.lahir + (5 + int(r() * 54) if tepat else 61 + int(r() * r() * 4000))
        if terbit <= ACUAN:
            j.no_akta = self.nomor.akta("LU" if tepat else "LT", terbit)

    def _surat_kawin(self, j: Jiwa, rumah: Rumah) -> None:
        """Write what the marriage rows cannot hold: a spouse on another KK, a divorce."""
        r = self._r
        if j.status_kawin == CERAI_HIDUP_TERCATAT:
            hari = ACUAN - int(r() * 9 * 365)
            j.rinci["tgl_cerai"] = iso(hari)
            j.rinci["no_akta_cerai"] = self._nomor_surat("CR", hari, j.agama)
        elif j.status_kawin == KAWIN_TERCATAT and len(rumah.anggota) == 1:
            hari = min(j.lahir + int((20 + r() * 8) * TAHUN), ACUAN)
            j.rinci["tgl_perkawinan"] = iso(hari)
            j.rinci["no_akta_perkawinan"] = self._nomor_surat("KW", hari, j.agama)

    def _kawin(self, p: Pernikahan) -> Kawin:
        dikenal = p.tercatat or self._r() < 0.5
        tanggal = iso(p.sejak) if dikenal else None
        surat = self._nomor_surat("KW", p.sejak, p.suami.agama) if p.tercatat else ""
        if p.tercatat:
            for j in (p.suami, p.istri):
                j.rinci["tgl_perkawinan"], j.rinci["no_akta_perkawinan"] = tanggal, surat
        return Kawin(self._uuid("8003-"), p.suami.id, p.istri.id, p.sejak, p.tercatat, tanggal, surat)

    def _nomor_surat(self, kode: str, hari: int, agama: str) -> str:
        """Marriages and divorces of Muslims stand in the books of the KUA and the religious court."""
        return nomor_buku_nikah(self._r, hari) if agama == Agama.ISLAM else self.nomor.akta(kode, hari)


def _awalan_uuid(p: Potongan) -> str:
    """Return the first half of the UUIDs of a piece; those of one piece lie together in every index."""
    sidik = hashlib.blake2b(f"{p.benih}|{p.kecamatan}".encode(), digest_size=6).hexdigest()
    return f"{sidik[:8]}-{sidik[8:]}-8{p.urutan & 0xFFF:03x}-"
