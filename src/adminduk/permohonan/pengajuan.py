"""From a draft to a case before the office: what resident, village and operator do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from adminduk.dasar.nik import NIK
from adminduk.permohonan.ingatan import ingat
from adminduk.permohonan.isian import tulis
from adminduk.permohonan.katalog import ambil
from adminduk.permohonan.keadaan import (
    BISA_DIUBAH,
    PEMBUAT_DRAF,
    TABEL_ALIHAN,
    Alihan,
    BukanWewenang,
    Keadaan,
    LangkahTidakSah,
    cari_alihan,
)
from adminduk.permohonan.kerja import (
    Jawaban,
    PermohonanBerubah,
    bentuk_kasus,
    jawab,
    kunci_permohonan,
    kunci_satu,
    pindahkan,
    sekali,
    simpan,
)
from adminduk.permohonan.layanan import PermohonanDitolak
from adminduk.permohonan.models import Permohonan
from adminduk.register.pelaku import Pelaku, Peran

if TYPE_CHECKING:
    from adminduk.register.pintu import RegisterTerbuka

# A form of ten members has some 400 fields; more than this was not typed by anybody.
ISIAN_TERBANYAK = 3000
TEKS_TERPANJANG = 5000
# PostgreSQL keeps neither in JSON, and no keyboard makes them.
_TAK_TERSIMPAN = re.compile("[\x00\ud800-\udfff]")
_BUKAN_PERIHAL = ("pelapor", "pemohon", "saksi", "saksi_1", "saksi_2", "ibu", "ayah", "keluarga")


class FormulirTerlaluBesar(ValueError):
    """More fields, or a longer text, than any form of the catalogue has."""


def buat_draf(
    reg: RegisterTerbuka,
    id_: UUID,
    kode: str,
    data: Mapping[str, str],
    *,
    permintaan: UUID,
    pemohon: UUID | None = None,
    desa: int | None = None,
) -> Jawaban:
    """Open a case under an id the client made. What was typed is kept as it is, complete or not."""

    def kerja() -> list[Jawaban]:
        _periksa_pembuat(reg)
        ambil(kode)
        reg.alaskan(reg.keperluan, str(id_))
        sekarang, pelaku = timezone.now(), reg.pelaku
        milik = pelaku.orang or pemohon
        permohonan = Permohonan.objects.create(
            id=id_,
            nomor=_nomor_baru(pelaku.kab_kantor, sekarang.year),
            kode=kode,
            kab=pelaku.kab_kantor,
            desa=pelaku.desa or desa or _desa(reg, milik),
            perihal=perihal(data),
            formulir=bersihkan(data),
            pemohon=milik,
            pembuat=pelaku.id,
            antre_pada=sekarang,
            diubah_oleh=pelaku.nama,
            diubah_pada=sekarang,
        )
        return [jawab(permohonan)]

    return sekali(reg, permintaan, "buat_draf", [str(id_), kode, bersihkan(data), str(pemohon), desa], kerja)[0]


def simpan_draf(reg: RegisterTerbuka, id_: UUID, data: Mapping[str, str], *, versi: int, permintaan: UUID) -> Jawaban:
    """Keep what was typed. Raises PermohonanBerubah with the fields that differ when somebody else saved before."""

    def kerja() -> list[Jawaban]:
        _periksa_pembuat(reg)
        permohonan = kunci_permohonan([(id_, versi)])[id_]
        if permohonan.versi != versi:
            raise PermohonanBerubah(permohonan, isian_berbeda(permohonan.formulir, data))
        if permohonan.keadaan not in BISA_DIUBAH:
            raise LangkahTidakSah("simpan_draf", Keadaan(permohonan.keadaan))
        simpan(reg, permohonan, formulir=bersihkan(data), perihal=perihal(data))
        return [jawab(permohonan)]

    return sekali(reg, permintaan, "simpan_draf", [str(id_), versi, bersihkan(data)], kerja)[0]


def ajukan(reg: RegisterTerbuka, id_: UUID, *, versi: int, permintaan: UUID) -> Jawaban:
    """Put the case before the office.

    Raises IsianSalah with every error of the form, or PermohonanDitolak with every reason of the checks;
    the draft stays as it was.
    """

    def kerja() -> list[Jawaban]:
        permohonan = kunci_satu(id_, versi)
        alihan = cari_alihan("ajukan", Keadaan(permohonan.keadaan), reg.pelaku.peran)
        layanan, kasus = bentuk_kasus(permohonan, reg)
        if reg.pelaku.peran is Peran.PENDUDUK and not layanan.oleh_penduduk:
            raise BukanWewenang("Layanan ini diajukan di kantor.", alihan.dasar)
        if penolakan := layanan.periksa(kasus, ingat(reg)):
            raise PermohonanDitolak(layanan.kode, penolakan)
        formulir = tulis(kasus.formulir)
        # What the form no longer asks for is not kept: it was never for this case.
        permohonan.lampiran.exclude(syarat__in=[s.kode for s in layanan.syarat_diminta(kasus.formulir)]).delete()
        pemohon = permohonan.pemohon or _pemohon(reg, formulir)
        pindahkan(
            reg,
            permohonan,
            alihan,
            formulir=formulir,
            perihal=perihal(formulir),
            pemohon=pemohon,
            desa=permohonan.desa or _desa(reg, pemohon),
            operator=reg.pelaku.id if reg.pelaku.peran is Peran.OPERATOR else permohonan.operator,
            tanggal_pengajuan=kasus.tanggal_pengajuan,
            alasan=[],
        )
        return [jawab(permohonan)]

    return sekali(reg, permintaan, "ajukan", [str(id_), versi], kerja)[0]


def batalkan(reg: RegisterTerbuka, id_: UUID, *, versi: int, permintaan: UUID) -> Jawaban:
    """Withdraw a draft or a returned case; only who made it, or the resident it is for, can. What was typed stays."""

    def kerja() -> list[Jawaban]:
        permohonan = kunci_satu(id_, versi)
        pindahkan(reg, permohonan, periksa_penarikan(permohonan, reg.pelaku))
        return [jawab(permohonan)]

    return sekali(reg, permintaan, "batalkan", [str(id_), versi], kerja)[0]


def periksa_penarikan(permohonan: Permohonan, pelaku: Pelaku) -> Alihan:
    """Return the row by which this caller withdraws the case, or raise LangkahTidakSah or BukanWewenang."""
    alihan = cari_alihan("batalkan", Keadaan(permohonan.keadaan), pelaku.peran)
    milik_sendiri = pelaku.orang is not None and pelaku.orang == permohonan.pemohon
    if pelaku.id != permohonan.pembuat and not milik_sendiri:
        raise BukanWewenang("Permohonan ditarik kembali oleh pembuatnya atau pemohonnya.", alihan.dasar)
    return alihan


def serahkan(reg: RegisterTerbuka, id_: UUID, *, versi: int, permintaan: UUID) -> Jawaban:
    """Record that the documents are in the hands of the resident."""

    def kerja() -> list[Jawaban]:
        permohonan = kunci_satu(id_, versi)
        pindahkan(reg, permohonan, cari_alihan("serahkan", Keadaan(permohonan.keadaan), reg.pelaku.peran))
        return [jawab(permohonan)]

    return sekali(reg, permintaan, "serahkan", [str(id_), versi], kerja)[0]


def bersihkan(data: Mapping[str, str]) -> dict[str, str]:
    """Return what was typed, without what cannot be stored; raise FormulirTerlaluBesar beyond all bounds."""
    if len(data) > ISIAN_TERBANYAK or any(len(isi) > TEKS_TERPANJANG or len(j) > 200 for j, isi in data.items()):
        raise FormulirTerlaluBesar("Formulir terlalu besar. Kirim isian formulir ini saja.")
    return {_TAK_TERSIMPAN.sub("", j): _TAK_TERSIMPAN.sub("\ufffd", isi) for j, isi in data.items()}


def isian_berbeda(tersimpan: Mapping[str, Any], diketik: Mapping[str, str]) -> tuple[str, ...]:
    """Return the paths whose text differs; an empty text and none are the same."""
    jalur = sorted(tersimpan.keys() | diketik.keys())
    return tuple(j for j in jalur if str(tersimpan.get(j, "")).strip() != diketik.get(j, "").strip())


def perihal(data: Mapping[str, str]) -> str:
    """Return the name that lists show: of the person the case is about, not of who reports it.

    >>> perihal({"pelapor.nama": "YOSEP", "anak.0.nama": "MARIA"})
    'MARIA'
    """
    nama = [(j.split(".")[0], isi) for j, isi in data.items() if j.split(".")[-1] in ("nama", "nama_lengkap")]
    utama = (isi for bagian, isi in nama if bagian not in _BUKAN_PERIHAL)
    pilihan = next(utama, None) or next((isi for _, isi in nama), "")
    return _TAK_TERSIMPAN.sub("", " ".join(pilihan.split()))[:100]


def _periksa_pembuat(reg: RegisterTerbuka) -> None:
    if reg.pelaku.peran not in PEMBUAT_DRAF:
        raise BukanWewenang("Draf diisi oleh penduduk, petugas desa, atau operator.", TABEL_ALIHAN[0].dasar)


def _nomor_baru(kab: int, tahun: int) -> str:
    with connection.cursor() as kursor:
        kursor.execute("select nextval('nomor_permohonan')")
        [urut] = kursor.fetchone()
    return f"{kab}-{tahun % 100:02d}-{urut:07d}"


def _pemohon(reg: RegisterTerbuka, formulir: Mapping[str, str]) -> UUID | None:
    """Return the resident who reports or applies, so that the case is in that resident's own list."""
    nik = formulir.get("pemohon.nik") or formulir.get("pelapor.nik")
    orang = reg.orang_ber_nik(NIK(nik)) if nik else None
    return orang.id if orang else None


def _desa(reg: RegisterTerbuka, pemohon: UUID | None) -> int | None:
    """Return the village whose officers see the case: where the applicant lives."""
    keluarga = reg.keluarga_dari(pemohon) if pemohon else None
    return keluarga.desa if keluarga else None
