"""From a case before the office to a decision in the register: verifikator, kepala bidang, kepala dinas.

The decision is one transaction (KEPUTUSAN 12): locks, rules on the locked state, journal, state, numbers, outbox.
Before it nothing enters the register.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import psycopg
from django.db import transaction
from django.utils import timezone

from adminduk.dokumen.qr import kode_baru
from adminduk.permohonan.bentuk import label_jalur
from adminduk.permohonan.ingatan import ingat
from adminduk.permohonan.keadaan import OPERATOR_BUKAN_VERIFIKATOR, Alihan, BukanWewenang, Keadaan, cari_alihan
from adminduk.permohonan.kerja import (
    Alasan,
    IsianSalah,
    Jawaban,
    PermohonanBerubah,
    bentuk_kasus,
    dari_penolakan,
    jawab,
    kunci_permohonan,
    kunci_satu,
    pindahkan,
    sekali,
)
from adminduk.permohonan.layanan import Hasil, Kasus, Layanan, PermohonanDitolak
from adminduk.permohonan.models import DokumenKeluar, Permohonan
from adminduk.permohonan.pesan_kantor import kirim_pesan
from adminduk.permohonan.pratinjau import Sentuhan, sentuhan, sidik_dasar
from adminduk.permohonan.tasks import antrekan
from adminduk.register.isi import Register
from adminduk.register.nomor import NomorHabis
from adminduk.register.perubahan import DokumenTerbit

if TYPE_CHECKING:
    from adminduk.register.jurnal import Catatan
    from adminduk.register.pelaku import Pelaku
    from adminduk.register.peristiwa import Peristiwa
    from adminduk.register.pintu import RegisterTerbuka

JABATAN_PENANDA_TANGAN = "Kepala Dinas Kependudukan dan Pencatatan Sipil"
UMUR_BUKTI = timedelta(minutes=5)
BATAS_SEKALIGUS = 50


class BuktiKedaluwarsa(PermissionError):
    """The signer has not shown the second factor just now."""


class AlasanTidakSah(ValueError):
    """A reason that the service does not declare, or that does not hold for this case."""


class _DasarBerubah(Exception):
    """The state under the decision is not the one that was verified."""


def verifikasi(reg: RegisterTerbuka, id_: UUID, *, versi: int, permintaan: UUID) -> Jawaban:
    """Find the case in order. What it touches and the state it stands on are kept for the decision."""

    def kerja() -> list[Jawaban]:
        permohonan = kunci_satu(id_, versi)
        alihan = cari_alihan("verifikasi", Keadaan(permohonan.keadaan), reg.pelaku.peran)
        _periksa_dua_pasang_mata(reg, permohonan)
        layanan, kasus = bentuk_kasus(permohonan, reg)
        dasar = ingat(reg)
        disentuh = sentuhan(layanan.laksanakan(kasus, dasar).peristiwa)
        pindahkan(
            reg,
            permohonan,
            alihan,
            verifikator=reg.pelaku.id,
            sidik_dasar=sidik_dasar(disentuh, dasar),
            orang_tersentuh=sorted(disentuh.orang),
            keluarga_tersentuh=sorted(disentuh.keluarga),
        )
        return [jawab(permohonan)]

    return sekali(reg, permintaan, "verifikasi", [str(id_), versi], kerja)[0]


def setujui(reg: RegisterTerbuka, id_: UUID, *, versi: int, permintaan: UUID) -> Jawaban:
    """Approve for signature; a case whose ground has changed goes back to the verifikator, and the answer says why."""

    def kerja() -> list[Jawaban]:
        permohonan = kunci_satu(id_, versi)
        alihan = cari_alihan("setujui", Keadaan(permohonan.keadaan), reg.pelaku.peran)
        _periksa_bukan_pemohon(reg, permohonan, alihan)
        layanan, kasus = bentuk_kasus(permohonan, reg)
        dasar = ingat(reg)
        try:
            _periksa_dasar(permohonan, layanan.laksanakan(kasus, dasar), dasar)
        except (_DasarBerubah, PermohonanDitolak) as sebab:
            return [_kembali_ke_verifikasi(reg, permohonan, sebab)]
        pindahkan(reg, permohonan, alihan, kabid=reg.pelaku.id)
        return [jawab(permohonan)]

    return sekali(reg, permintaan, "setujui", [str(id_), versi], kerja)[0]


def tandatangani(
    reg: RegisterTerbuka,
    daftar: Sequence[tuple[UUID, int]],
    *,
    bukti_baru: datetime,
    permintaan: UUID,
) -> tuple[Jawaban, ...]:
    """Decide one case or a batch: (id, version seen) each. ``bukti_baru``: when the signer last proved who it is.

    Each answer says where its case is now: ``ditandatangani``, or back at ``diajukan`` with the reason in ``pesan``
    when its ground has changed. A case changed by somebody else since it was read stays as it is and says so; alone
    it raises PermohonanBerubah.
    """

    def kerja() -> list[Jawaban]:
        _periksa_bukti(bukti_baru)
        terkunci = kunci_permohonan(daftar)
        if len(daftar) == 1 and terkunci[daftar[0][0]].versi != daftar[0][1]:
            raise PermohonanBerubah(terkunci[daftar[0][0]])
        siap = [terkunci[i] for i, versi in daftar if terkunci[i].versi == versi]
        alihan = {p.id: cari_alihan("tandatangani", Keadaan(p.keadaan), reg.pelaku.peran) for p in siap}
        # Everything at once and in one order: two batches that overlap cannot wait for each other.
        reg.kunci(
            orang={o for p in siap for o in p.orang_tersentuh},
            keluarga={k for p in siap for k in p.keluarga_tersentuh},
        )
        return [
            _putuskan(reg, terkunci[i], alihan[i]) if i in alihan else _sudah_berubah(terkunci[i]) for i, _ in daftar
        ]

    if not 0 < len(daftar) <= BATAS_SEKALIGUS:
        raise ValueError(f"Tanda tangani 1 sampai {BATAS_SEKALIGUS} permohonan sekaligus.")
    return sekali(reg, permintaan, "tandatangani", [[str(i), v] for i, v in daftar], kerja)


def kembalikan(
    reg: RegisterTerbuka, id_: UUID, alasan: Sequence[tuple[str, str]], *, versi: int, permintaan: UUID
) -> Jawaban:
    """Send the case back to be put right. ``alasan``: (code, note) pairs; see ``pilihan_alasan`` for the codes.

    A field may be named as well (``isian:anak.0.nama``): its text is not that of
    the document (Permendagri 95/2019 Ps. 46).
    """
    return _dengan_alasan(reg, "kembalikan", id_, alasan, versi, permintaan, boleh_isian=True)


def tolak(
    reg: RegisterTerbuka, id_: UUID, alasan: Sequence[tuple[str, str]], *, versi: int, permintaan: UUID
) -> Jawaban:
    """Refuse the case for good, for a check that refuses it or a requirement that is not met; a note is no reason."""
    return _dengan_alasan(reg, "tolak", id_, alasan, versi, permintaan, boleh_isian=False)


def pilihan_alasan(layanan: Layanan, kasus: Kasus[Any], reg: RegisterTerbuka) -> list[Alasan]:
    """Return the reasons that hold for a case: checks that refuse it now, and the requirements it calls for."""
    periksa = [dari_penolakan(p) for p in layanan.periksa(kasus, ingat(reg)) if p.pemeriksaan != "syarat_lengkap"]
    syarat = [
        Alasan(
            f"syarat:{s.kode}",
            str(s.dasar),
            "{nama} tidak ada, tidak terbaca, atau tidak sesuai.",
            "Lampirkan foto atau pindaian dokumen aslinya.",
            {"nama": s.nama},
            f"lampiran.{s.kode}",
        )
        for s in layanan.syarat_diminta(kasus.formulir)
    ]
    return periksa + syarat


def _dengan_alasan(
    reg: RegisterTerbuka,
    nama: str,
    id_: UUID,
    alasan: Sequence[tuple[str, str]],
    versi: int,
    permintaan: UUID,
    *,
    boleh_isian: bool,
) -> Jawaban:
    def kerja() -> list[Jawaban]:
        permohonan = kunci_satu(id_, versi)
        alihan = cari_alihan(nama, Keadaan(permohonan.keadaan), reg.pelaku.peran)
        _periksa_bukan_pemohon(reg, permohonan, alihan)
        layanan, kasus = bentuk_kasus(permohonan, reg)
        tersedia = {a.kode: a for a in pilihan_alasan(layanan, kasus, reg)}
        if boleh_isian:
            tersedia |= _alasan_isian(layanan, permohonan, alihan, alasan)
        terpilih = _pilih(tersedia, alasan)
        pindahkan(reg, permohonan, alihan, terpilih, alasan=[asdict(a) for a in terpilih])
        return [jawab(permohonan, terpilih)]

    return sekali(reg, permintaan, nama, [str(id_), versi, [list(a) for a in alasan]], kerja)[0]


def _pilih(tersedia: dict[str, Alasan], alasan: Sequence[tuple[str, str]]) -> list[Alasan]:
    if asing := [kode for kode, _ in alasan if kode not in tersedia]:
        raise AlasanTidakSah(f"Bukan alasan menurut layanan ini: {', '.join(asing)}.")
    if not alasan:
        raise AlasanTidakSah("Pilih sedikitnya satu alasan yang berdasar hukum.")
    return [replace(tersedia[kode], catatan=" ".join(catatan.split())[:500]) for kode, catatan in alasan]


def _alasan_isian(
    layanan: Layanan, permohonan: Permohonan, alihan: Alihan, alasan: Sequence[tuple[str, str]]
) -> dict[str, Alasan]:
    jalur = [kode.removeprefix("isian:") for kode, _ in alasan if kode.startswith("isian:")]
    label = {j: label_jalur(layanan.formulir, j) for j in jalur if j in permohonan.formulir}
    return {
        f"isian:{j}": Alasan(
            f"isian:{j}",
            str(alihan.dasar),
            "{label} tidak sesuai dengan dokumennya.",
            "Periksa {label} pada dokumen aslinya.",
            {"label": nama},
            j,
        )
        for j, nama in label.items()
        if nama
    }


# ------------------------------------------------------------------ the decision
def _putuskan(reg: RegisterTerbuka, permohonan: Permohonan, alihan: Alihan) -> Jawaban:
    _periksa_bukan_pemohon(reg, permohonan, alihan)
    reg.alaskan(reg.keperluan, str(permohonan.id))
    try:
        with transaction.atomic():
            return _catat(reg, permohonan, alihan)
    except (_DasarBerubah, PermohonanDitolak, IsianSalah, NomorHabis, psycopg.IntegrityError) as sebab:
        return _kembali_ke_verifikasi(reg, permohonan, sebab)


def _catat(reg: RegisterTerbuka, permohonan: Permohonan, alihan: Alihan) -> Jawaban:
    layanan, kasus = bentuk_kasus(permohonan, reg)
    dasar = ingat(reg)
    hasil = layanan.laksanakan(kasus, dasar)
    _periksa_dasar(permohonan, hasil, dasar)
    catatan = reg.catat([bubuhkan(p, reg.pelaku) for p in hasil.peristiwa], permohonan=permohonan.id)
    keluar = DokumenKeluar.objects.bulk_create(_dokumen_keluar(permohonan, catatan))
    kirim_pesan(permohonan, hasil.pesan, {d.dokumen: d.nomor for d in keluar})
    pindahkan(reg, permohonan, alihan, kadis=reg.pelaku.id)
    antrekan(keluar)
    return jawab(permohonan, dokumen=[d.dokumen for d in keluar])


def bubuhkan(peristiwa: Peristiwa, pelaku: Pelaku) -> Peristiwa:
    """Return the event with its signer on every document: who signs is known in the decision, not in the rules."""
    pejabat = {"nama": pelaku.nama, "nip": pelaku.nip, "jabatan": JABATAN_PENANDA_TANGAN}
    perubahan = tuple(
        replace(p, isi={**p.isi, "pejabat": pejabat}) if isinstance(p, DokumenTerbit) else p
        for p in peristiwa.perubahan
    )
    return replace(peristiwa, perubahan=perubahan)


def _dokumen_keluar(permohonan: Permohonan, catatan: Catatan) -> list[DokumenKeluar]:
    return [
        DokumenKeluar(
            dokumen=terbit.dokumen,
            kode=kode_baru(),
            permohonan=permohonan,
            kab=permohonan.kab,
            pemohon=permohonan.pemohon,
            peristiwa=p.id,
            jenis=terbit.jenis,
            nomor=str(terbit.nomor),
            tanggal=terbit.sejak,
            isi=terbit.isi,
        )
        for p in catatan.peristiwa
        for terbit in p.perubahan
        if isinstance(terbit, DokumenTerbit)
    ]


def _periksa_dasar(permohonan: Permohonan, hasil: Hasil, reg: Register) -> None:
    """Compare with what the verifikator saw: same persons and families, in the same state."""
    kini = sentuhan(hasil.peristiwa)
    lama = Sentuhan(frozenset(permohonan.orang_tersentuh), frozenset(permohonan.keluarga_tersentuh), kini.baru)
    if kini != lama or sidik_dasar(kini, reg) != bytes(permohonan.sidik_dasar or b""):
        raise _DasarBerubah


def _kembali_ke_verifikasi(reg: RegisterTerbuka, permohonan: Permohonan, sebab: Exception) -> Jawaban:
    """Nobody's typing is lost: the case keeps its form and is looked at again, with the reason on it."""
    permohonan.refresh_from_db()
    alihan = cari_alihan("periksa_ulang", Keadaan(permohonan.keadaan), reg.pelaku.peran)
    alasan = [_BERUBAH]
    if isinstance(sebab, PermohonanDitolak):
        alasan += [dari_penolakan(p) for p in sebab.penolakan]
    elif isinstance(sebab, NomorHabis):
        alasan = [replace(_BERUBAH, kode="nomor_habis", pesan=str(sebab), saran="Coba lagi besok.")]
    pindahkan(
        reg,
        permohonan,
        alihan,
        alasan,
        alasan=[a.__dict__ for a in alasan],
        verifikator=None,
        kabid=None,
        sidik_dasar=None,
    )
    return jawab(permohonan, alasan)


_BERUBAH = Alasan(
    "data_berubah",
    str(OPERATOR_BUKAN_VERIFIKATOR),
    "Data penduduk atau keluarga ini berubah sesudah permohonan diverifikasi.",
    "Periksa lagi akibat permohonan ini terhadap keadaan yang baru, lalu verifikasi ulang.",
)


def _sudah_berubah(permohonan: Permohonan) -> Jawaban:
    berubah = PermohonanBerubah(permohonan)
    alasan = Alasan(
        "permohonan_berubah",
        str(OPERATOR_BUKAN_VERIFIKATOR),
        "Permohonan diubah oleh {oleh} sebelum ditandatangani.",
        "Buka lagi permohonan ini.",
        {"oleh": berubah.oleh},
    )
    return jawab(permohonan, [alasan])


def _periksa_bukti(bukti_baru: datetime) -> None:
    if not timedelta(0) <= timezone.now() - bukti_baru <= UMUR_BUKTI:
        raise BuktiKedaluwarsa("Buktikan lagi diri Anda dengan passkey atau kode TOTP, lalu tanda tangani.")


def _periksa_dua_pasang_mata(reg: RegisterTerbuka, permohonan: Permohonan) -> None:
    if reg.pelaku.id in (permohonan.operator, permohonan.pembuat):
        raise BukanWewenang("Yang mengisi permohonan tidak memverifikasinya.", OPERATOR_BUKAN_VERIFIKATOR)
    _periksa_bukan_pemohon(reg, permohonan, cari_alihan("verifikasi", Keadaan.DIAJUKAN, reg.pelaku.peran))


def _periksa_bukan_pemohon(reg: RegisterTerbuka, permohonan: Permohonan, alihan: Alihan) -> None:
    if reg.pelaku.orang is not None and reg.pelaku.orang == permohonan.pemohon:
        raise BukanWewenang("Petugas tidak memutus permohonannya sendiri.", alihan.dasar)
