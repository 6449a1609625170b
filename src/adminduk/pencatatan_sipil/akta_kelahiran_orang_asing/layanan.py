"""Akta kelahiran orang asing — kelahiran di Indonesia bila ayah dan ibunya bukan WNI.

Hasilnya register dan kutipan akta kelahiran. Anak dari pemegang ITAS atau ITAP mendapat NIK dan biodata dengan layanan
BAKAK-OA, sesudah dokumen perjalanannya ada; anak dari pengunjung tidak ber-NIK. Bila seorang dari orang tuanya WNI,
kelahirannya dicatat dengan layanan LAHIR.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from adminduk.dasar.hukum import PERPRES_96_2018, SE_470_13287, UU_23_2006, UU_24_2013, Keyakinan
from adminduk.dasar.kode import Kewarganegaraan
from adminduk.dasar.nama import rapikan
from adminduk.dasar.nomor_akta import KodeAkta
from adminduk.dasar.wilayah import tempat_peristiwa
from adminduk.dokumen.surat import AktaKelahiran, ModelAkta
from adminduk.dokumen.susun import penerbit
from adminduk.permohonan import Hasil, Kasus, Larangan, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import orang_tua as aturan
from adminduk.permohonan.aturan.orang_tua import nama_orang_tua
from adminduk.permohonan.formulir.f201 import Anak, OrangTua, Pelapor, Saksi
from adminduk.permohonan.isian import isian, tulis
from adminduk.register.isi import Penduduk, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import AktaCatat, DokumenTerbit, NomorAktaBaru, Perubahan

DASAR_AKTA = PERPRES_96_2018.pasal(33)
DASAR_OA = PERPRES_96_2018.butir("Kelahiran orang asing")
BATAS_LAPOR_HARI = 60  # UU 24/2013 Pasal 27 ayat (1)


@dataclass(frozen=True)
class F201KelahiranOrangAsing:
    """F-2.01 Formulir Pelaporan Pencatatan Sipil: kelahiran orang asing."""

    pelapor: Pelapor = isian("Pelapor")
    ibu: OrangTua = isian("Ibu")
    ayah: OrangTua | None = isian("Ayah", "Kosongkan bila ayah tidak dicantumkan pada akta.", wajib=False)
    akta_perkawinan: bool = isian("Ada akta perkawinan orang tua", wajib=False, bawaan=False)
    negara: str = isian("Negara kewarganegaraan anak", "Menurut kewarganegaraan orang tuanya.", panjang=60)
    anak: Anak = isian("Anak", "Anak kembar dilaporkan masing-masing.")
    saksi_1: Saksi = isian("Saksi I")
    saksi_2: Saksi = isian("Saksi II")

    @property
    def hari_lahir(self) -> tuple[date, ...]:
        return (self.anak.tanggal_lahir.tanggal,)


KasusLahirOA = Kasus[F201KelahiranOrangAsing]

layanan = Layanan(
    kode="LAHIR-OA",
    nama="Akta kelahiran orang asing",
    sebutan=("anak orang asing lahir di sini", "bayi bule lahir"),
    ringkasan="Mencatat kelahiran anak yang ayah dan ibunya orang asing; kutipan akta kelahiran terbit.",
    dasar_hukum=(DASAR_OA, DASAR_AKTA, UU_24_2013.pasal(27)),
    formulir=F201KelahiranOrangAsing,
    persyaratan=(
        Syarat("surat_lahir", "Surat keterangan kelahiran", DASAR_OA),
        Syarat(
            "akta_perkawinan", "Kutipan akta perkawinan orang tua", DASAR_OA, bila="akta perkawinan ada",
            wajib_bila=lambda f: f.akta_perkawinan,
        ),
        Syarat("dokumen_perjalanan", "Dokumen perjalanan orang tua", DASAR_OA),
        Syarat("izin_orang_tua", "KTP-el orang asing, KITAP, KITAS, atau visa kunjungan orang tua", DASAR_OA),
    ),
    dokumen=(AktaKelahiran.kode,),
    larangan=(
        Larangan("Surat keterangan kelahiran asli ditahan", SE_470_13287.butir("Kelahiran")),
        Larangan("Fotokopi KTP-el saksi", SE_470_13287.butir("Kelahiran")),
    ),
    batas_lapor="60 hari sejak kelahiran; sesudahnya tetap dicatat dengan keputusan Kepala Dinas",
)  # fmt: skip

layanan.pemeriksaan(aturan.DASAR_VALIDASI)(aturan.ibu_sesuai_register)
layanan.pemeriksaan(aturan.DASAR_VALIDASI)(aturan.ayah_sesuai_register)
layanan.pemeriksaan(aturan.DASAR_VALIDASI)(aturan.usia_ibu_wajar)
layanan.pemeriksaan(DASAR_AKTA)(aturan.dua_saksi_berbeda)


@layanan.pemeriksaan(DASAR_OA)
def kedua_orang_tua_asing(kasus: KasusLahirOA, register: Register) -> Tolak | None:
    """Ayah dan ibu bukan WNI; bila seorang WNI, anaknya dicatat dengan layanan kelahiran WNI."""
    ortu = aturan.orang_tua(kasus.formulir, register)
    for jalur, isi, orang in (("ibu", kasus.formulir.ibu, ortu.ibu), ("ayah", kasus.formulir.ayah, ortu.ayah)):
        if isi and _kewarganegaraan(isi, orang) in (Kewarganegaraan.WNI, Kewarganegaraan.DUA):
            return Tolak("Seorang dari orang tuanya WNI.", "Gunakan layanan LAHIR.", isian=f"{jalur}.kewarganegaraan")
    return None


def _kewarganegaraan(isi: OrangTua, orang: Penduduk | None) -> Kewarganegaraan | None:
    return orang.kewarganegaraan if orang else isi.kewarganegaraan


@layanan.pemeriksaan(aturan.DASAR_DOMISILI)
def kantor_berwenang(kasus: KasusLahirOA, register: Register) -> Tolak | None:
    """Dicatat kantor tempat tinggal orang tua yang ber-NIK; anak pengunjung dicatat kantor tempat ia lahir."""
    ortu = aturan.orang_tua(kasus.formulir, register)
    kantor = [o.kab for o in (ortu.ibu, ortu.ayah) if o] or [int(kasus.formulir.anak.tempat_kelahiran)]
    if kasus.kab not in kantor:
        return Tolak(
            "Kantor ini bukan kantor tempat tinggal orang tua, dan bukan tempat anak itu lahir.",
            "Ajukan pada kantor di {kabupaten}.",
            {"kabupaten": register.nama_wilayah(kantor[0]) or str(kantor[0])},
            "anak.tempat_kelahiran",
        )
    return None


@layanan.pemeriksaan(DASAR_OA)
def ayah_menurut_akta_perkawinan(kasus: KasusLahirOA, register: Register) -> Tolak | None:
    """Ayah dicantumkan bila, dan hanya bila, ada akta perkawinan orang tua."""
    f = kasus.formulir
    if f.akta_perkawinan and f.ayah is None:
        return Tolak(
            "Ada akta perkawinan, tetapi ayah belum diisi.", "Isi data ayah seperti pada akta itu.", isian="ayah.nama"
        )
    if f.ayah and not f.akta_perkawinan:
        return Tolak(
            "Ayah diisi, tetapi akta perkawinan orang tua tidak ada.",
            "Lampirkan akta perkawinannya, atau kosongkan ayah: aktanya menjadi akta anak seorang ibu.",
            isian="akta_perkawinan",
        )
    return None


@layanan.pemeriksaan(UU_23_2006.pasal(27, ayat=1))
def anak_sudah_lahir(kasus: KasusLahirOA, register: Register) -> Tolak | None:
    """Kelahiran yang dilaporkan sudah terjadi."""
    if kasus.formulir.anak.tanggal_lahir.tanggal > kasus.tanggal_pengajuan:
        return Tolak(
            "Tanggal lahir anak belum tiba.",
            "Periksa tanggal lahir pada surat kelahiran.",
            isian="anak.tanggal_lahir",
        )
    return None


@layanan.pemeriksaan(UU_23_2006.pasal(28, keyakinan=Keyakinan.DIINGAT))
def belum_pernah_dicatat(kasus: KasusLahirOA, register: Register) -> Tolak | None:
    """Satu kelahiran satu akta: tidak ada orang bernama sama yang lahir pada hari itu dan sudah berakta."""
    anak = kasus.formulir.anak
    nama = rapikan(anak.nama).upper()
    for orang in register.serupa(nama, anak.tanggal_lahir.tanggal):
        if orang.nama == nama and orang.no_akta_lahir:
            return Tolak(
                "{nama}, lahir pada hari itu, sudah berakta kelahiran.",
                "Bila anak yang sama, mintalah kutipan kedua.",
                {"nama": orang.nama},
                "anak.nama",
            )
    return None


def terlambat(kasus: KasusLahirOA) -> bool:
    return (kasus.tanggal_pengajuan - kasus.formulir.anak.tanggal_lahir.tanggal).days > BATAS_LAPOR_HARI


@layanan.pelaksanaan
def catat(kasus: KasusLahirOA, register: Register) -> Hasil:
    f, id_akta, lewat = kasus.formulir, kasus.id_turunan("akta"), terlambat(kasus)
    model = ModelAkta.AYAH_IBU if f.ayah else ModelAkta.SEORANG_IBU
    ortu = aturan.orang_tua(f, register)
    subjek = tuple(Subjek(o.id, peran) for o, peran in ((ortu.ibu, "ibu"), (ortu.ayah, "ayah")) if o)
    peristiwa = Peristiwa(
        TANPA_ID, "kelahiran", 1, str(DASAR_OA), f.anak.tanggal_lahir.tanggal, subjek or (Subjek(id_akta, "akta"),),
        {"formulir": tulis(f), "model": model, "terlambat": lewat}, _akta(kasus, register, model),
    )  # fmt: skip
    return Hasil((peristiwa,), (*(_TERLAMBAT if lewat else ()), _LANJUTAN))


_TERLAMBAT = ("Dilaporkan lewat 60 hari: tanda tangan Kepala Dinas sekaligus keputusan pencatatannya.",)
_LANJUTAN = "Anak dari pemegang ITAS atau ITAP mendapat NIK dengan layanan BAKAK-OA."


def _akta(kasus: KasusLahirOA, register: Register, model: ModelAkta) -> tuple[Perubahan, ...]:
    f, tanggal, ortu = kasus.formulir, kasus.tanggal_keputusan, aturan.orang_tua(kasus.formulir, register)
    kode = KodeAkta.KELAHIRAN_TERLAMBAT if terlambat(kasus) else KodeAkta.KELAHIRAN
    nomor, id_akta = NomorAktaBaru(kasus.kab, kode.value, tanggal), kasus.id_turunan("akta")
    surat = AktaKelahiran(
        penerbit=penerbit(register, kasus.kab),
        tanggal_terbit=tanggal,
        nomor=nomor,
        nik="",
        nama=rapikan(f.anak.nama).upper(),
        jenis_kelamin=f.anak.jenis_kelamin,
        tempat_lahir=tempat_peristiwa(register.nama_wilayah(int(f.anak.tempat_kelahiran)) or ""),
        tanggal_lahir=f.anak.tanggal_lahir.tanggal,
        model=model,
        anak_ke=f.anak.kelahiran_ke,
        nama_ayah=nama_orang_tua(ortu.ayah, f.ayah),
        nama_ibu=nama_orang_tua(ortu.ibu, f.ibu),
        kewarganegaraan=f"Warga negara {rapikan(f.negara)}",
    )
    isi = {
        "ibu": ortu.ibu.id if ortu.ibu else None,
        "ayah": ortu.ayah.id if ortu.ayah else None,
        "model": model,
        "formulir": tulis(f),
    }
    lembar = kasus.id_turunan("kutipan")
    return (
        AktaCatat(id_akta, "KELAHIRAN", nomor, tanggal, kasus.kab, isi),
        DokumenTerbit(lembar, surat.kode, nomor, tanggal, kasus.kab, surat.ke_isi(), None, None, id_akta),
    )
