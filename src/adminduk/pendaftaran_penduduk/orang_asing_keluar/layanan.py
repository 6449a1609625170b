"""Orang asing meninggalkan Indonesia — KK, KTP-el, atau SKTT-nya ditarik, izinnya berakhir, dan NIK-nya tidur.

Bila ia datang lagi dengan izin tinggal yang baru, NIK yang sama berlaku lagi (layanan OA-ITAS atau OA-ITAS-ITAP).
Yang tinggal pada KK-nya mendapat KK yang diubah, dengan nomor baru bila kepala keluarganya pergi.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from adminduk.dasar.kode import StatusPenduduk
from adminduk.dasar.nik import NIK
from adminduk.dokumen.surat import KartuKeluarga
from adminduk.permohonan import Hasil, Kasus, Layanan, Syarat, Tolak
from adminduk.permohonan.aturan import orang_asing as aturan
from adminduk.permohonan.aturan.keluarga import tolak_tanpa_kepala
from adminduk.permohonan.aturan.orang_asing import DASAR_KELUAR, orang_asing_kantor_ini, tanpa_izin, tanpa_tinggal
from adminduk.permohonan.aturan.susunan import DASAR_SUSUNAN, DASAR_USIA_KEPALA
from adminduk.permohonan.formulir.f102 import Pemohon
from adminduk.permohonan.isian import isian, tulis
from adminduk.permohonan.kepergian import tanpa_kartu, tidurkan
from adminduk.register.isi import Keluarga, Penduduk, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek

BATAS_LAPOR_HARI = 14  # [I] before leaving: UU 23/2006 Pasal 22


@dataclass(frozen=True)
class OrangAsingPergi:
    nik: NIK = isian("NIK")


@dataclass(frozen=True)
class F103OrangAsingKeluar:
    """F-1.03 Formulir Pendaftaran Perpindahan Penduduk: orang asing meninggalkan Indonesia."""

    pemohon: Pemohon = isian("Pemohon")
    anggota: tuple[OrangAsingPergi, ...] = isian(
        "Yang meninggalkan Indonesia", "Dari satu KK, atau tanpa KK.", baris=15
    )
    negara: str = isian("Negara tujuan", panjang=60)
    tanggal: date = isian("Rencana tanggal berangkat", masa_depan=True)


KasusKeluar = Kasus[F103OrangAsingKeluar]

layanan = Layanan(
    kode="OA-KELUAR",
    nama="Orang asing meninggalkan Indonesia",
    sebutan=("orang asing pulang ke negaranya", "bule pulang untuk seterusnya"),
    ringkasan="Mencatat orang asing yang pergi: SKTT, KK, dan KTP-el-nya ditarik, NIK-nya disimpan.",
    dasar_hukum=(DASAR_KELUAR,),
    formulir=F103OrangAsingKeluar,
    persyaratan=(
        Syarat("kk", "Kartu Keluarga", DASAR_KELUAR, dari_register=True),
        Syarat("ktp_el", "KTP-el", DASAR_KELUAR, dari_register=True),
        Syarat("sktt", "SKTT", DASAR_KELUAR, dari_register=True),
    ),
    dokumen=(KartuKeluarga.kode,),
    batas_lapor="14 hari sebelum berangkat; yang melapor kemudian tetap dicatat.",
)

layanan.pemeriksaan(DASAR_SUSUNAN)(aturan.ditulis_sekali)


def yang_pergi(kasus: KasusKeluar, register: Register) -> list[Penduduk]:
    orang = (orang_asing_kantor_ini(b.nik, kasus, register) for b in kasus.formulir.anggota)
    return [o for o in orang if o and o.status is StatusPenduduk.AKTIF]


def keluarga_mereka(kasus: KasusKeluar, register: Register) -> list[Keluarga | None]:
    """Return the families of those who leave, each once; None stands for having none."""
    semua = (register.keluarga_dari(o.id) for o in yang_pergi(kasus, register))
    return list({k.id if k else None: k for k in semua}.values())


@layanan.pemeriksaan(DASAR_KELUAR)
def semua_orang_asing_aktif(kasus: KasusKeluar, register: Register) -> Tolak | None:
    """Yang pergi orang asing yang tercatat aktif di kantor ini; WNI memakai layanan SKPLN."""
    dikenal = {o.nik for o in yang_pergi(kasus, register)}
    for n, baris in enumerate(kasus.formulir.anggota):
        if baris.nik not in dikenal:
            return Tolak(
                "NIK ke-{nomor} bukan NIK orang asing yang aktif di wilayah kantor ini.",
                "Periksa NIK; WNI yang pindah ke luar negeri memakai layanan SKPLN.",
                {"nomor": n + 1},
                f"anggota.{n}.nik",
            )
    return None


@layanan.pemeriksaan(DASAR_SUSUNAN)
def dari_satu_kk(kasus: KasusKeluar, register: Register) -> Tolak | None:
    """Yang dilaporkan bersama tercantum pada satu KK, atau semuanya tanpa KK."""
    if len(keluarga_mereka(kasus, register)) > 1:
        return Tolak(
            "Yang pergi tidak tercantum pada KK yang sama.",
            "Laporkan mereka yang berlainan KK, atau tanpa KK, dengan permohonan sendiri.",
            isian="anggota",
        )
    return None


@layanan.pemeriksaan(DASAR_USIA_KEPALA)
def yang_tinggal_berkepala_dewasa(kasus: KasusKeluar, register: Register) -> Tolak | None:
    """Bila kepala keluarga pergi, di antara yang tinggal ada yang dapat menjadi kepala keluarga."""
    pergi = [o.id for o in yang_pergi(kasus, register)]
    semua = (tolak_tanpa_kepala(k, pergi, kasus.tanggal_pengajuan, "anggota") for k in keluarga_mereka(kasus, register))
    return next((t for t in semua if t), None)


@layanan.pelaksanaan
def catat_kepergian(kasus: KasusKeluar, register: Register) -> Hasil:
    f, pergi = kasus.formulir, yang_pergi(kasus, register)
    [keluarga] = keluarga_mereka(kasus, register)
    rinci = {o.id: tanpa_izin(tanpa_tinggal(tanpa_kartu(o.rinci))) for o in pergi}
    isi = {id_: {"rinci": isi | {"negara_tujuan": f.negara}} for id_, isi in rinci.items()}
    perubahan = tidurkan(kasus, register, keluarga, pergi, StatusPenduduk.PINDAH_LN, isi)
    subjek = tuple(Subjek(o.id, "yang pergi") for o in pergi)
    asal = (Subjek(keluarga.id, "keluarga asal"),) if keluarga else ()
    peristiwa = Peristiwa(
        TANPA_ID, "orang_asing_keluar", 1, str(DASAR_KELUAR), kasus.tanggal_keputusan, (*subjek, *asal),
        {"formulir": tulis(f)}, perubahan,
    )  # fmt: skip
    terlambat = (f.tanggal - kasus.tanggal_pengajuan).days < BATAS_LAPOR_HARI
    return Hasil((peristiwa,), (*_TARIK, *(_TERLAMBAT if terlambat else ())))


_TARIK = ("SKTT, KTP-el, dan KIA yang pergi ditarik.",)
_TERLAMBAT = ("Dilaporkan kurang dari 14 hari sebelum berangkat.",)
