"""What an event about an act does: the note in its margin, the next quotation, the person, the family card. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from adminduk.dasar.hukum import Dasar
from adminduk.dasar.kode import Shdk
from adminduk.dokumen.kutipan import DICABUT, CatatanBaru, kutipan_baru
from adminduk.dokumen.susun import terbitkan_kk_berubah
from adminduk.permohonan.aturan.akta import AktaDipegang, entri_akta_lama
from adminduk.permohonan.isian import tulis
from adminduk.permohonan.layanan import Hasil, Kasus
from adminduk.register.akibat import atur_shdk, masukkan, terapkan, tinggalkan
from adminduk.register.isi import Keluarga, Penduduk, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import OrangUbah, Perubahan


def laksanakan_pada_akta(
    kasus: Kasus[Any],
    register: Register,
    dipegang: AktaDipegang,
    jenis: str,
    dasar: Dasar,
    *,
    kode: str = "",
    teks: str = "",
    orang: Mapping[str, Any] | None = None,
    surat: Mapping[str, Any] | None = None,
    sebab: str = DICABUT,
    lain: tuple[Perubahan, ...] = (),
    tujuan: Keluarga | None = None,
    subjek: tuple[Subjek, ...] = (),
    pesan: tuple[str, ...] = (),
) -> Hasil:
    """Return the event: ``orang`` and ``surat`` are the elements that are other now, in the register and on paper.

    A note stands in the margin when ``kode`` is given. The family card follows when the person has changed.
    ``lain`` is what the event does besides, as to the family ``tujuan`` that the person joins.
    """
    diri, tanggal = dipegang.orang, kasus.tanggal_keputusan
    catatan = [CatatanBaru(kasus.id_turunan("catatan"), kode, teks)] if kode else []
    kutipan = kutipan_berikut(kasus, register, dipegang, catatan, surat, sebab)
    ubahan = (OrangUbah(diri.id, tanggal, orang),) if orang else ()
    keluarga = list({k.id: k for k in (register.keluarga_dari(diri.id), tujuan) if k}.values())
    kartu = kartu_keluarga_sesudah(kasus, register, keluarga, (*ubahan, *lain), [diri])
    perubahan = (*entri_akta_lama(dipegang), *ubahan, *lain, *kutipan, *kartu)
    semua = (Subjek(diri.id, "subjek akta"), *subjek, *(Subjek(k.id, "keluarga") for k in keluarga))
    peristiwa = Peristiwa(
        TANPA_ID, jenis, 1, str(dasar), tanggal, semua, {"formulir": tulis(kasus.formulir)}, perubahan
    )
    return Hasil((peristiwa,), (*pesan, *kartu_lain_berubah(register, diri, bool(orang or lain))))


def kutipan_berikut(
    kasus: Kasus[Any],
    register: Register,
    dipegang: AktaDipegang,
    catatan: Sequence[CatatanBaru],
    surat: Mapping[str, Any] | None = None,
    sebab: str = DICABUT,
) -> tuple[Perubahan, ...]:
    """Write the notes in the margin and give everybody who holds a quotation the next one."""
    akta = dipegang.akta
    pemegang = {d.orang: kasus.id_turunan(f"kutipan-{d.orang}") for d in akta.kutipan if d.orang}
    return kutipan_baru(
        register, akta, pemegang or {dipegang.orang.id: kasus.id_turunan("kutipan")}, kasus.tanggal_keputusan,
        catatan=catatan, ubah=surat, sebab=sebab,
    )  # fmt: skip


def kartu_keluarga_sesudah(
    kasus: Kasus[Any],
    register: Register,
    keluarga: Sequence[Keluarga],
    perubahan: tuple[Perubahan, ...],
    orang: Iterable[Penduduk] = (),
) -> tuple[Perubahan, ...]:
    """Issue the family cards anew, none when nothing has changed; ``orang`` are people who join."""
    if not perubahan:
        return ()
    sesudah = terapkan(keluarga, perubahan, orang)
    return terbitkan_kk_berubah(register, kasus.id_turunan, keluarga, sesudah, kasus.tanggal_keputusan)


def pindah_kk(
    register: Register, orang: Penduduk, tujuan: Keluarga, shdk: Shdk, tanggal: date
) -> tuple[Perubahan, ...]:
    """Return what brings somebody into a family as ``shdk``; who stands in it already has the relation changed."""
    anggota = tujuan.cari(orang.id)
    if anggota:
        return atur_shdk([anggota], {orang.id: shdk}, tanggal)
    asal = register.keluarga_dari(orang.id)
    keluar = tinggalkan(asal, {orang.id}, tanggal, tanggal) if asal else ()
    return *keluar, *masukkan(tujuan.id, tujuan.desa, {orang.id: shdk}, tanggal)


def kartu_lain_berubah(register: Register, diri: Penduduk, berubah: bool) -> tuple[str, ...]:
    """Say which card of the person shows the old data and is replaced on application."""
    if not berubah:
        return ()
    if any(d.jenis == "KIA" for d in register.dokumen_berlaku(orang=diri.id)):
        return (f"KIA {diri.nama} memuat data lama: ganti dengan layanan KIA-GANTI.",)
    if diri.rinci.get("status_ktp_el"):
        return (f"KTP-el {diri.nama} memuat data lama: ganti dengan layanan KTP-GANTI.",)
    return ()
