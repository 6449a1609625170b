"""Kutipan berikutnya: bercatatan pinggir, bernomor sama, dan yang lama tidak berlaku."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from adminduk.dokumen.kutipan import DICABUT, CatatanBaru, kutipan_baru
from adminduk.dokumen.surat import SURAT
from adminduk.dokumen.surat.contoh import AKTA_KELAHIRAN
from adminduk.register import contoh
from adminduk.register.contoh import DINA, MANOKWARI
from adminduk.register.isi import Akta, CatatanAkta, Dokumen
from adminduk.register.perubahan import CatatanPinggir, DokumenTerbit, DokumenTutup

AKTA, LAMA, BARU = UUID(int=801), UUID(int=802), UUID(int=803)
HARI = date(2026, 11, 23)
LEMBAR = Dokumen(LAMA, "AKTA_KELAHIRAN", str(AKTA_KELAHIRAN.nomor), DINA, None)
SEBELUM = CatatanAkta("CP.1", date(2020, 5, 1), "Nama dibetulkan.")


def akta() -> Akta:
    isi = AKTA_KELAHIRAN.ke_isi()
    return Akta(AKTA, "AKTA_KELAHIRAN", str(AKTA_KELAHIRAN.nomor), HARI, MANOKWARI, isi, (LEMBAR,), (SEBELUM,))


def test_kutipan_kedua_memuat_semua_catatan_dan_yang_lama_dicabut():
    catatan = CatatanBaru(UUID(int=804), "CP.10", "Menjadi WNI.")
    pinggir, tutup, terbit = kutipan_baru(
        contoh.register_contoh(), akta(), {DINA: BARU}, HARI, catatan=[catatan], ubah={"nama": "MARIA Y RUMBIAK"}
    )

    assert isinstance(pinggir, CatatanPinggir) and (pinggir.akta, pinggir.kode_cp) == (AKTA, "CP.10")
    assert tutup == DokumenTutup(LAMA, HARI, DICABUT, BARU)
    assert isinstance(terbit, DokumenTerbit)
    surat = SURAT["AKTA_KELAHIRAN"].dari_isi(dict(terbit.isi))
    assert (terbit.nomor, terbit.akta, surat.kutipan_ke, surat.nama) == (LEMBAR.nomor, AKTA, 2, "MARIA Y RUMBIAK")
    assert surat.cetak()["kutipan_ke"] == "Kutipan kedua"
    assert [c.split(",")[0] for c in surat.catatan] == ["CP.1", "CP.10"]
