"""Kartu Identitas Anak — bagi anak yang belum berumur 17 tahun dan belum kawin.

Ada dua: tanpa foto bagi anak di bawah 5 tahun, berlaku sampai ia berumur 5 tahun, dan dengan foto
bagi anak 5 sampai 17 tahun kurang satu hari. KIA anak di bawah 5 tahun terbit bersama akta
kelahirannya; layanan ini bagi anak yang belum mempunyainya atau yang kartunya habis masa berlakunya.
KIA anak orang asing berlaku paling lama sampai ITAP-nya berakhir.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from adminduk.dasar.hukum import SE_470_13287
from adminduk.dasar.nik import NIK
from adminduk.dokumen.surat import KartuIdentitasAnak
from adminduk.dokumen.surat.kia import USIA_BERFOTO
from adminduk.dokumen.susun import DIGANTI, kartu_identitas_anak, tutup
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import anak as aturan
from adminduk.permohonan.aturan.anak import DASAR_KIA, DASAR_SYARAT, anak_pemilik_kia
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.isian import isian, tulis
from adminduk.register.isi import Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import DokumenTerbit, OrangUbah, Perubahan

FOTO = "pas_foto"


class JenisKIA(StrEnum):
    TANPA_FOTO = "Anak di bawah 5 tahun (tanpa foto)"
    BERFOTO = "Anak 5 tahun sampai 17 tahun kurang satu hari (dengan foto)"


@dataclass(frozen=True)
class F102KIA:
    """F-1.02 Formulir Pendaftaran Peristiwa Kependudukan: KIA baru."""

    pemohon: Pemohon = isian("Pemohon", "Orang tua atau wali.")
    nik_anak: NIK = isian("NIK anak")
    jenis: JenisKIA = isian("Jenis KIA")
    no_akta_lahir: str | None = isian(
        "Nomor akta kelahiran", "Hanya bila belum tercantum dalam biodata anak.", wajib=False, panjang=50
    )


KasusKIA = Kasus[F102KIA]


layanan = Layanan(
    kode="KIA",
    nama="Kartu Identitas Anak",
    sebutan=("kartu anak", "KTP untuk anak"),
    ringkasan="Menerbitkan KIA bagi anak yang belum berumur 17 tahun dan belum kawin.",
    dasar_hukum=(DASAR_KIA,),
    formulir=F102KIA,
    persyaratan=(
        Syarat(
            "akta_lahir", "Kutipan akta kelahiran", DASAR_SYARAT, bila="nomornya belum tercantum dalam biodata",
            wajib_bila=lambda f: f.no_akta_lahir is not None,
        ),
        Syarat("kk", "Kartu Keluarga orang tua atau wali", DASAR_SYARAT, dari_register=True),
        Syarat("ktp_el", "KTP-el orang tua atau wali", DASAR_SYARAT, dari_register=True),
        Syarat(
            FOTO, "Pas foto anak 2x3", DASAR_SYARAT, bila="anak berumur 5 tahun atau lebih",
            wajib_bila=lambda f: f.jenis is JenisKIA.BERFOTO,
            bantuan="Foto digital cukup sehelai; bila dicetak, dua lembar.", gambar=True,
        ),
    ),
    dokumen=(KartuIdentitasAnak.kode,),
    larangan=(Larangan("Surat pengantar RT/RW", SE_470_13287.butir("Biodata")),),
)  # fmt: skip


layanan.pemeriksaan(DASAR_KIA)(aturan.anak_terdaftar)
layanan.pemeriksaan(DASAR_KIA)(aturan.belum_17_tahun_dan_belum_kawin)
layanan.pemeriksaan(DASAR_SYARAT)(aturan.diajukan_orang_tua_atau_wali)
layanan.pemeriksaan(DASAR_KIA)(aturan.anak_wni_atau_ber_itap)


@layanan.pemeriksaan(DASAR_KIA)
def jenis_sesuai_umur(kasus: KasusKIA, register: Register) -> Tolak | None:
    """KIA tanpa foto bagi anak di bawah 5 tahun, dengan foto sejak hari ia berumur 5 tahun."""
    anak = anak_pemilik_kia(kasus, register)
    if anak is None:
        return None
    tepat = JenisKIA.BERFOTO if anak.usia(kasus.tanggal_pengajuan) >= USIA_BERFOTO else JenisKIA.TANPA_FOTO
    if kasus.formulir.jenis is not tepat:
        return Tolak(
            "Anak berumur {usia} tahun; KIA-nya: {jenis}.",
            "Pilih jenis itu.",
            {"usia": anak.usia(kasus.tanggal_pengajuan), "jenis": tepat.value},
            "jenis",
        )
    return None


@layanan.pemeriksaan(DASAR_SYARAT)
def berakta_kelahiran(kasus: KasusKIA, register: Register) -> Tolak | None:
    """Anak mempunyai akta kelahiran."""
    anak = anak_pemilik_kia(kasus, register)
    if anak and not anak.no_akta_lahir and not kasus.formulir.no_akta_lahir:
        return Tolak(
            "Anak belum mempunyai akta kelahiran.",
            "Catat kelahirannya lebih dahulu (layanan LAHIR); bila akta sudah ada, isi nomornya.",
            isian="no_akta_lahir",
        )
    return None


@layanan.pelaksanaan
def terbitkan(kasus: KasusKIA, register: Register) -> Hasil:
    anak = anak_pemilik_kia(kasus, register)
    keluarga = register.keluarga_dari(anak.id) if anak else None
    assert anak is not None and keluarga is not None  # anak_terdaftar
    tanggal, dokumen = kasus.tanggal_keputusan, kasus.id_turunan("kia")
    no_akta = anak.no_akta_lahir or kasus.formulir.no_akta_lahir or ""
    foto = kasus.lampiran[FOTO] if kasus.formulir.jenis is JenisKIA.BERFOTO else ""
    kia = kartu_identitas_anak(register, anak, keluarga, tanggal, no_akta=no_akta, foto_sha256=foto)
    perubahan: tuple[Perubahan, ...] = (
        *(() if anak.no_akta_lahir else (OrangUbah(anak.id, tanggal, {"no_akta_lahir": no_akta}),)),
        *tutup(register, kia.kode, tanggal, DIGANTI, pengganti=dokumen, orang=anak.id),
        DokumenTerbit(dokumen, kia.kode, kia.nik, tanggal, kasus.kab, kia.ke_isi(), anak.id),
    )
    subjek = (Subjek(anak.id, "anak"), Subjek(keluarga.id, "keluarga"))
    fakta = {"formulir": tulis(kasus.formulir)}
    return Hasil((Peristiwa(TANPA_ID, "kia_terbit", 1, str(DASAR_KIA), tanggal, subjek, fakta, perubahan),))
