"""What a form can know before anybody types: the person it is begun for, from the register.

Forms name the same people by the same words, so one rule by name serves all services.
"""

from __future__ import annotations

from collections.abc import Iterable

from adminduk.dasar.kode import JenisKelamin
from adminduk.permohonan.bentuk import Bagian, bentuk
from adminduk.register import Penduduk, RegisterTerbuka

_YANG_MENGAJUKAN = ("pemohon", "pelapor")


def isian_awal(reg: RegisterTerbuka, kelas: type, orang: Penduduk) -> dict[str, str]:
    """Return texts for applicant or reporter, for the parents when the form has them, and for the family card."""
    k = reg.keluarga_dari(orang.id)
    nomor_kk = k.nomor.lengkap if k else ""
    data: dict[str, str] = {}
    for bagian in bentuk(kelas):
        if bagian.jalur in _YANG_MENGAJUKAN:
            data |= _orang(bagian, orang, nomor_kk)
        elif bagian.jalur in ("ibu", "ayah") and (satu := _orang_tua(reg, orang, bagian.jalur)):
            data |= _orang(bagian, satu, nomor_kk)
        elif not bagian.jalur:
            data |= {n: nomor_kk for n in _nama(bagian) if n in ("no_kk", "no_kk_lama", "nomor_kk") and nomor_kk}
    return data


def _orang_tua(reg: RegisterTerbuka, orang: Penduduk, sebagai: str) -> Penduduk | None:
    """Return the person or the spouse, whoever has the sex of a mother or father."""
    kelamin = JenisKelamin.PEREMPUAN if sebagai == "ibu" else JenisKelamin.LAKI_LAKI
    if orang.jenis_kelamin is kelamin:
        return orang
    kawin = reg.perkawinan_dari(orang.id)
    return reg.penduduk(kawin.pasangan(orang.id)) if kawin else None


def _orang(bagian: Bagian, orang: Penduduk, nomor_kk: str) -> dict[str, str]:
    tahu = {
        "nama": orang.nama,
        "nik": orang.nik.lengkap if orang.nik else "",
        "no_kk": nomor_kk,
        "kewarganegaraan": orang.kewarganegaraan.value,
    }
    return {f"{bagian.jalur}.{n}": tahu[n] for n in _nama(bagian) if tahu.get(n)}


def _nama(bagian: Bagian) -> Iterable[str]:
    return (butir.jalur.split(".")[-1] for butir in bagian.isi)
