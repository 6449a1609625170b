"""Reading the register: state at a pair of moments, frozen into the values of ``isi``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import orjson
from psycopg import Connection, Cursor
from psycopg.rows import TupleRow

from adminduk.dasar.kode import Agama, GolonganDarah, JenisKelamin, Kewarganegaraan, Shdk, StatusKawin, StatusPenduduk
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.dasar.tanggal import Presisi
from adminduk.register.isi import Akta, Anggota, CatatanAkta, Dokumen, Keluarga, Penduduk, Perkawinan
from adminduk.register.sandian import buka_disabilitas, buka_rinci

_TIADA = UUID(int=0)
_URUTAN_SHDK = {s: i for i, s in enumerate(Shdk)}
_PENDUDUK = """p.id, (select n.nomor from nik_milik(array[p.id]) n limit 1), p.nama, p.jenis_kelamin,
    p.tempat_lahir, p.lahir, p.presisi_lahir, p.kewarganegaraan, p.agama, p.golongan_darah, p.status_kawin,
    p.pendidikan, p.pekerjaan, p.status, p.kab, p.ayah, p.ibu, p.nama_ayah, p.nama_ibu, p.no_akta_lahir,
    p.disabilitas, p.rinci"""


# The order of events is in their ids (UUIDv7); of two quotations of one transaction the higher ordinal is the latest.
_AKTA = """
select d.akta, min(d.jenis), min(d.nomor), min(d.tanggal), min(d.kab),
       (array_agg(d.isi order by lower(d.masa) desc, coalesce((d.isi ->> 'kutipan_ke')::int, 1) desc, d.id))[1],
       array_agg(distinct d.orang),
       coalesce(jsonb_agg(jsonb_build_array(d.id, d.orang) order by lower(d.masa), d.id)
                filter (where upper_inf(d.masa)), '[]'),
       (select coalesce(jsonb_agg(jsonb_build_array(c.kode, c.tanggal, c.isi ->> 'teks')
                                  order by c.tanggal, c.peristiwa, c.id), '[]')
          from catatan_pinggir c where c.akta = d.akta)
  from dokumen d where {syarat} and upper_inf(d.tercatat)
 group by d.akta order by min(d.tanggal), d.akta
"""


@dataclass(frozen=True)
class Saat:
    """The pair of moments a read is about. ``diketahui`` None: as known now."""

    pada: date
    diketahui: datetime | None = None

    def syarat(self, alias: str) -> str:
        """Return the SQL condition for rows of ``alias`` true and known at these moments."""
        kenal = f"upper_inf({alias}.tercatat)" if self.diketahui is None else f"{alias}.tercatat @> %(diketahui)s"
        return f"{alias}.masa @> %(pada)s and {kenal}"

    @property
    def parameter(self) -> dict[str, Any]:
        return {"pada": self.pada, "diketahui": self.diketahui}


def dari_jsonb(nilai: Any) -> Any:
    """Return the value of a jsonb column: Django's connections hand it over as text, plain ones decoded."""
    return orjson.loads(nilai) if isinstance(nilai, str) else nilai


def jadi_penduduk(b: Sequence[Any]) -> Penduduk:
    return Penduduk(
        id=b[0],
        nik=NIK(b[1]) if b[1] else None,
        nama=b[2],
        jenis_kelamin=JenisKelamin(b[3]),
        tempat_lahir=b[4],
        tanggal_lahir=b[5],
        presisi_lahir=Presisi(b[6] if isinstance(b[6], str) else b[6].decode()),
        kewarganegaraan=Kewarganegaraan(b[7]),
        agama=Agama(b[8]),
        golongan_darah=GolonganDarah(b[9]),
        status_kawin=StatusKawin(b[10]),
        pendidikan=b[11],
        pekerjaan=b[12],
        status=StatusPenduduk(b[13]),
        kab=b[14],
        ayah=b[15],
        ibu=b[16],
        nama_ayah=b[17] or "",
        nama_ibu=b[18] or "",
        no_akta_lahir=b[19] or "",
        disabilitas=buka_disabilitas(b[20], str(b[0])),
        rinci=buka_rinci(dari_jsonb(b[21]) or {}, str(b[0])),
    )


def _jadi_akta(b: Sequence[Any]) -> Akta:
    id_, jenis, nomor, tanggal, kab, isi, _, lembar, catatan = b
    kutipan = (Dokumen(UUID(d), jenis, nomor, UUID(o) if o else None, None) for d, o in dari_jsonb(lembar))
    pinggir = (CatatanAkta(kode, date.fromisoformat(t), teks) for kode, t, teks in dari_jsonb(catatan))
    return Akta(id_, jenis, nomor, tanggal, kab, dari_jsonb(isi), tuple(kutipan), tuple(pinggir))


class Pembaca:
    """Queries of one open door. Every read tells the door whom it was about."""

    def __init__(self, koneksi: Connection[TupleRow], saat: Saat) -> None:
        self._koneksi = koneksi
        self._saat = saat
        self.dibaca: dict[str, set[UUID]] = {}

    def _catat_dibaca(self, tindakan: str, orang: Iterable[UUID]) -> None:
        self.dibaca.setdefault(tindakan, set()).update(orang)

    def _tanya(self, sql: str, **parameter: Any) -> list[TupleRow]:
        # Django's own cursor writes values into the text, so that PostgreSQL would plan each reading anew.
        return Cursor(self._koneksi).execute(sql, {**self._saat.parameter, **parameter}).fetchall()

    # ---- persons
    def penduduk(self, orang: UUID) -> Penduduk | None:
        return next(iter(self.daftar_penduduk([orang])), None)

    def daftar_penduduk(self, orang: Sequence[UUID], *, tindakan: str = "baca") -> list[Penduduk]:
        """Return those of ``orang`` who exist and may be seen, in no order."""
        baris = self._tanya(
            f"select {_PENDUDUK} from penduduk p where p.id = any(%(orang)s) and {self._saat.syarat('p')}",
            orang=list(orang),
        )
        self._catat_dibaca(tindakan, (b[0] for b in baris))
        return [jadi_penduduk(b) for b in baris]

    def orang_ber_nik(self, nik: NIK) -> Penduduk | None:
        # Asked the same of a number that nobody has: how long the answer takes tells no more than the answer.
        return self.penduduk(self.id_ber_nik(nik) or _TIADA)

    def id_ber_nik(self, nik: NIK) -> UUID | None:
        """Return whose number it is, of whatever region: a random id, and nothing about the person."""
        [(orang,)] = self._tanya("select orang_ber_nik(%(nomor)s)", nomor=nik.lengkap)
        return orang  # type: ignore[no-any-return]

    def anak_dari_ibu(self, ibu: UUID) -> tuple[Penduduk, ...]:
        baris = self._tanya(
            f"select {_PENDUDUK} from penduduk p where p.ibu = %(ibu)s and {self._saat.syarat('p')} order by p.lahir",
            ibu=ibu,
        )
        self._catat_dibaca("baca", (b[0] for b in baris))
        return tuple(jadi_penduduk(b) for b in baris)

    # ---- families
    def keluarga(self, keluarga: UUID) -> Keluarga | None:
        baris = self._tanya(
            f"""select k.id, k.nomor, k.desa, k.alamat, k.rt, k.rw, k.dusun, k.kode_pos
                  from keluarga k where k.id = %(keluarga)s and {self._saat.syarat("k")}""",
            keluarga=keluarga,
        )
        if not baris:
            return None
        id_, nomor, desa, alamat, rt, rw, dusun, kode_pos = baris[0]
        anggota = self._anggota(keluarga)
        return Keluarga(id_, NomorKK(nomor), desa, alamat, rt, rw, dusun, kode_pos, anggota)

    def _anggota(self, keluarga: UUID) -> tuple[Anggota, ...]:
        baris = self._tanya(
            f"""select {_PENDUDUK}, a.shdk, lower(a.masa)
                  from keanggotaan a join penduduk p on p.id = a.orang
                 where a.keluarga = %(keluarga)s and {self._saat.syarat("a")} and {self._saat.syarat("p")}""",
            keluarga=keluarga,
        )
        self._catat_dibaca("baca", (b[0] for b in baris))
        anggota = [Anggota(jadi_penduduk(b), Shdk(b[-2]), b[-1]) for b in baris]
        return tuple(sorted(anggota, key=lambda a: (_URUTAN_SHDK[a.shdk], a.penduduk.tanggal_lahir, a.penduduk.nama)))

    def keluarga_bernomor(self, nomor: NomorKK) -> Keluarga | None:
        [(keluarga,)] = self._tanya("select keluarga_bernomor(%(nomor)s)", nomor=nomor.lengkap)
        ditemukan = self.keluarga(keluarga or _TIADA)
        return ditemukan if ditemukan and ditemukan.nomor == nomor else None

    def keluarga_dari(self, orang: UUID) -> Keluarga | None:
        baris = self._tanya(
            f"select a.keluarga from keanggotaan a where a.orang = %(orang)s and {self._saat.syarat('a')}", orang=orang
        )
        return self.keluarga(baris[0][0]) if baris else None

    def perkawinan_dari(self, orang: UUID) -> Perkawinan | None:
        """Return the marriage in force, the latest when there are several."""
        return next(iter(self.daftar_perkawinan(orang)), None)

    def daftar_perkawinan(self, orang: UUID) -> tuple[Perkawinan, ...]:
        """Return the marriages in force, the latest first: a husband may have more than one."""
        baris = self._tanya(
            f"""select k.id, k.suami, k.istri, k.dicatat, k.tanggal, k.no_akta from perkawinan k
                 where (k.suami = %(orang)s or k.istri = %(orang)s) and {self._saat.syarat("k")}
                 order by lower(k.masa) desc, k.id""",
            orang=orang,
        )
        return tuple(Perkawinan(*(*b[:5], b[5] or "")) for b in baris)

    def perkawinan_berakhir(self, orang: UUID) -> tuple[Perkawinan, ...]:
        """Return the marriages that have ended, as known now, the latest first."""
        baris = self._tanya(
            """select k.id, k.suami, k.istri, k.dicatat, k.tanggal, k.no_akta, upper(k.masa) from perkawinan k
                where (k.suami = %(orang)s or k.istri = %(orang)s) and upper_inf(k.tercatat)
                  and upper(k.masa) <= %(pada)s
                order by upper(k.masa) desc, k.id""",
            orang=orang,
        )
        return tuple(Perkawinan(*(*b[:5], b[5] or "", b[6])) for b in baris)

    # ---- documents, regions
    def dokumen_berlaku(self, *, orang: UUID | None = None, keluarga: UUID | None = None) -> tuple[Dokumen, ...]:
        baris = self._tanya(
            """select d.id, d.jenis, d.nomor, d.orang, d.keluarga from dokumen d
                where (d.orang = %(orang)s or d.keluarga = %(keluarga)s) and upper_inf(d.tercatat) and upper_inf(d.masa)
                order by lower(d.masa), d.id""",
            orang=orang,
            keluarga=keluarga,
        )
        return tuple(Dokumen(*b) for b in baris)

    # ---- acts, by their quotations: an act without one is not in the hands of anybody
    def akta(self, akta: UUID) -> Akta | None:
        return next(iter(self._daftar_akta("d.akta = %(akta)s", akta=akta)), None)

    def akta_bernomor(self, nomor: str) -> Akta | None:
        return next(iter(self._daftar_akta("d.nomor = %(nomor)s and d.akta is not null", nomor=nomor)), None)

    def akta_dari(self, orang: UUID) -> tuple[Akta, ...]:
        """Return the acts about a person, the oldest first."""
        return self._daftar_akta("d.akta in (select akta from dokumen where orang = %(orang)s)", orang=orang)

    def _daftar_akta(self, syarat: str, **parameter: Any) -> tuple[Akta, ...]:
        baris = self._tanya(_AKTA.format(syarat=syarat), **parameter)
        self._catat_dibaca("baca", {o for b in baris for o in b[6] if o})
        return tuple(_jadi_akta(b) for b in baris)

    def nama_wilayah(self, kode: int) -> str | None:
        baris = self._tanya("select nama from wilayah where kode = %(kode)s order by sejak desc limit 1", kode=kode)
        return baris[0][0] if baris else None
