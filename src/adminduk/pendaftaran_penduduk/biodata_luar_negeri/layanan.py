"""Biodata WNI di luar negeri — WNI yang belum pernah ber-NIK dan menetap di luar wilayah Indonesia.

NIK dan biodatanya terbit tanpa KK; kode wilayah NIK-nya menurut alamat asal di Indonesia. Ia tercatat di luar negeri
sampai datang: lalu NIK yang sama dipakai lagi dan ia tercantum pada KK (BIO-DATANG-LN atau SKDLN).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from adminduk.dasar.hukum import PERPRES_96_2018, SE_470_13287
from adminduk.dasar.kode import Kewarganegaraan, Pendidikan, StatusPenduduk
from adminduk.dokumen.surat import Biodata
from adminduk.dokumen.susun import biodata_di_luar_negeri
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import biodata as aturan
from adminduk.permohonan.formulir.f101 import AnggotaF101, DataKeluarga
from adminduk.permohonan.isian import isian, tulis
from adminduk.permohonan.pencatatan_biodata import Calon, daftar_calon
from adminduk.register.akibat import orang_dari
from adminduk.register.isi import Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import DokumenTerbit, NikTerbit, Perubahan

DASAR_LN = PERPRES_96_2018.pasal(7, ayat=1)
DASAR_SE = SE_470_13287.butir("Biodata")
_BERIJAZAH = frozenset(Pendidikan) - {Pendidikan.BELUM_SEKOLAH, Pendidikan.BELUM_TAMAT_SD}


@dataclass(frozen=True)
class F101DiLuarNegeri:
    """F-1.01 Formulir Biodata Keluarga: WNI di luar negeri."""

    keluarga: DataKeluarga = isian("Kepala keluarga dan alamat asal di Indonesia")
    anggota: tuple[AnggotaF101, ...] = isian("Yang dicatat biodatanya", baris=10)
    negara: str = isian("Negara tempat tinggal", panjang=60)
    alamat: str = isian("Alamat di luar negeri", panjang=200)
    pernyataan: bool = isian(
        "Data ini benar; bila tidak benar saya bersedia dikenai sanksi menurut peraturan perundang-undangan",
        pernyataan=True,
    )

    @property
    def no_kk(self) -> None:
        """Nobody joins a KK from abroad; the shared rules of biodata ask."""
        return None


KasusBiodataLN = Kasus[F101DiLuarNegeri]

layanan = Layanan(
    kode="BIO-LN",
    nama="Biodata WNI di luar negeri",
    sebutan=("WNI di luar negeri belum punya NIK", "TKI di luar negeri minta NIK"),
    ringkasan="Mencatat WNI di luar negeri yang belum terdaftar; NIK dan biodata terbit tanpa KK.",
    dasar_hukum=(DASAR_LN, DASAR_SE),
    formulir=F101DiLuarNegeri,
    persyaratan=(
        Syarat("dokumen_perjalanan", "Dokumen perjalanan RI", DASAR_LN),
        Syarat("domisili", "Surat keterangan domisili di luar negeri", DASAR_LN),
        Syarat("bukti_peristiwa", "Dokumen atau bukti peristiwa kependudukan atau peristiwa penting", DASAR_LN),
        Syarat(
            "ijazah", "Ijazah terakhir", DASAR_LN, bila="ada yang tamat sekolah",
            wajib_bila=lambda f: any(a.pendidikan in _BERIJAZAH for a in f.anggota),
        ),
    ),
    dokumen=(Biodata.kode,),
    larangan=(Larangan("Surat pengantar RT/RW", DASAR_SE),),
)  # fmt: skip


@layanan.pemeriksaan(DASAR_LN)
def semua_wni(kasus: KasusBiodataLN, register: Register) -> Tolak | None:
    """Yang dicatat WNI."""
    for n, a in enumerate(kasus.formulir.anggota):
        if a.kewarganegaraan is Kewarganegaraan.WNA:
            return Tolak(
                "Anggota ke-{nomor} bukan WNI.",
                "Keluarkan dari daftar: orang asing di luar negeri tidak dicatat.",
                {"nomor": n + 1},
                f"anggota.{n}.kewarganegaraan",
            )
    return None


layanan.pemeriksaan(DASAR_LN)(aturan.alamat_di_wilayah_kantor)
layanan.pemeriksaan(aturan.DASAR_NAMA)(aturan.nama_menurut_aturan)
layanan.pemeriksaan(aturan.DASAR_FORMULIR)(aturan.disabilitas_disebut_jenisnya)
layanan.pemeriksaan(aturan.DASAR_FORMULIR)(aturan.status_perkawinan_sesuai_akta)
layanan.pemeriksaan(aturan.DASAR_LAHIR)(aturan.sudah_lahir)
layanan.pemeriksaan(aturan.DASAR_SATU_NIK)(aturan.belum_pernah_terdaftar)
layanan.pemeriksaan(aturan.DASAR_VALIDASI)(aturan.orang_tua_sesuai_register)


@layanan.pelaksanaan
def catat_biodata(kasus: KasusBiodataLN, register: Register) -> Hasil:
    f = kasus.formulir
    calon = daftar_calon(kasus, register, {"negara_tujuan": f.negara, "alamat_luar_negeri": f.alamat})
    peristiwa = Peristiwa(
        TANPA_ID, "biodata", 1, str(DASAR_LN), kasus.tanggal_keputusan,
        tuple(Subjek(c.orang, "anggota") for c in calon), {"formulir": tulis(f)},
        tuple(p for c in calon for p in _catat(kasus, register, c)),
    )  # fmt: skip
    return Hasil((peristiwa,), (*_LANJUTAN, *aturan.catatan_orang(kasus, register)))


_LANJUTAN = ("KK dan KTP-el diajukan sesudah datang di Indonesia (layanan BIO-DATANG-LN).",)


def _catat(kasus: KasusBiodataLN, register: Register, calon: Calon) -> tuple[Perubahan, ...]:
    tanggal = kasus.tanggal_keputusan
    baru = replace(calon.baru, isi={**calon.baru.isi, "status": StatusPenduduk.PINDAH_LN})
    alamat = f"{kasus.formulir.alamat}, {kasus.formulir.negara}".upper()
    surat = biodata_di_luar_negeri(register, orang_dari(baru), kasus.kab, tanggal, alamat, calon.nik)
    id_ = kasus.id_turunan(f"biodata-{calon.orang}")
    return (
        baru,
        NikTerbit(calon.nik, calon.orang, tanggal),
        DokumenTerbit(id_, surat.kode, surat.nik, tanggal, kasus.kab, surat.ke_isi(), calon.orang),
    )
