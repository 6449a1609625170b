"""What the officers of the story type, and the steps that they take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone
from PIL import Image

from adminduk.dasar.kode import JenisKelamin, StatusPenduduk
from adminduk.perintah.cerita.panggung import (
    KABID,
    KADIS,
    MANOKWARI,
    OPERATOR,
    VERIFIKATOR,
    Gugur,
    Panggung,
    di_kantor,
    pastikan,
    pintu,
)
from adminduk.permohonan import alur
from adminduk.permohonan.models import Permohonan
from adminduk.register import Keperluan, Penduduk, untuk

MARGA = ("Mandacan", "Saiba", "Indou", "Rumbiak", "Dowansiba", "Ullo", "Sayori", "Mansim", "Ahoren", "Ainusi")
SAKSI = {
    "saksi_1.nama": "Saksi Satu", "saksi_1.nik": "9202120101700001", "saksi_1.kewarganegaraan": "WNI",
    "saksi_2.nama": "Saksi Dua", "saksi_2.nik": "9202120101710001", "saksi_2.kewarganegaraan": "WNI",
}  # fmt: skip


def pasangan(panggung: Panggung) -> tuple[Penduduk, Penduduk, UUID, int]:
    """Return a mother who may bear a child, the father, their family, and how many residents the search showed."""
    tahun_ini = timezone.localdate().year
    dilihat = 0
    with untuk(OPERATOR, Keperluan.PENCARIAN, kasus="peragaan") as reg:
        for tahun in range(tahun_ini - 32, tahun_ini - 22):
            for marga in MARGA:
                temuan = reg.cari(marga, tahun=tahun)
                dilihat += len(temuan)
                for t in temuan:
                    if (hasil := _cocok(reg, t.penduduk, panggung)) is not None:
                        panggung.terpakai.add(hasil[2])
                        return *hasil, dilihat
    raise Gugur("Tidak ada pasangan muda dengan KK di Manokwari; muat populasi lebih dahulu.")


def _cocok(reg: Any, ibu: Penduduk, panggung: Panggung) -> tuple[Penduduk, Penduduk, UUID] | None:
    """Tell if this is a mother whose husband heads the family and who did not bear a child last year."""
    if ibu.jenis_kelamin is not JenisKelamin.PEREMPUAN or ibu.status is not StatusPenduduk.AKTIF or ibu.nik is None:
        return None
    perkawinan, keluarga = reg.perkawinan_dari(ibu.id), reg.keluarga_dari(ibu.id)
    if not (perkawinan and keluarga) or keluarga.id in panggung.terpakai:
        return None
    ayah = keluarga.cari(perkawinan.pasangan(ibu.id))
    muda = [a for a in reg.anak_dari_ibu(ibu.id) if (timezone.localdate() - a.tanggal_lahir).days < 400]
    if ayah is None or muda or keluarga.kepala is None or keluarga.kepala.penduduk.id != ayah.penduduk.id:
        return None
    return ibu, ayah.penduduk, keluarga.id


def kelahiran(ibu: Penduduk, ayah: Penduduk, nama: str, lahir: Any) -> dict[str, str]:
    assert ibu.nik and ayah.nik
    return SAKSI | {
        "pelapor.nama": ayah.nama, "pelapor.nik": ayah.nik.lengkap, "pelapor.kewarganegaraan": "WNI",
        "ibu.nik": ibu.nik.lengkap, "ibu.nama": ibu.nama, "ayah.nik": ayah.nik.lengkap, "ayah.nama": ayah.nama,
        "bukti_perkawinan": "Buku nikah atau kutipan akta perkawinan",
        "anak.0.nama": nama, "anak.0.jenis_kelamin": "PEREMPUAN", "anak.0.tempat_dilahirkan": "Rumah",
        "anak.0.tempat_kelahiran": "9202", "anak.0.tanggal_lahir": lahir.isoformat(),
        "anak.0.jenis_kelahiran": "Tunggal", "anak.0.kelahiran_ke": "2", "anak.0.penolong_kelahiran": "Bidan/Perawat",
        "anak.0.berat_gram": "3100", "anak.0.panjang_cm": "49",
    }  # fmt: skip


def kematian(orang: Penduduk, pelapor: Penduduk, tanggal: Any) -> dict[str, str]:
    assert orang.nik and pelapor.nik
    return SAKSI | {
        "pelapor.nama": pelapor.nama, "pelapor.nik": pelapor.nik.lengkap, "pelapor.kewarganegaraan": "WNI",
        "kematian.nik": orang.nik.lengkap, "kematian.nama": orang.nama, "kematian.tanggal": tanggal.isoformat(),
        "kematian.sebab": "Sakit biasa/tua", "kematian.tempat_kematian": "9202", "kematian.yang_menerangkan": "Dokter",
    }  # fmt: skip


def gambar() -> bytes:
    isi = BytesIO()
    Image.new("RGB", (120, 160), "white").save(isi, "JPEG")
    return isi.getvalue()


def versi(kasus: UUID) -> int:
    return Permohonan.objects.values_list("versi", flat=True).get(id=kasus)


def putuskan(kode: str, data: Mapping[str, str], lampiran: tuple[str, ...] = (), kab: int = MANOKWARI) -> UUID:
    """Take a case from the counter to the signature in one office; return it."""
    kasus = uuid4()
    ajukan(kasus, kode, data, lampiran, kab)
    teruskan(kasus, kab)
    jawaban = tandatangani(kasus, kab)
    pastikan(jawaban.keadaan == "ditandatangani", f"{kode} tidak diputus: {jawaban.pesan}")
    return kasus


def ajukan(
    kasus: UUID, kode: str, data: Mapping[str, str], lampiran: tuple[str, ...], kab: int = MANOKWARI
) -> alur.Jawaban:
    """Enter, attach and submit in one door, as the page of the operator does in several."""
    with pintu(di_kantor(OPERATOR, kab), kasus) as reg:
        alur.buat_draf(reg, kasus, kode, data, permintaan=uuid4())
        for syarat in lampiran:
            alur.lampirkan(reg, kasus, syarat, f"{syarat}.jpg", gambar(), permintaan=uuid4())
        return alur.ajukan(reg, kasus, versi=versi(kasus), permintaan=uuid4())


def teruskan(kasus: UUID, kab: int = MANOKWARI) -> None:
    """Verify and approve."""
    langkah: tuple[tuple[Any, Callable[..., alur.Jawaban]], ...] = (
        (VERIFIKATOR, alur.verifikasi),
        (KABID, alur.setujui),
    )
    for pelaku, ambil in langkah:
        with pintu(di_kantor(pelaku, kab), kasus) as reg:
            ambil(reg, kasus, versi=versi(kasus), permintaan=uuid4())


def tandatangani(kasus: UUID, kab: int = MANOKWARI) -> alur.Jawaban:
    with pintu(di_kantor(KADIS, kab), kasus) as reg:
        [jawaban] = alur.tandatangani(reg, [(kasus, versi(kasus))], bukti_baru=timezone.now(), permintaan=uuid4())
    return jawaban
