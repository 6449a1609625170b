"""The stage of the matrix: in four places people alive, under age and dead, and cases in each state, each with a
file attached and a document out. Made once a module and left as it is: every question is asked and undone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.cache import cache
from django.test import TransactionTestCase

from adminduk.dasar.kode import JenisKelamin, Shdk
from adminduk.dasar.nik import NIK, NomorKK
from adminduk.permohonan import alur, berkas
from adminduk.permohonan.contoh_alur import KELAHIRAN, OPERATOR, PETUGAS_DESA, foto, pintu
from adminduk.permohonan.keadaan import Keadaan
from adminduk.permohonan.models import DokumenKeluar, KeadaanDokumen, KodeAmbil, Lampiran, Permohonan
from adminduk.proyek.hak import Benda, Letak
from adminduk.register import Pelaku, Peran, contoh
from adminduk.register.akibat.kematian import akibat_kematian
from adminduk.register.contoh import DESA, DINA, FAKFAK, KORINUS, MANOKWARI, MARTHA, SEORANG_DIRI, WARGA_MARTHA, YOSEP
from adminduk.register.isi import Anggota, Keluarga
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek

SORONG = 9671
DESA_TETANGGA, DESA_FAKFAK, DESA_SORONG = 9202122004, 9203012001, 9671011001
KELUARGA_MARTHA = frozenset({YOSEP, MARTHA, DINA, KORINUS})
KEADAAN = (Keadaan.DRAF, Keadaan.DIAJUKAN, Keadaan.DIVERIFIKASI, Keadaan.DITERBITKAN)
TIADA = UUID(int=0xFFFF)


@pytest.fixture(scope="module", autouse=True)
def tanpa_kunci_kantor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No office has keys here, whatever other tests of this process have made."""
    kosong = tmp_path_factory.mktemp("dokumen")
    with pytest.MonkeyPatch.context() as ganti:
        ganti.setattr("adminduk.permohonan.publik.folder_dokumen", lambda: kosong)
        yield


@dataclass(frozen=True)
class Rumah:
    """A family somewhere, and its members by what they are."""

    desa: int
    keluarga: UUID
    orang: dict[str, UUID]  # hidup, anak, meninggal
    nik: dict[str, str]
    nomor_kk: str


@dataclass(frozen=True)
class KasusAda:
    id: UUID
    keadaan: Keadaan
    pemohon: UUID
    desa: int
    versi: int
    lampiran: UUID
    dokumen: UUID
    kode: str


@dataclass(frozen=True)
class Sasaran:
    """Something to ask for: the parts of its address, and where it is; ``desa`` None for what is nowhere."""

    sebutan: str
    bagian: dict[str, UUID]
    desa: int | None = None
    pemohon: UUID | None = None
    kasus: KasusAda | None = None

    def letak(self, pelaku: Pelaku) -> Letak | None:
        """Return where it is for ``pelaku``, from what this stage knows and no code of the product."""
        if self.desa is None:
            return None
        if pelaku.orang:
            serumah = {pelaku.orang, self.pemohon} <= KELUARGA_MARTHA
            return Letak.SENDIRI if self.pemohon == pelaku.orang else Letak.SERUMAH if serumah else Letak.LUAR
        kab = self.desa // 1_000_000
        if kab not in pelaku.kab:
            return Letak.SEPROVINSI if kab // 100 == pelaku.kab[0] // 100 else Letak.LUAR
        return Letak.SEDESA if pelaku.desa == self.desa else Letak.SEKABUPATEN


@dataclass(frozen=True)
class Panggung:
    rumah: tuple[Rumah, ...]
    kasus: tuple[KasusAda, ...]
    pelaku: dict[str, Pelaku]

    def sasaran(self, benda: Benda | None, keadaan: Keadaan | None = None) -> list[Sasaran]:
        """Return every object of a kind and one that is nowhere; cases in one state, unless all are meant."""
        match benda:
            case None:
                return [Sasaran("", {})]
            case Benda.ORANG:
                ada = [
                    Sasaran(f"{j} di {r.desa}", {"orang": o}, r.desa) for r in self.rumah for j, o in r.orang.items()
                ]
                return [*ada, Sasaran("tiada", {"orang": TIADA})]
            case Benda.KELUARGA:
                ada = [Sasaran(f"keluarga di {r.desa}", {"keluarga": r.keluarga}, r.desa) for r in self.rumah]
                return [*ada, Sasaran("tiada", {"keluarga": TIADA})]
        ada = [_sasaran(benda, k) for k in self.kasus if keadaan in (None, k.keadaan)]
        return [*ada, Sasaran("tiada", _bagian(benda, TIADA, TIADA))]


def _sasaran(benda: Benda, k: KasusAda) -> Sasaran:
    bagian = _bagian(benda, k.dokumen if benda is Benda.DOKUMEN else k.id, k.lampiran)
    return Sasaran(f"{k.keadaan} milik {k.pemohon.int:x} di {k.desa}", bagian, k.desa, k.pemohon, k)


def _bagian(benda: Benda, id_: UUID, lampiran: UUID) -> dict[str, UUID]:
    return {"id": id_, "lampiran": lampiran} if benda is Benda.LAMPIRAN else {"id": id_}


@pytest.fixture(scope="module")
def panggung(django_db_setup: None, django_db_blocker: Any) -> Iterator[Panggung]:
    with django_db_blocker.unblock():
        with pintu(OPERATOR) as reg:
            reg.catat(contoh.peristiwa_contoh())
        rumah = tuple(_rumah(n, d) for n, d in enumerate((DESA, DESA_TETANGGA, DESA_FAKFAK, DESA_SORONG), 1))
        pemohon = [(o, DESA) for o in (MARTHA, DINA, SEORANG_DIRI)] + [(r.orang["hidup"], r.desa) for r in rumah[1:]]
        kasus = tuple(_kasus(o, d, k) for o, d in pemohon for k in KEADAAN)
        yield Panggung(rumah, kasus, _pelaku(rumah))
        TransactionTestCase._fixture_teardown(None)  # what was committed here goes with the database: see conftest.py


@pytest.fixture(autouse=True)
def tanpa_batas_laju(db: None) -> None:
    cache.clear()


def _pelaku(rumah: tuple[Rumah, ...]) -> dict[str, Pelaku]:
    kantor = {"sendiri": MANOKWARI, "tetangga": FAKFAK, "luar": SORONG}
    petugas = [
        (f"{peran.name.lower()}-{nama}", Pelaku(UUID(int=0x7000 + 16 * n + m), "Petugas", peran, (kab,)))
        for n, peran in enumerate((Peran.OPERATOR, Peran.VERIFIKATOR, Peran.KABID, Peran.KADIS))
        for m, (nama, kab) in enumerate(kantor.items())
    ]
    lain = [
        (f"{peran.name.lower()}-sendiri", Pelaku(UUID(int=0x7100 + n), "Petugas", peran, (MANOKWARI,)))
        for n, peran in enumerate((Peran.ADMIN, Peran.AUDITOR))
    ]
    desa = [
        (f"desa-{n}", Pelaku(UUID(int=0x7200 + n), "Petugas desa", Peran.DESA, (d // 1_000_000,), desa=d))
        for n, d in enumerate((DESA_TETANGGA, DESA_FAKFAK, DESA_SORONG))
    ]
    orang = (SEORANG_DIRI, *(r.orang["hidup"] for r in rumah[1:]))
    kab = (MANOKWARI, *(r.desa // 1_000_000 for r in rumah[1:]))
    warga = [
        (f"warga-{n}", Pelaku(o, "Penduduk", Peran.PENDUDUK, (k,), o))
        for n, (o, k) in enumerate(zip(orang, kab, strict=True))
    ]
    return {"warga-martha": WARGA_MARTHA, "desa-sendiri": PETUGAS_DESA, **dict(petugas + lain + desa + warga)}


def _operator(desa: int) -> Pelaku:
    return Pelaku(UUID(int=0x7300 + desa), "Operator panggung", Peran.OPERATOR, (desa // 1_000_000,))


def _rumah(n: int, desa: int) -> Rumah:
    """A man, his child of three, and his mother who died."""
    awal, dasar = f"{desa // 10_000}", 0x5000 + 16 * n
    lahir = {"hidup": ("010180", date(1980, 1, 1)), "anak": ("010123", date(2023, 1, 1)),
             "meninggal": ("410150", date(1950, 1, 1))}  # fmt: skip
    nik = {j: f"{awal}{t}{9000 + n}" for j, (t, _) in lahir.items()}
    orang = {j: UUID(int=dasar + i) for i, j in enumerate(lahir)}
    kelamin = {"meninggal": JenisKelamin.PEREMPUAN}
    isi = {
        j: contoh.penduduk(orang[j], NIK(nik[j]), f"{j.upper()} KE{n}", kelamin.get(j, JenisKelamin.LAKI_LAKI), t)
        for j, (_, t) in lahir.items()
    }
    shdk = {"hidup": Shdk.KEPALA_KELUARGA, "anak": Shdk.ANAK, "meninggal": Shdk.ORANG_TUA}
    anggota = tuple(Anggota(p, shdk[j], max(date(2016, 1, 4), p.tanggal_lahir)) for j, p in isi.items())
    nomor = NomorKK(f"{awal}0101169{n:03d}")
    keluarga = Keluarga(UUID(int=dasar + 8), nomor, desa, "JALAN CONTOH", "001", "001", "", "98312", anggota)
    wafat = akibat_kematian(isi["meninggal"], keluarga, (), date(2024, 5, 1), date(2024, 5, 2))
    subjek = (Subjek(orang["meninggal"], "jenazah"), Subjek(keluarga.id, "keluarga"))
    mati = Peristiwa(TANPA_ID, "kematian", 1, "contoh", date(2024, 5, 1), subjek, {"formulir": {}}, wafat)
    with pintu(_operator(desa)) as reg:
        reg.catat([contoh._data_awal(keluarga), mati])
    return Rumah(desa, keluarga.id, orang, nik, nomor.lengkap)


def _kasus(pemohon: UUID, desa: int, keadaan: Keadaan) -> KasusAda:
    id_, dokumen, kode, isi = uuid4(), uuid4(), _kode(), foto()
    with pintu(_operator(desa)) as reg:
        versi = alur.buat_draf(reg, id_, "LAHIR", KELAHIRAN, permintaan=uuid4(), pemohon=pemohon, desa=desa).versi
        milik = {"kab": desa // 1_000_000, "pemohon": pemohon}
        simpanan = berkas.simpan(isi, "image/png")
        lampiran = Lampiran.objects.create(
            permohonan_id=id_, syarat="surat_lahir", berkas=simpanan, nama="a.png", oleh=pemohon, **milik
        )
        DokumenKeluar.objects.create(
            dokumen=dokumen, kode=kode, permohonan_id=id_, peristiwa=uuid4(), jenis="KIA", nomor="", isi={},
            tanggal=date(2026, 1, 1), keadaan=KeadaanDokumen.TERBIT, berkas=simpanan, **milik,
        )  # fmt: skip
        KodeAmbil.objects.create(permohonan_id=id_, kode=kode.lower(), pin="", **milik)
        Permohonan.objects.filter(id=id_).update(keadaan=keadaan, antre_pada=datetime.now(UTC))
    return KasusAda(id_, keadaan, pemohon, desa, versi, lampiran.id, dokumen, kode)


def _kode() -> str:
    """Return a code of a QR: twelve of Crockford's letters."""
    return "".join("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[b % 32] for b in uuid4().bytes[:12])
