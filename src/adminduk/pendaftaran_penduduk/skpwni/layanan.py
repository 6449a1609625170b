"""SKPWNI — surat keterangan pindah ke luar kabupaten/kota, di daerah asal.

Sampai surat itu dipakai di daerah tujuan, yang pindah tetap tercatat di daerah asal, dalam keluarga tersendiri. Kantor
tujuan menerima pesan antarkantor dalam transaksi yang sama; tanpa pesan itu tidak ada surat.
"""

from __future__ import annotations

from uuid import UUID

from adminduk.dasar.hukum import PERPRES_96_2018
from adminduk.dasar.kode import Shdk
from adminduk.dasar.wilayah import kab, prov
from adminduk.dokumen.surat import SKPWNI, Butir, KartuKeluarga
from adminduk.dokumen.susun import DITARIK, penerbit, terbitkan_kk_berubah, tutup
from adminduk.permohonan import Hasil, Kasus, Layanan, PesanKantor, Syarat, Tolak
from adminduk.permohonan.aturan import keluarga as aturan
from adminduk.permohonan.aturan import pindah, susunan
from adminduk.permohonan.formulir.f103 import F103Keluar
from adminduk.permohonan.isian import tulis
from adminduk.permohonan.pembentukan_keluarga import kepala_yang_tinggal
from adminduk.register.akibat import terapkan
from adminduk.register.akibat.pindah import pisahkan_yang_pindah
from adminduk.register.isi import Anggota, Keluarga, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import DokumenTerbit, NomorAktaBaru, Perubahan

DASAR_KELUAR = PERPRES_96_2018.pasal(25)

KasusKeluar = Kasus[F103Keluar]

layanan = Layanan(
    kode="PINDAH-KELUAR",
    nama="Pindah ke luar kabupaten/kota",
    sebutan=("pindah ke kota lain", "pindah ke provinsi lain", "minta surat pindah"),
    ringkasan="Menerbitkan surat keterangan pindah WNI (SKPWNI), dan KK bagi yang tidak ikut pindah.",
    dasar_hukum=(DASAR_KELUAR, pindah.DASAR_MASA, pindah.DASAR_SE),
    formulir=F103Keluar,
    persyaratan=(
        Syarat("kk", "Kartu Keluarga asal", DASAR_KELUAR, dari_register=True),
        pindah.SYARAT_KUASA,
    ),
    dokumen=(SKPWNI.kode, KartuKeluarga.kode),
    larangan=pindah.LARANGAN,
)  # fmt: skip

layanan.pemeriksaan(aturan.DASAR_KK)(aturan.anggota_terdaftar)
layanan.pemeriksaan(susunan.DASAR_SUSUNAN)(aturan.anggota_ditulis_sekali)
layanan.pemeriksaan(DASAR_KELUAR)(pindah.yang_pindah_dari_kk_asal)
layanan.pemeriksaan(DASAR_KELUAR)(pindah.jenis_kepindahan_sesuai)
layanan.pemeriksaan(susunan.DASAR_SUSUNAN)(pindah.susunan_yang_pindah_serasi)
layanan.pemeriksaan(susunan.DASAR_USIA_KEPALA)(aturan.yang_tinggal_berkepala_dewasa)
layanan.pemeriksaan(susunan.DASAR_USIA_KEPALA)(aturan.kepala_yang_tinggal_sah)
layanan.pemeriksaan(pindah.DASAR_KUASA)(pindah.pengasuhan_anak_jelas)


@layanan.pemeriksaan(DASAR_KELUAR)
def tujuan_di_luar_kabupaten(kasus: KasusKeluar, register: Register) -> Tolak | None:
    """SKPWNI hanya bagi yang pindah ke luar kabupaten/kota."""
    if kab(kasus.formulir.tujuan.desa) == kasus.kab:
        return Tolak(
            "Desa/kelurahan tujuan berada di kabupaten/kota ini.",
            "Tidak perlu surat keterangan pindah; gunakan layanan PINDAH-DALAM.",
            isian="tujuan.desa",
        )
    return None


@layanan.pemeriksaan(DASAR_KELUAR)
def satu_kepala_bagi_yang_pindah(kasus: KasusKeluar, register: Register) -> Tolak | None:
    """Selama kepindahan berlangsung yang pindah adalah satu keluarga dengan satu kepala, juga bila nanti menumpang."""
    return susunan.tepat_satu_kepala(aturan.daftar_calon(kasus.formulir, register))


@layanan.pemeriksaan(DASAR_KELUAR)
def belum_ada_surat_pindah(kasus: KasusKeluar, register: Register) -> Tolak | None:
    """Keluarga yang kepindahannya sedang berlangsung tidak mendapat surat pindah lagi."""
    lama = pindah.kk_asal(kasus, register)
    berlaku = register.dokumen_berlaku(keluarga=lama.id) if lama else ()
    if surat := next((d for d in berlaku if d.jenis == SKPWNI.kode), None):
        return Tolak(
            "Keluarga ini sudah memegang SKPWNI {nomor} yang masih berlaku.",
            "Batalkan surat itu lebih dahulu (layanan BATAL-SKPWNI), atau pakailah di daerah tujuannya.",
            {"nomor": surat.nomor},
            "no_kk",
        )
    return None


@layanan.pelaksanaan
def terbitkan_surat(kasus: KasusKeluar, register: Register) -> Hasil:
    lama = pindah.kk_asal(kasus, register)
    assert lama is not None  # yang_pindah_dari_kk_asal
    tanggal, anggota = kasus.tanggal_keputusan, pindah.susunan_pindah(kasus, register)
    kepala, pasangan = kepala_yang_tinggal(kasus, register, lama, anggota)
    perubahan, milik = pisahkan_yang_pindah(
        lama, anggota, kasus.id_turunan("keluarga"), tanggal, kepala_tinggal=kepala, pasangan_kepala=pasangan
    )
    sesudah = terapkan([lama], perubahan)
    terbit = (*_kartu(kasus, register, lama, sesudah, milik), _surat(kasus, register, lama, sesudah, milik))
    subjek = (*(Subjek(o, "yang pindah") for o in anggota), Subjek(lama.id, "keluarga asal"))
    fakta = {"formulir": tulis(kasus.formulir)}
    peristiwa = Peristiwa(
        TANPA_ID, "pindah_keluar", 1, str(DASAR_KELUAR), tanggal, subjek, fakta, (*perubahan, *terbit)
    )
    pesan = PesanKantor(
        kab(kasus.formulir.tujuan.desa),
        "Pindah datang",
        "Penduduk akan datang dengan SKPWNI ini.",
        kasus.id_turunan("surat"),
    )
    return Hasil((peristiwa,), _CATATAN, (pesan,))


_CATATAN = ("KTP-el dan KIA tidak ditarik di sini; keduanya diserahkan di daerah tujuan.",)


def _kartu(
    kasus: KasusKeluar, register: Register, lama: Keluarga, sesudah: dict[UUID, Keluarga], milik: UUID
) -> tuple[Perubahan, ...]:
    """Issue the card of those who stay; those who move get theirs at the destination, and the old one is closed."""
    if len(sesudah) == 1:
        return ()
    tinggal = {k: v for k, v in sesudah.items() if k != milik}
    ditarik = tutup(register, KartuKeluarga.kode, kasus.tanggal_keputusan, DITARIK, keluarga=lama.id)
    kartu = terbitkan_kk_berubah(register, kasus.id_turunan, (), tinggal, kasus.tanggal_keputusan)
    return (*ditarik, *kartu) if milik == lama.id else kartu


def _surat(
    kasus: KasusKeluar, register: Register, lama: Keluarga, sesudah: dict[UUID, Keluarga], milik: UUID
) -> DokumenTerbit:
    f, tanggal, pindahan = kasus.formulir, kasus.tanggal_keputusan, sesudah[milik]
    lain = next((k for k in sesudah.values() if k.id != milik), None)
    kembali = (lain if milik == lama.id else pindahan) if lain else None
    assert pindahan.kepala is not None  # satu_kepala_bagi_yang_pindah
    kepala = pindahan.kepala.penduduk
    surat = SKPWNI(
        penerbit=penerbit(register, kasus.kab),
        tanggal_terbit=tanggal,
        nomor=NomorAktaBaru(kasus.kab, SKPWNI.kode, tanggal, "skpwni"),
        nik=kepala.nik.lengkap if kepala.nik else "",
        nama=kepala.nama,
        jenis_kelamin=kepala.jenis_kelamin,
        tempat_lahir=kepala.tempat_lahir,
        tanggal_lahir=kepala.tanggal_lahir,
        rincian=(*_alamat(register, lama, f), *(_baris(a) for a in pindahan.anggota if a.penduduk.id != kepala.id)),
        kab_tujuan=kab(f.tujuan.desa),
        berlaku_sampai=pindah.berlaku_sampai(tanggal),
        pisahan=str(lain.id) if lain else "",
        kepala_pisahan=str(lain.kepala.penduduk.id) if lain and lain.kepala else "",
        bubar=str(kembali.id) if kembali else "",
        semula=tuple(_semula(lama, a) for a in (kembali.anggota if kembali else ())),
    )
    id_ = kasus.id_turunan("surat")
    return DokumenTerbit(id_, surat.kode, surat.nomor, tanggal, kasus.kab, surat.ke_isi(), kepala.id, milik)


def _alamat(register: Register, lama: Keluarga, f: F103Keluar) -> tuple[Butir, ...]:
    tujuan = f.tujuan
    nama = [
        register.nama_wilayah(k) or ""
        for k in (tujuan.desa, tujuan.desa // 10_000, kab(tujuan.desa), prov(kab(tujuan.desa)))
    ]
    return (
        Butir(label="Nomor KK asal", isi=str(f.no_kk.lengkap)),
        Butir(label="Alamat asal", isi=f"{lama.alamat}, {register.nama_wilayah(lama.desa) or ''}"),
        Butir(label="Alamat tujuan", isi=", ".join(n for n in (tujuan.alamat.upper(), *nama) if n)),
        Butir(
            label="Klasifikasi",
            isi="Antarkabupaten/kota" if prov(lama.kab) == prov(kab(tujuan.desa)) else "Antarprovinsi",
        ),
        Butir(label="Alasan pindah", isi=f.alasan_lain or f.alasan.value),
        Butir(label="Jenis kepindahan", isi=f.jenis.value),
    )


def _baris(a: Anggota) -> Butir:
    nik = a.penduduk.nik.lengkap if a.penduduk.nik else "-"
    return Butir(label=f"Pindah bersama ({a.shdk.value.lower()})", isi=f"{a.penduduk.nama}, NIK {nik}")


def _semula(lama: Keluarga, a: Anggota) -> Butir:
    dahulu = lama.cari(a.penduduk.id)
    return Butir(label=str(a.penduduk.id), isi=(dahulu.shdk if dahulu else Shdk.FAMILI_LAIN).value)
