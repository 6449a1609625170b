"""What an event in life does to families: pure functions that several services use (KEPUTUSAN 14)."""

from adminduk.register.akibat.kelahiran import shdk_anak
from adminduk.register.akibat.keluarga import (
    atur_shdk,
    bentuk_keluarga,
    ditinggal_kepala,
    masukkan,
    nomor_baru,
    pengganti_kepala,
    tinggalkan,
    yang_tinggal,
)
from adminduk.register.akibat.kematian import akibat_kematian, meninggal
from adminduk.register.akibat.kepala import boleh_jadi_kepala, calon_kepala, ganti_kepala, shdk_terhadap
from adminduk.register.akibat.perkawinan import (
    Ikatan,
    cerai,
    cerai_mati,
    daftar_ikatan,
    kawin,
    kawin_seorang,
    pasangan_kepala,
)
from adminduk.register.akibat.perwalian import dititipkan, kerabat_masuk
from adminduk.register.akibat.terapkan import orang_dari, orang_sesudah, terapkan

__all__ = [
    "Ikatan",
    "akibat_kematian",
    "atur_shdk",
    "bentuk_keluarga",
    "boleh_jadi_kepala",
    "calon_kepala",
    "cerai",
    "cerai_mati",
    "daftar_ikatan",
    "ditinggal_kepala",
    "dititipkan",
    "ganti_kepala",
    "kawin",
    "kawin_seorang",
    "kerabat_masuk",
    "masukkan",
    "meninggal",
    "nomor_baru",
    "orang_dari",
    "orang_sesudah",
    "pasangan_kepala",
    "pengganti_kepala",
    "shdk_anak",
    "shdk_terhadap",
    "terapkan",
    "tinggalkan",
    "yang_tinggal",
]
