"""Rules about who has a KTP-el, and what an application for one does: recording and printing follow elsewhere."""

from __future__ import annotations

from datetime import date
from typing import Any

from adminduk.dasar.hukum import PERPRES_96_2018, UU_23_2006, Keyakinan
from adminduk.dasar.kode import Kewarganegaraan, StatusKtpEl, StatusPenduduk
from adminduk.dokumen.surat import Butir, TandaBuktiKtpEl
from adminduk.dokumen.surat.kia import USIA_KTP
from adminduk.dokumen.susun import DIGANTI, penerbit, tutup
from adminduk.permohonan.isian import tulis
from adminduk.permohonan.layanan import Hasil, Kasus, Tolak
from adminduk.register.isi import Penduduk, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import DokumenTerbit, NomorAktaBaru, OrangUbah, Perubahan

DASAR_KTP = PERPRES_96_2018.pasal(15)
DASAR_WAJIB = UU_23_2006.pasal(63, keyakinan=Keyakinan.DIINGAT)
KODE_NOMOR = "KT"  # within the number of the receipt; no source names one


def pemilik_ktp(kasus: Kasus[Any], register: Register) -> Penduduk | None:
    return register.orang_ber_nik(kasus.formulir.pemohon.nik)


def pemohon_terdaftar(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Pemohon penduduk kabupaten/kota ini, hidup, dan tercantum pada sebuah KK."""
    orang = pemilik_ktp(kasus, register)
    aktif = orang is not None and orang.status is StatusPenduduk.AKTIF and orang.kab == kasus.kab
    if orang is None or not aktif or register.keluarga_dari(orang.id) is None:
        return Tolak(
            "NIK pemohon bukan NIK penduduk aktif pada KK di wilayah kantor ini.",
            "Periksa NIK; penduduk daerah lain melapor kedatangannya lebih dahulu.",
            isian="pemohon.nik",
        )
    return None


def adalah_wajib_ktp(orang: Penduduk, pada: date) -> bool:
    return orang.usia(pada) >= USIA_KTP or orang.status_kawin.pernah_kawin


def wajib_ktp(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """KTP-el bagi yang berumur 17 tahun, atau sudah atau pernah kawin."""
    orang = pemilik_ktp(kasus, register)
    if orang and not adalah_wajib_ktp(orang, kasus.tanggal_pengajuan):
        return Tolak(
            "{nama} belum berumur 17 tahun dan belum pernah kawin.",
            "Sampai umur itu kartunya KIA (layanan KIA).",
            {"nama": orang.nama},
            "pemohon.nik",
        )
    return None


def pemohon_wni(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """KTP-el ini bagi WNI; orang asing ber-ITAP memakai layanan KTP-OA."""
    orang = pemilik_ktp(kasus, register)
    if orang and orang.kewarganegaraan is Kewarganegaraan.WNA:
        return Tolak("Pemohon bukan WNI.", "Gunakan layanan KTP-OA dengan KITAP.", isian="pemohon.nik")
    return None


def status_ktp_el(orang: Penduduk) -> StatusKtpEl | None:
    kini = orang.rinci.get("status_ktp_el")
    return StatusKtpEl(kini) if kini else None


def keadaan_diajukan(tanggal: date) -> dict[str, str]:
    """Return the details of a person whose application is taken."""
    return {"status_ktp_el": StatusKtpEl.DIAJUKAN.value, "tgl_ktp_el": tanggal.isoformat()}


def tanda_bukti(
    kasus: Kasus[Any], register: Register, orang: Penduduk, uraian: str, *butir: Butir
) -> tuple[Perubahan, ...]:
    """Return the receipt of an application, in the place of an earlier one; ``butir`` are stated last."""
    tanggal, dokumen = kasus.tanggal_keputusan, kasus.id_turunan(f"bukti-{orang.id}")
    surat = TandaBuktiKtpEl(
        penerbit=penerbit(register, kasus.kab),
        tanggal_terbit=tanggal,
        nomor=NomorAktaBaru(kasus.kab, KODE_NOMOR, tanggal, str(orang.id)),
        nama=orang.nama,
        jenis_kelamin=orang.jenis_kelamin,
        tempat_lahir=orang.tempat_lahir,
        tanggal_lahir=orang.tanggal_lahir,
        nik=orang.nik.lengkap if orang.nik else "",
        rincian=(
            Butir(label="Jenis permohonan", isi=uraian),
            Butir(label="Keadaan", isi=StatusKtpEl.DIAJUKAN.value),
            *butir,
        ),
    )
    return (
        *tutup(register, surat.kode, tanggal, DIGANTI, pengganti=dokumen, orang=orang.id),
        DokumenTerbit(dokumen, surat.kode, surat.nomor, tanggal, kasus.kab, surat.ke_isi(), orang.id),
    )


def terima_permohonan(kasus: Kasus[Any], register: Register, jenis: str, uraian: str) -> Hasil:
    """Return the event that takes the application: the state of the card, and a receipt for the resident."""
    orang = pemilik_ktp(kasus, register)
    assert orang is not None  # pemohon_terdaftar
    tanggal = kasus.tanggal_keputusan
    perubahan: tuple[Perubahan, ...] = (
        OrangUbah(orang.id, tanggal, {"rinci": {**orang.rinci, **keadaan_diajukan(tanggal)}}),
        *tanda_bukti(kasus, register, orang, uraian),
    )
    fakta = {"formulir": tulis(kasus.formulir)}
    subjek = (Subjek(orang.id, "pemohon"),)
    return Hasil((Peristiwa(TANPA_ID, jenis, 1, str(DASAR_KTP), tanggal, subjek, fakta, perubahan),))
