"""A birth in keluarga Rumbiak as it is typed, and the officers of Manokwari: for tests and examples. Nobody is real."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from PIL import Image

from adminduk import register
from adminduk.permohonan import alur
from adminduk.register.contoh import DESA, MANOKWARI, NIK_MARTHA, NIK_SAKSI, NIK_YOSEP, OPERATOR_MANOKWARI
from adminduk.register.pelaku import Keperluan, Pelaku, Peran

if TYPE_CHECKING:
    from adminduk.register.pintu import RegisterTerbuka

OPERATOR = OPERATOR_MANOKWARI
VERIFIKATOR = Pelaku(UUID(int=411), "Verifikator Manokwari", Peran.VERIFIKATOR, (MANOKWARI,))
KABID = Pelaku(UUID(int=412), "Kabid Manokwari", Peran.KABID, (MANOKWARI,))
KADIS = Pelaku(UUID(int=413), "Kadis Manokwari", Peran.KADIS, (MANOKWARI,))
PETUGAS_DESA = Pelaku(UUID(int=414), "Petugas Wosi", Peran.DESA, (MANOKWARI,), desa=DESA)

KELAHIRAN: dict[str, str] = {
    "pelapor.nama": "Yosep Rumbiak",
    "pelapor.nik": NIK_YOSEP.lengkap,
    "pelapor.kewarganegaraan": "WNI",
    "ibu.nik": NIK_MARTHA.lengkap,
    "ibu.nama": "Martha Mandacan",
    "ayah.nik": NIK_YOSEP.lengkap,
    "ayah.nama": "Yosep Rumbiak",
    "bukti_perkawinan": "Buku nikah atau kutipan akta perkawinan",
    "anak.0.nama": "Maria Yuliana Rumbiak",
    "anak.0.jenis_kelamin": "PEREMPUAN",
    "anak.0.tempat_dilahirkan": "RS/RB",
    "anak.0.tempat_kelahiran": str(MANOKWARI),
    "anak.0.tanggal_lahir": "2026-11-02",
    "anak.0.jenis_kelahiran": "Tunggal",
    "anak.0.kelahiran_ke": "2",
    "anak.0.penolong_kelahiran": "Dokter",
    "anak.0.berat_gram": "3100",
    "saksi_1.nama": "Barnabas Saiba",
    "saksi_1.nik": NIK_SAKSI[0].lengkap,
    "saksi_1.kewarganegaraan": "WNI",
    "saksi_2.nama": "Yosina Indou",
    "saksi_2.nik": NIK_SAKSI[1].lengkap,
    "saksi_2.kewarganegaraan": "WNI",
}


@contextmanager
def pintu(pelaku: Pelaku) -> Iterator[RegisterTerbuka]:
    with register.untuk(pelaku, Keperluan.PELAYANAN, kasus="contoh") as reg:
        yield reg


def foto(lebar: int = 40, tinggi: int = 30, bentuk: str = "PNG") -> bytes:
    keluar = BytesIO()
    Image.new("RGB", (lebar, tinggi), "white").save(keluar, bentuk)
    return keluar.getvalue()


def draf(pelaku: Pelaku = OPERATOR, pemohon: UUID | None = None, **ubah: str) -> alur.Jawaban:
    """Return a draft of the birth with its proofs attached."""
    id_ = uuid4()
    with pintu(pelaku) as reg:
        jawaban = alur.buat_draf(reg, id_, "LAHIR", KELAHIRAN | ubah, permintaan=uuid4(), pemohon=pemohon)
        for syarat in ("surat_lahir", "buku_nikah"):
            alur.lampirkan(reg, id_, syarat, f"{syarat}.png", foto(), permintaan=uuid4())
    return jawaban


def langkah(nama: str, pelaku: Pelaku, semula: alur.Jawaban, **lain: Any) -> alur.Jawaban:
    """Take one step with the case as the last answer left it."""
    with pintu(pelaku) as reg:
        jawaban: alur.Jawaban = getattr(alur, nama)(
            reg, UUID(semula.permohonan), versi=semula.versi, permintaan=uuid4(), **lain
        )
        return jawaban


def diajukan(pelaku: Pelaku = OPERATOR, **ubah: str) -> alur.Jawaban:
    return langkah("ajukan", pelaku, draf(pelaku, None, **ubah))


def diverifikasi(**ubah: str) -> alur.Jawaban:
    return langkah("verifikasi", VERIFIKATOR, diajukan(OPERATOR, **ubah))


def disetujui(**ubah: str) -> alur.Jawaban:
    return langkah("setujui", KABID, diverifikasi(**ubah))


def ditandatangani(*semula: alur.Jawaban) -> tuple[alur.Jawaban, ...]:
    daftar = [(UUID(s.permohonan), s.versi) for s in semula]
    with pintu(KADIS) as reg:
        return alur.tandatangani(reg, daftar, bukti_baru=datetime.now(UTC), permintaan=uuid4())
