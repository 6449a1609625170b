"""For tests of services about an act: the birth act of Dina, in the register or known by its number alone."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from adminduk.dokumen.surat.contoh import AKTA_KELAHIRAN
from adminduk.permohonan.contoh import ubah_orang
from adminduk.register import contoh
from adminduk.register.contoh import DINA, MANOKWARI
from adminduk.register.isi import Akta, Dokumen, RegisterMemori

AKTA, KUTIPAN = UUID(int=801), UUID(int=802)
NOMOR = "9202-LT-11012016-0003"
HARI = date(2016, 1, 11)


def register_berakta() -> RegisterMemori:
    reg = contoh.register_contoh()
    ubah_orang(reg, DINA, no_akta_lahir=NOMOR)
    lembar = Dokumen(KUTIPAN, "AKTA_KELAHIRAN", NOMOR, DINA, None)
    isi = AKTA_KELAHIRAN.ke_isi() | {
        "nomor": NOMOR,
        "nama": contoh.ORANG_DINA.nama,
        "nik": contoh.NIK_DINA.lengkap,
        "jenis_kelamin": contoh.ORANG_DINA.jenis_kelamin.value,
        "tanggal_lahir": contoh.ORANG_DINA.tanggal_lahir.isoformat(),
    }
    reg.tambah(dokumen=[lembar])
    reg.tambah_akta(Akta(AKTA, "AKTA_KELAHIRAN", NOMOR, HARI, MANOKWARI, isi, (lembar,)))
    return reg


def register_berakta_lama() -> RegisterMemori:
    reg = contoh.register_contoh()
    ubah_orang(reg, DINA, no_akta_lahir=NOMOR)
    return reg
