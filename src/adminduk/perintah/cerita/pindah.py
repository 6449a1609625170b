"""A move between two offices: cancelled, done again, and received."""

from __future__ import annotations

from uuid import uuid4

from adminduk.perintah.cerita import isian
from adminduk.perintah.cerita.panggung import FAKFAK, MANOKWARI, OPERATOR, OPERATOR_LAIN, Panggung, pastikan, pintu
from adminduk.permohonan import pesan_kantor
from adminduk.permohonan.models import DokumenKeluar
from adminduk.register import Keluarga

DESA_TUJUAN = 9203011001  # Fak Fak Selatan


def batal(p: Panggung) -> list[str]:
    """Let a wife move alone, which asks for nobody's permission, and change her mind."""
    ibu, ayah, keluarga, _ = isian.pasangan(p)
    p.pindah, p.keluarga_pindah = ibu, keluarga
    semula = _di_mana(p)
    nomor = _berangkat(p)
    di_jalan = _di_mana(p)
    pastikan(di_jalan.kab == MANOKWARI and di_jalan.id != keluarga, "yang pindah seharusnya menunggu di daerah asal")
    with pintu(OPERATOR_LAIN) as reg:
        pesan = [m for m in pesan_kantor.masuk(reg) if m.nomor == nomor]
    pastikan(len(pesan) == 1, "pesan antarkantor seharusnya sampai bersama suratnya")
    assert ibu.nik
    pemohon = {"pemohon.nama": ibu.nama, "pemohon.nik": ibu.nik.lengkap}
    isian.putuskan("BATAL-SKPWNI", pemohon | {"nomor_skpwni": nomor})
    kembali = _di_mana(p)
    pastikan((kembali.id, kembali.nomor) == (semula.id, semula.nomor), "KK seharusnya kembali seperti semula")
    pastikan(kembali.kepala and kembali.kepala.penduduk.id == ayah.id, "kepala keluarga seharusnya tetap")
    return [
        f"SKPWNI {nomor}, pesan ke Fakfak: {pesan[0].perihal.lower()}; sementara itu tercatat di Manokwari",
        f"batal: kembali pada KK {kembali.nomor}",
    ]


def diterima(p: Panggung) -> list[str]:
    nomor = _berangkat(p)
    di_jalan = _di_mana(p)
    assert p.pindah and p.pindah.nik
    data = {
        "pemohon.nama": p.pindah.nama, "pemohon.nik": p.pindah.nik.lengkap, "nomor_skpwni": nomor,
        "kk": "Membuat KK sendiri", "tujuan.alamat": "Jalan Izaak Telussa 3", "tujuan.desa": str(DESA_TUJUAN),
        "rumah": "Milik sendiri",
    }  # fmt: skip
    isian.putuskan("PINDAH-DATANG", data, ("ktp_el_kia",), kab=FAKFAK)
    with pintu(OPERATOR_LAIN) as reg:
        tiba = reg.keluarga_dari(p.pindah.id)
        orang = reg.penduduk(p.pindah.id)
    with pintu(OPERATOR) as reg:
        pastikan(reg.keluarga_dari(p.pindah.id) is None, "yang sudah diterima masih tercatat di daerah asal")
        jawaban = [m for m in pesan_kantor.keluar(reg) if m.nomor == nomor]
    pastikan(tiba and orang and orang.nik == p.pindah.nik, "NIK seharusnya tetap")
    assert tiba
    pastikan(tiba.nomor == di_jalan.nomor, "nomor KK seharusnya tetap")
    pastikan(all(m.dijawab for m in jawaban), "pesan Manokwari seharusnya terjawab")
    return [f"diterima di Fakfak dengan KK {tiba.nomor} dan NIK yang sama; pesan Manokwari terjawab"]


def _berangkat(p: Panggung) -> str:
    """Let Manokwari issue the letter; return its number."""
    assert p.pindah and p.pindah.nik
    with pintu(OPERATOR) as reg:
        keluarga = reg.keluarga(p.keluarga_pindah) if p.keluarga_pindah else None
    assert keluarga
    data = {
        "pemohon.nama": p.pindah.nama, "pemohon.nik": p.pindah.nik.lengkap, "no_kk": keluarga.nomor.lengkap,
        "jenis": "Anggota keluarga", "alasan": "Pekerjaan", "kk": "Membuat KK sendiri",
        "anggota.0.nik": p.pindah.nik.lengkap, "anggota.0.shdk": "KEPALA KELUARGA",
        "tujuan.alamat": "Jalan Izaak Telussa 3", "tujuan.desa": str(DESA_TUJUAN),
    }  # fmt: skip
    kasus = isian.putuskan("PINDAH-KELUAR", data)
    with pintu(OPERATOR, kasus):
        return str(DokumenKeluar.objects.get(permohonan_id=kasus, jenis="SKPWNI").nomor)


def _di_mana(p: Panggung) -> Keluarga:
    assert p.pindah
    with pintu(OPERATOR, uuid4()) as reg:
        keluarga = reg.keluarga_dari(p.pindah.id)
    pastikan(keluarga, "yang pindah tidak tercatat di mana pun")
    assert keluarga
    return keluarga
