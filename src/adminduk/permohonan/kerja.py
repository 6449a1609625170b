"""What every step of a case shares: once per request, one row at a time, never over somebody else's change."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

import orjson
from django.db import connection
from django.utils import timezone

from adminduk.permohonan.isian import Bacaan, GalatIsian, baca
from adminduk.permohonan.katalog import ambil
from adminduk.permohonan.keadaan import JAM_BERJALAN, Alihan, Keadaan
from adminduk.permohonan.layanan import Kasus, Layanan, Penolakan
from adminduk.permohonan.models import Langkah, Permintaan, Permohonan
from adminduk.sandi import terpasang

if TYPE_CHECKING:
    from adminduk.register.pintu import RegisterTerbuka


class PermohonanTidakAda(LookupError):
    """There is no such case, or it is outside the caller's region or household."""


class PermintaanBerbeda(Exception):
    """The id of a request came back with another content, or from somebody else (KEPUTUSAN 3)."""


class IsianSalah(Exception):
    """The form cannot be read: every error at once."""

    def __init__(self, galat: Sequence[GalatIsian]) -> None:
        self.galat = tuple(galat)
        super().__init__("\n".join(f"{g.isian}: {g.pesan}" for g in galat))


class PermohonanBerubah(Exception):
    """Somebody changed the case since the caller read it. ``isian``: paths that differ from what the caller typed."""

    def __init__(self, permohonan: Permohonan, isian: tuple[str, ...] = ()) -> None:
        self.permohonan = permohonan.id
        self.nomor = permohonan.nomor
        self.versi = permohonan.versi
        self.keadaan = Keadaan(permohonan.keadaan)
        self.oleh = permohonan.diubah_oleh
        self.pada = permohonan.diubah_pada
        self.isian = isian
        super().__init__(f"Permohonan {self.nomor} diubah oleh {self.oleh}; keadaannya sekarang {self.keadaan}.")


@dataclass(frozen=True)
class Jawaban:
    """What a step answers, and answers again when the same request comes back.

    ``pesan`` are templates with their values: why a case went another way than asked.
    """

    permohonan: str
    nomor: str
    keadaan: str
    versi: int
    pesan: Sequence[Mapping[str, Any]] = ()
    dokumen: Sequence[str] = ()


@dataclass(frozen=True)
class Alasan:
    """Why a case is returned or refused, as the service declares it. ``catatan`` explains, never replaces."""

    kode: str  # periksa:<check>, syarat:<requirement> or isian:<path of a field>
    dasar: str
    pesan: str
    saran: str
    nilai: Mapping[str, Any] = field(default_factory=dict)
    isian: str = ""
    catatan: str = ""


def dari_penolakan(p: Penolakan, catatan: str = "") -> Alasan:
    t = p.tolak
    return Alasan(f"periksa:{p.pemeriksaan}", str(p.dasar), t.pesan, t.saran, nilai_json(t.nilai), t.isian, catatan)


def nilai_json(nilai: Mapping[str, Any]) -> dict[str, Any]:
    """Return values that JSON can hold; numbers of persons stay masked, as ``str`` prints them."""
    return {k: v if isinstance(v, int | float | str | None) else _teks(v) for k, v in nilai.items()}


def _teks(nilai: Any) -> str:
    return nilai.isoformat() if isinstance(nilai, date) else str(nilai)


def sekali(
    reg: RegisterTerbuka, permintaan: UUID, langkah: str, isi: Any, kerja: Callable[[], Sequence[Jawaban]]
) -> tuple[Jawaban, ...]:
    """Do ``kerja`` for a request once; the same request gets the first answer again.

    Raises PermintaanBerbeda when the id was used for something else or by somebody else.
    """
    naskah = orjson.dumps([langkah, str(reg.pelaku.id), isi], option=_KANONIK)
    # Keyed: a draft may hold little more than a NIK, and all NIKs are hashed in minutes.
    sidik = terpasang().indeks_buta("permintaan", naskah)
    with connection.cursor() as kursor:
        # Two at once with one id: the second waits here, then finds the answer of the first.
        kursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 1))", (str(permintaan),))
    if lama := Permintaan.objects.filter(id=permintaan).first():
        if bytes(lama.sidik) not in (sidik, hashlib.sha256(naskah).digest()):  # requests of before were not keyed
            raise PermintaanBerbeda(str(permintaan))
        _tunggu_siaga()
        return tuple(Jawaban(**j) for j in lama.jawaban)
    jawaban = tuple(kerja())
    isi_jawaban = orjson.dumps([asdict(j) for j in jawaban]).decode()
    with connection.cursor() as kursor:
        kursor.execute(_SIMPAN, (permintaan, reg.pelaku.kab_kantor, reg.pelaku.id, sidik, isi_jawaban))
        if not kursor.rowcount:  # used in another region: not visible here, yet taken
            raise PermintaanBerbeda(str(permintaan))
    return jawaban


def _tunggu_siaga() -> None:
    """Give the transaction something to commit, so that it waits for the standby as the first one did, or should have.

    A server that fell between the commit and the standby's word comes back with a row that no other machine has; an
    answer only read from it would be lost with this machine.
    """
    with connection.cursor() as kursor:
        kursor.execute("select pg_logical_emit_message(true, 'permintaan', '')")


_SIMPAN = "insert into permintaan (id, kab, oleh, sidik, jawaban) values (%s, %s, %s, %s, %s) on conflict do nothing"
_KANONIK = orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS


def kunci_permohonan(daftar: Sequence[tuple[UUID, int]]) -> dict[UUID, Permohonan]:
    """Lock cases in one order and return them by id; raise PermohonanTidakAda for one that is not there."""
    id_ = sorted({i for i, _ in daftar})
    ada = {p.id: p for p in Permohonan.objects.select_for_update().filter(id__in=id_).order_by("id")}
    if kurang := [i for i in id_ if i not in ada]:
        raise PermohonanTidakAda(", ".join(map(str, kurang)))
    return ada


def kunci_satu(id_: UUID, versi: int) -> Permohonan:
    """Lock one case at the version the caller has seen, or raise PermohonanBerubah."""
    permohonan = kunci_permohonan([(id_, versi)])[id_]
    if permohonan.versi != versi:
        raise PermohonanBerubah(permohonan)
    return permohonan


def bentuk_kasus(permohonan: Permohonan, reg: RegisterTerbuka) -> tuple[Layanan, Kasus[Any]]:
    """Return the service and the case as its rules see it, read from the stored form.

    Raises IsianSalah when the form cannot be read.
    """
    layanan = ambil(permohonan.kode)
    wilayah = cache(reg.nama_wilayah)
    bacaan: Bacaan[Any] = baca(
        layanan.formulir,
        permohonan.formulir,
        wilayah_ada=lambda kode: wilayah(kode) is not None,
        hari_ini=reg.hari_ini,
    )
    if bacaan.galat:
        raise IsianSalah(bacaan.galat)
    return layanan, Kasus(
        id=permohonan.id,
        formulir=bacaan.formulir,
        kab=permohonan.kab,
        tanggal_pengajuan=permohonan.tanggal_pengajuan or reg.hari_ini,
        tanggal_keputusan=reg.hari_ini,
        # Latest first: the file that came first keeps the place.
        lampiran=dict(permohonan.lampiran.order_by("-pada", "-id").values_list("syarat", "berkas_id")),
    )


def pindahkan(
    reg: RegisterTerbuka, permohonan: Permohonan, alihan: Alihan, alasan: Sequence[Alasan] = (), /, **ubah: Any
) -> None:
    """Move a locked case along one row of the table: new state, clock, version, one line of history."""
    sekarang = timezone.now()
    isi = [asdict(a) for a in alasan]
    Langkah.objects.create(
        permohonan=permohonan,
        kab=permohonan.kab,
        pemohon=permohonan.pemohon,
        nama=alihan.nama,
        dari=alihan.dari,
        ke=alihan.ke,
        oleh=reg.pelaku.id,
        nama_oleh=reg.pelaku.nama,
        peran=reg.pelaku.peran,
        pada=sekarang,
        dasar=str(alihan.dasar),
        alasan=isi,
    )
    jam = _jam(permohonan, alihan, sekarang)
    simpan(reg, permohonan, keadaan=alihan.ke.value, **jam, **ubah)


def simpan(reg: RegisterTerbuka, permohonan: Permohonan, **ubah: Any) -> None:
    """Write the named columns with a new version and who wrote them."""
    sekarang = timezone.now()
    ubah |= {"versi": permohonan.versi + 1, "diubah_oleh": reg.pelaku.nama, "diubah_pada": sekarang}
    ubah["antre_pada"] = ubah.get("batas_waktu", permohonan.batas_waktu) or sekarang
    for nama, nilai in ubah.items():
        setattr(permohonan, nama, nilai)
    permohonan.save(update_fields=list(ubah))


def jawab(permohonan: Permohonan, alasan: Sequence[Alasan] = (), dokumen: Sequence[UUID] = ()) -> Jawaban:
    return Jawaban(
        str(permohonan.id),
        permohonan.nomor,
        str(permohonan.keadaan),
        permohonan.versi,
        [asdict(a) for a in alasan],
        [str(d) for d in dokumen],
    )


def _jam(permohonan: Permohonan, alihan: Alihan, sekarang: datetime) -> dict[str, Any]:
    """Let the legal clock run while the office has the case, and keep what is left of it otherwise."""
    berjalan, akan = alihan.dari in JAM_BERJALAN, alihan.ke in JAM_BERJALAN
    if akan and not berjalan:
        penuh = timedelta(hours=ambil(permohonan.kode).waktu_layanan_jam)
        return {"batas_waktu": sekarang + (permohonan.sisa_waktu or penuh), "sisa_waktu": None}
    if berjalan and not akan and permohonan.batas_waktu:
        return {"batas_waktu": None, "sisa_waktu": permohonan.batas_waktu - sekarang}
    return {}
