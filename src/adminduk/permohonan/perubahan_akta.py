"""What an event about an act does: the note in its margin, the next quotation, the person, the family card. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from adminduk.dasar.hukum import Dasar
from adminduk.dokumen.kutipan import DICABUT, CatatanBaru, kutipan_baru
from adminduk.dokumen.susun import terbitkan_kk_berubah
from adminduk.permohonan.aturan.akta import AktaDipegang, entri_akta_lama
from adminduk.permohonan.isian import tulis
from adminduk.permohonan.layanan import Hasil, Kasus
from adminduk.register.akibat import terapkan
from adminduk.register.isi import Penduduk, Register
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
    pesan: tuple[str, ...] = (),
) -> Hasil:
    """Return the event: ``orang`` and ``surat`` are the elements that are other now, in the register and on paper.

    A note stands in the margin when ``kode`` is given. The family card follows when the person has changed.
    """
    akta, diri, tanggal = dipegang.akta, dipegang.orang, kasus.tanggal_keputusan
    catatan = [CatatanBaru(kasus.id_turunan("catatan"), kode, teks)] if kode else []
    pemegang = {d.orang: kasus.id_turunan(f"kutipan-{d.orang}") for d in akta.kutipan if d.orang}
    kutipan = kutipan_baru(
        register, akta, pemegang or {diri.id: kasus.id_turunan("kutipan")}, tanggal,
        catatan=catatan, ubah=surat, sebab=sebab,
    )  # fmt: skip
    ubahan = (OrangUbah(diri.id, tanggal, orang),) if orang else ()
    perubahan = (
        *entri_akta_lama(dipegang),
        *ubahan,
        *kutipan,
        *kartu_keluarga_sesudah(kasus, register, diri.id, ubahan),
    )
    keluarga = register.keluarga_dari(diri.id)
    subjek = (Subjek(diri.id, "subjek akta"), *((Subjek(keluarga.id, "keluarga"),) if keluarga else ()))
    peristiwa = Peristiwa(
        TANPA_ID, jenis, 1, str(dasar), tanggal, subjek, {"formulir": tulis(kasus.formulir)}, perubahan
    )
    return Hasil((peristiwa,), (*pesan, *kartu_lain_berubah(register, diri, orang)))


def kartu_keluarga_sesudah(
    kasus: Kasus[Any], register: Register, diri: UUID, ubahan: tuple[OrangUbah, ...]
) -> tuple[Perubahan, ...]:
    """Issue the family card of ``diri`` anew, none when nothing has changed."""
    keluarga = register.keluarga_dari(diri) if ubahan else None
    if keluarga is None:
        return ()
    sesudah = terapkan([keluarga], ubahan)
    return terbitkan_kk_berubah(register, kasus.id_turunan, [keluarga], sesudah, kasus.tanggal_keputusan)


def kartu_lain_berubah(register: Register, diri: Penduduk, orang: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Say which card of the person shows the old data and is replaced on application."""
    if not orang:
        return ()
    if any(d.jenis == "KIA" for d in register.dokumen_berlaku(orang=diri.id)):
        return (f"KIA {diri.nama} memuat data lama: ganti dengan layanan KIA-GANTI.",)
    if diri.rinci.get("status_ktp_el"):
        return (f"KTP-el {diri.nama} memuat data lama: ganti dengan layanan KTP-GANTI.",)
    return ()
