"""A birth act cancelled: the note in its margin, its quotations withdrawn, the new act, person and card. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from adminduk.dasar.hukum import Dasar
from adminduk.dasar.nama import rapikan
from adminduk.dasar.nik import NIK
from adminduk.dasar.tanggal import Presisi
from adminduk.dasar.wilayah import tempat_peristiwa
from adminduk.dokumen.kutipan import CatatanBaru, cabut_kutipan, catat_pinggir
from adminduk.dokumen.surat import AktaKelahiran, ModelAkta
from adminduk.dokumen.susun import penerbit
from adminduk.permohonan.aturan.akta import CP_LAIN, AktaDipegang, akta_dipegang, entri_akta_lama, model_akta
from adminduk.permohonan.formulir.kelahiran_benar import KelahiranBenar
from adminduk.permohonan.isian import tulis
from adminduk.permohonan.layanan import Hasil, Kasus
from adminduk.permohonan.perubahan_akta import kartu_keluarga_sesudah, kartu_lain_berubah
from adminduk.register.isi import Penduduk, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import AktaCatat, DokumenTerbit, NomorAktaBaru, OrangUbah, Perubahan

DIBATALKAN = "akta dibatalkan"
BATAS_LAPOR_HARI = 60  # UU 24/2013 Pasal 27 ayat (1): the code LU or LT of the new number


def batalkan(
    kasus: Kasus[Any], register: Register, jenis: str, dasar: Dasar, alasan: str, pesan: tuple[str, ...] = ()
) -> Hasil:
    """Return the cancellation; with ``benar`` on the form a new act follows, without it the person has none.

    The NIK stays, whatever the act said of birth date and sex (Permendagri 108/2019 Pasal 15).
    """
    dipegang = akta_dipegang(kasus, register)
    assert dipegang is not None  # akta_ditemukan
    orang, tanggal, benar = dipegang.orang, kasus.tanggal_keputusan, kasus.formulir.benar
    keluarga = register.keluarga_dari(orang.id)
    isi = elemen_benar(benar, orang, register) if benar else {}
    nomor = _nomor(kasus, benar) if benar else None
    ubah = OrangUbah(orang.id, tanggal, {**isi, "no_akta_lahir": nomor})
    perubahan = (
        *entri_akta_lama(dipegang),
        catat_pinggir(dipegang.akta, CatatanBaru(kasus.id_turunan("catatan"), CP_LAIN, alasan), tanggal),
        *cabut_kutipan(dipegang.akta, tanggal, DIBATALKAN, kasus.id_turunan("kutipan") if nomor else None),
        ubah,
        *(_akta_baru(kasus, register, dipegang, benar, isi, nomor) if benar and nomor else ()),
        *(kartu_keluarga_sesudah(kasus, register, [keluarga], (ubah,)) if benar and keluarga else ()),
    )
    subjek = (Subjek(orang.id, "subjek akta"), *((Subjek(keluarga.id, "keluarga"),) if keluarga else ()))
    fakta = {"formulir": tulis(kasus.formulir)}
    peristiwa = Peristiwa(TANPA_ID, jenis, 1, str(dasar), tanggal, subjek, fakta, perubahan)
    sisa = () if benar else ("Akta dibatalkan tanpa akta baru: kelahirannya belum berakta.",)
    return Hasil((peristiwa,), (*pesan, *sisa, *kartu_lain_berubah(register, orang, benar is not None)))


def elemen_benar(benar: KelahiranBenar, orang: Penduduk, register: Register) -> dict[str, Any]:
    """Return the columns of a person as the new act tells them."""
    ayah = _orang_tua(register, benar.nik_ayah, benar.nama_ayah, (orang.ayah, orang.nama_ayah))
    ibu = _orang_tua(register, benar.nik_ibu, benar.nama_ibu, (orang.ibu, orang.nama_ibu))
    return {
        "nama": rapikan(benar.nama).upper(),
        "jenis_kelamin": benar.jenis_kelamin,
        "tempat_lahir": tempat_peristiwa(register.nama_wilayah(int(benar.tempat_lahir)) or ""),
        "lahir": benar.tanggal_lahir,
        "presisi_lahir": Presisi.HARI,
        "ayah": ayah[0],
        "nama_ayah": ayah[1] or None,
        "ibu": ibu[0],
        "nama_ibu": ibu[1] or None,
    }


def _orang_tua(register: Register, nik: NIK | None, nama: str | None, lama: tuple[Any, str]) -> tuple[Any, str]:
    """Return who a parent is and what he or she is called; a name that is the same stays the same person."""
    dikenal = register.orang_ber_nik(nik) if nik else None
    if dikenal:
        return dikenal.id, dikenal.nama
    tertulis = rapikan(nama or "").upper()
    return (lama[0] if tertulis and tertulis == lama[1] else None), tertulis


def _nomor(kasus: Kasus[Any], benar: KelahiranBenar) -> NomorAktaBaru:
    lewat = (kasus.tanggal_pengajuan - benar.tanggal_lahir).days > BATAS_LAPOR_HARI
    return NomorAktaBaru(kasus.kab, "LT" if lewat else "LU", kasus.tanggal_keputusan)


def _akta_baru(
    kasus: Kasus[Any],
    register: Register,
    dipegang: AktaDipegang,
    benar: KelahiranBenar,
    isi: Mapping[str, Any],
    nomor: NomorAktaBaru,
) -> tuple[Perubahan, ...]:
    orang, tanggal, id_akta = dipegang.orang, kasus.tanggal_keputusan, kasus.id_turunan("akta")
    surat = AktaKelahiran(
        penerbit=penerbit(register, kasus.kab),
        tanggal_terbit=tanggal,
        nomor=nomor,
        nik=orang.nik.lengkap if orang.nik else "",
        nama=isi["nama"],
        jenis_kelamin=isi["jenis_kelamin"],
        tempat_lahir=isi["tempat_lahir"],
        tanggal_lahir=_hari(isi["lahir"]),
        model=_model(isi, dipegang),
        anak_ke=benar.anak_ke or 0,
        nama_ayah=isi["nama_ayah"] or "",
        nama_ibu=isi["nama_ibu"] or "",
        kewarganegaraan=orang.kewarganegaraan.value,
    )
    entri = {"orang": orang.id, "menggantikan": dipegang.akta.nomor, "formulir": tulis(kasus.formulir)}
    lembar = kasus.id_turunan("kutipan")
    return (
        AktaCatat(id_akta, "KELAHIRAN", nomor, tanggal, kasus.kab, entri),
        DokumenTerbit(lembar, surat.kode, nomor, tanggal, kasus.kab, surat.ke_isi(), orang.id, None, id_akta),
    )


def _hari(nilai: Any) -> date:
    assert isinstance(nilai, date)
    return nilai


def _model(isi: Mapping[str, Any], dipegang: AktaDipegang) -> ModelAkta:
    """The marriage of the parents is not what is cancelled: its words stay while both parents stand on the act."""
    model = model_akta(isi["nama_ayah"], isi["nama_ibu"])
    lama = ModelAkta(dipegang.akta.isi["model"])
    return lama if model is ModelAkta.AYAH_IBU and lama is ModelAkta.AYAH_IBU_BELUM_TERCATAT else model
