"""Rules of the services that form, split or lead a family by F-1.02."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from adminduk.dasar.hukum import PERPRES_96_2018, UU_1_1974, UU_16_2019, Keyakinan
from adminduk.dasar.kode import JenisKelamin, Shdk, StatusPenduduk
from adminduk.dasar.nik import NIK
from adminduk.dasar.tanggal import usia
from adminduk.permohonan.aturan.susunan import Calon, kepala_dewasa, susunan_serasi, tepat_satu_kepala
from adminduk.permohonan.formulir.f102 import AnggotaKK
from adminduk.permohonan.formulir.tambahan import BuktiStatus, PerubahanStatus
from adminduk.permohonan.layanan import Kasus, Tolak
from adminduk.register.akibat import boleh_jadi_kepala, calon_kepala, ditinggal_kepala
from adminduk.register.isi import Keluarga, Penduduk, Register

DASAR_KK = PERPRES_96_2018.pasal(11)
DASAR_USIA_KAWIN = UU_16_2019.pasal(7, keyakinan=Keyakinan.DIINGAT)
DASAR_SATU_PASANGAN = UU_1_1974.pasal(3, keyakinan=Keyakinan.DIINGAT)

UU_16_2019_SEJAK = date(2019, 10, 15)  # [I] the day the law was promulgated
USIA_KAWIN = 19
USIA_KAWIN_LAMA = {JenisKelamin.LAKI_LAKI: 19, JenisKelamin.PEREMPUAN: 16}  # UU 1/1974 Pasal 7
_PASANGAN = (Shdk.SUAMI, Shdk.ISTRI)


class FormulirKK(Protocol):
    @property
    def anggota(self) -> tuple[AnggotaKK, ...]: ...
    @property
    def status(self) -> PerubahanStatus | None: ...
    @property
    def kepala_yang_tinggal(self) -> tuple[NIK, ...]: ...


class Peserta(NamedTuple):
    """A row of the form with the resident it names; None when the register of this office has none."""

    isian: str
    orang: Penduduk | None
    shdk: Shdk


def daftar_peserta(formulir: FormulirKK, register: Register) -> list[Peserta]:
    return [Peserta(f"anggota.{n}", register.orang_ber_nik(a.nik), a.shdk) for n, a in enumerate(formulir.anggota)]


def tolak_tanpa_kepala(keluarga: Keluarga | None, pergi: Sequence[UUID], pada: date, isian: str) -> Tolak | None:
    """Refuse when the head leaves and nobody who stays can be the head."""
    if keluarga is None or not ditinggal_kepala(keluarga, pergi) or calon_kepala(keluarga, pergi, pada):
        return None
    return Tolak(
        "Yang tinggal pada KK itu semuanya belum berumur 17 tahun.",
        "Ikutkan mereka, atau titipkan lebih dahulu pada KK kerabat (layanan KK-GANTI-KEPALA).",
        isian=isian,
    )


def keluarga_asal(orang: Sequence[UUID], register: Register) -> list[Keluarga]:
    """Return the families these people stand in now, each once."""
    asal = (register.keluarga_dari(o) for o in orang)
    return list({k.id: k for k in asal if k}.values())


def daftar_calon(formulir: FormulirKK, register: Register) -> list[Calon]:
    """Return the family as it will be, with the marital status that the case itself brings."""
    calon = []
    for p in daftar_peserta(formulir, register):
        if p.orang:
            status = formulir.status.status_bagi(p.shdk) if formulir.status else None
            calon.append(calon_dari(p.orang, p.shdk, p.isian)._replace(status_kawin=status or p.orang.status_kawin))
    return calon


def calon_dari(o: Penduduk, shdk: Shdk, isian: str = "") -> Calon:
    return Calon(isian, o.nama, o.jenis_kelamin, o.tanggal_lahir, o.presisi_lahir, o.status_kawin, shdk)


def pasangan_baru(formulir: FormulirKK, register: Register) -> tuple[Penduduk, Penduduk] | None:
    """Return the head and the one spouse of the new family."""
    peserta = daftar_peserta(formulir, register)
    kepala = [p.orang for p in peserta if p.shdk is Shdk.KEPALA_KELUARGA and p.orang]
    lain = [p.orang for p in peserta if p.shdk in _PASANGAN and p.orang]
    return (kepala[0], lain[0]) if len(kepala) == len(lain) == 1 else None


def anggota_terdaftar(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Setiap orang dalam susunan KK adalah penduduk kabupaten/kota ini yang aktif."""
    for p in daftar_peserta(kasus.formulir, register):
        if p.orang is None or p.orang.kab != kasus.kab or p.orang.status is not StatusPenduduk.AKTIF:
            return Tolak(
                "NIK anggota ke-{nomor} bukan NIK penduduk aktif di wilayah kantor ini.",
                "Periksa NIK; bila ia penduduk daerah lain, urus kepindahannya lebih dahulu.",
                {"nomor": int(p.isian.rpartition(".")[2]) + 1},
                f"{p.isian}.nik",
            )
    return None


def anggota_ditulis_sekali(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Seorang hanya tercantum satu kali dalam satu KK."""
    nik = [a.nik for a in kasus.formulir.anggota]
    for n, satu in enumerate(nik):
        if satu in nik[:n]:
            return Tolak(
                "Anggota ke-{nomor} sudah tercantum di atasnya.",
                "Hapus baris yang berulang.",
                {"nomor": n + 1},
                f"anggota.{n}.nik",
            )
    return None


def kepala_keluarga_tepat_satu(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Sebuah KK mempunyai tepat satu kepala keluarga."""
    return tepat_satu_kepala(daftar_calon(kasus.formulir, register))


def kepala_keluarga_dewasa(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Kepala keluarga berumur 17 tahun, atau sudah atau pernah kawin."""
    return kepala_dewasa(daftar_calon(kasus.formulir, register), kasus.tanggal_pengajuan)


def hubungan_dalam_keluarga_serasi(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Hubungan tiap anggota sesuai dengan jenis kelamin, umur, dan status perkawinannya."""
    return susunan_serasi(daftar_calon(kasus.formulir, register))


def yang_tinggal_berkepala_dewasa(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Bila kepala keluarga keluar, di antara yang tinggal ada yang dapat menjadi kepala keluarga."""
    pergi = [p.orang.id for p in daftar_peserta(kasus.formulir, register) if p.orang]
    for k in keluarga_asal(pergi, register):
        if ditinggal_kepala(k, pergi) and calon_kepala(k, pergi, kasus.tanggal_pengajuan) is None:
            return Tolak(
                "Yang tinggal pada KK {nomor} semuanya belum berumur 17 tahun.",
                "Ikutkan mereka dalam KK yang baru, atau jadikan kepala keluarga seorang kerabat dewasa "
                "(layanan KK-GANTI-KEPALA).",
                {"nomor": str(k.nomor)},
                "anggota",
            )
    return None


def kepala_yang_tinggal_sah(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Kepala keluarga yang dipilih bagi yang tinggal memang tinggal di sana dan boleh menjadi kepala."""
    pergi = {p.orang.id for p in daftar_peserta(kasus.formulir, register) if p.orang}
    tinggal = {a.penduduk.id for k in keluarga_asal(list(pergi), register) for a in k.anggota} - pergi
    for n, nik in enumerate(kasus.formulir.kepala_yang_tinggal):
        orang = register.orang_ber_nik(nik)
        if orang is None or orang.id not in tinggal or not boleh_jadi_kepala(orang, kasus.tanggal_pengajuan):
            return Tolak(
                "Kepala keluarga yang dipilih bagi yang tinggal bukan anggota dewasa pada KK lama.",
                "Pilih anggota yang tinggal, berumur 17 tahun atau pernah kawin, atau kosongkan.",
                isian=f"kepala_yang_tinggal.{n}",
            )
    return None


def bukti_perkawinan_sesuai_susunan(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Bukti perkawinan menyebut pasangan kepala keluarga; bukti perceraian berarti tidak ada pasangan."""
    status, ada = kasus.formulir.status, [p for p in daftar_peserta(kasus.formulir, register) if p.shdk in _PASANGAN]
    if status.kawin and len(ada) != 1:
        return Tolak(
            "Ada bukti perkawinan, tetapi suami atau istri kepala keluarga tidak tercantum tepat satu.",
            "Cantumkan suami atau istri itu dalam susunan KK.",
            isian="status.bukti",
        )
    if status.cerai and ada:
        return Tolak(
            "Ada bukti perceraian kepala keluarga, tetapi masih ada pasangan dalam susunan KK.",
            "Keluarkan pasangan itu dari susunan, atau perbaiki buktinya.",
            isian=f"{ada[0].isian}.shdk",
        )
    return None


def peristiwa_status_sudah_terjadi(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Perkawinan atau perceraian yang dicantumkan sudah terjadi."""
    tanggal = kasus.formulir.status.tanggal
    if tanggal and tanggal > kasus.tanggal_pengajuan:
        return Tolak(
            "Tanggal perkawinan atau perceraian belum tiba.", "Periksa tanggal pada aktanya.", isian="status.tanggal"
        )
    return None


def tidak_terikat_perkawinan_lain(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Istri tidak terikat perkawinan lain; suami beristri hanya dengan perkawinan yang tercatat."""
    pasangan = pasangan_baru(kasus.formulir, register)
    if not kasus.formulir.status.kawin or pasangan is None:
        return None
    tercatat = kasus.formulir.status.bukti is BuktiStatus.AKTA_KAWIN
    for satu, lain in (pasangan, pasangan[::-1]):
        ikatan = [k for k in register.daftar_perkawinan(satu.id) if k.pasangan(satu.id) != lain.id]
        if ikatan and (satu.jenis_kelamin is JenisKelamin.PEREMPUAN or not tercatat):
            return Tolak(
                "{nama} masih terikat perkawinan dengan orang lain.",
                "Catat berakhirnya perkawinan itu lebih dahulu.",
                {"nama": satu.nama},
                "status.bukti",
            )
    return None


def cukup_umur_atau_dispensasi(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """Perkawinan belum tercatat dicantumkan bila keduanya cukup umur pada hari itu, atau ada dispensasi pengadilan."""
    status, pasangan = kasus.formulir.status, pasangan_baru(kasus.formulir, register)
    if status.bukti is not BuktiStatus.SPTJM_KAWIN or status.dispensasi or pasangan is None or status.tanggal is None:
        return None
    for orang in pasangan:
        batas = USIA_KAWIN if status.tanggal >= UU_16_2019_SEJAK else USIA_KAWIN_LAMA[orang.jenis_kelamin]
        if usia(orang.tanggal_lahir, status.tanggal) < batas:
            return Tolak(
                "{nama} belum berumur {batas} tahun pada hari perkawinan.",
                "Lampirkan penetapan pengadilan tentang dispensasi kawin.",
                {"nama": orang.nama, "batas": batas},
                "status.dispensasi",
            )
    return None


def saksi_f105_berbeda(kasus: Kasus[Any], register: Register) -> Tolak | None:
    """F-1.05 disaksikan dua orang yang berbeda."""
    status = kasus.formulir.status
    if status.saksi_1 and status.saksi_2 and status.saksi_1.nik == status.saksi_2.nik:
        return Tolak(
            "Saksi I dan saksi II orang yang sama.", "Isi saksi II dengan orang lain.", isian="status.saksi_2.nik"
        )
    return None
