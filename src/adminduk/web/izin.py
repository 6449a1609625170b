"""Who may open which page, and for what purpose personal data is read there.

A route cannot be made without a line here: ``urls.rute`` looks its name up. Everything finer
(jurisdiction, whose case it is, operator and verifikator) the register and the cases decide.
"""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.akun.bukti import Bukti
from adminduk.akun.models import PERAN_PETUGAS
from adminduk.akun.penanda_tangan import PENGESAH
from adminduk.register import Keperluan, Peran

_PETUGAS = frozenset({Peran.DESA, Peran.OPERATOR, Peran.VERIFIKATOR, Peran.KABID, Peran.KADIS})
# They see the work of the office and take no step in it: paraf, registers of acts, and the marks of OAP are not built.
_PEMBACA = _PETUGAS | {Peran.KASI, Peran.PEJABAT_CAPIL, Peran.OPERATOR_OAP}
_LOKET = frozenset({Peran.DESA, Peran.OPERATOR})
_PENDUDUK = frozenset({Peran.PENDUDUK})
_PENINJAU = frozenset({Peran.KABID, Peran.KADIS})
_PENGAWAS = frozenset({Peran.KADIS, Peran.AUDITOR, Peran.PROVINSI, Peran.PUSAT})
_BERAKUN = frozenset(PERAN_PETUGAS)


@dataclass(frozen=True)
class Izin:
    """``peran`` empty: anybody, without logging in. ``keperluan`` None: the page opens no register."""

    peran: frozenset[Peran] = frozenset()
    keperluan: Keperluan | None = None
    laju: int = 0  # requests a minute from one address, 0 without limit
    bukti: Bukti | None = None
    menggambar_ulang: bool = False  # a form that draws again by itself what was typed before a session ended


UMUM = Izin()

IZIN: dict[str, Izin] = {
    # everybody
    "beranda": UMUM,
    "daftar_layanan": UMUM,
    "layanan": UMUM,
    "formulir_kosong": Izin(laju=20),
    "bantuan": UMUM,
    "bahasa": UMUM,
    "cari_wilayah": UMUM,
    "kunci_publik": UMUM,
    "daftar_pencabutan": UMUM,
    "segel": Izin(laju=60),
    "segel_titik": UMUM,
    "segel_ubin": UMUM,
    "verifikasi": Izin(laju=30),
    "v": Izin(laju=30),
    "ambil": Izin(laju=20),
    # residents
    "saya": Izin(_PENDUDUK, Keperluan.DATA_SENDIRI),
    "saya_keluarga": Izin(_PENDUDUK, Keperluan.DATA_SENDIRI),
    "saya_dokumen": Izin(_PENDUDUK, Keperluan.DATA_SENDIRI),
    "saya_jejak": Izin(_PENDUDUK, Keperluan.DATA_SENDIRI),
    "saya_permohonan_baru": Izin(_PENDUDUK, Keperluan.PELAYANAN, menggambar_ulang=True),
    "saya_kasus": Izin(_PENDUDUK, Keperluan.PELAYANAN),
    "saya_formulir": Izin(_PENDUDUK, Keperluan.PELAYANAN, menggambar_ulang=True),
    "saya_formulir_cetak": Izin(_PENDUDUK, Keperluan.PELAYANAN),
    "saya_lampiran": Izin(_PENDUDUK, Keperluan.PELAYANAN),
    "saya_berkas": Izin(_PENDUDUK, Keperluan.PELAYANAN),
    "saya_ajukan": Izin(_PENDUDUK, Keperluan.PELAYANAN),
    "saya_tanda_terima": Izin(_PENDUDUK, Keperluan.PELAYANAN),
    "saya_bukti": Izin(_PENDUDUK, Keperluan.PELAYANAN),
    "saya_laporkan": Izin(_PENDUDUK, Keperluan.PELAYANAN),
    "saya_batalkan": Izin(_PENDUDUK, Keperluan.PELAYANAN),
    "saya_serahkan": Izin(_PENDUDUK, Keperluan.PELAYANAN),
    "saya_unduh": Izin(_PENDUDUK, Keperluan.DATA_SENDIRI),
    # whoever is logged in, about the own account
    "akun": Izin(_BERAKUN | _PENDUDUK),
    "kode_cadangan": Izin(_BERAKUN, bukti=Bukti.BARU),
    # officers
    "antrean": Izin(_PEMBACA, Keperluan.PELAYANAN),
    "permohonan_baru": Izin(_LOKET),
    "petugas_permohonan_baru": Izin(_LOKET, Keperluan.PELAYANAN, menggambar_ulang=True),
    "petugas_kasus": Izin(_PEMBACA, Keperluan.PELAYANAN),
    "petugas_formulir": Izin(_LOKET, Keperluan.PELAYANAN, menggambar_ulang=True),
    "petugas_formulir_cetak": Izin(_PEMBACA, Keperluan.PELAYANAN),
    "petugas_lampiran": Izin(_LOKET, Keperluan.PELAYANAN),
    "petugas_berkas": Izin(_PEMBACA, Keperluan.PELAYANAN),
    "petugas_ajukan": Izin(_LOKET, Keperluan.PELAYANAN),
    "petugas_tanda_terima": Izin(_PEMBACA, Keperluan.PELAYANAN),
    "petugas_bukti": Izin(_PEMBACA, Keperluan.PELAYANAN),
    "petugas_batalkan": Izin(_LOKET, Keperluan.PELAYANAN),
    "petugas_serahkan": Izin(_LOKET, Keperluan.PELAYANAN),
    "terbitkan_ulang": Izin(frozenset({Peran.OPERATOR}), Keperluan.PELAYANAN),
    "putusan": Izin(_PETUGAS, Keperluan.PELAYANAN),
    "tanda_tangan": Izin(frozenset({Peran.KADIS}), Keperluan.PELAYANAN),
    "tandatangani": Izin(frozenset({Peran.KADIS}), Keperluan.PELAYANAN, bukti=Bukti.PENANDA_TANGAN),
    "akun_kantor": Izin(PENGESAH, bukti=Bukti.BARU),
    "cari_penduduk": Izin(_PEMBACA, Keperluan.PENCARIAN),
    "penduduk": Izin(_PEMBACA, Keperluan.PELAYANAN),
    "buka_darurat": Izin(_PETUGAS, Keperluan.DARURAT),
    "kode_masuk": Izin(frozenset({Peran.OPERATOR}), Keperluan.KODE_MASUK),
    "keluarga": Izin(_PEMBACA, Keperluan.PELAYANAN),
    "petugas_unduh": Izin(_LOKET, Keperluan.PENERBITAN),
    "satuan_lokal": Izin(_LOKET, Keperluan.PELAYANAN),
    "pemakaman": Izin(_LOKET, Keperluan.PELAYANAN),
    "pekerjaan_pemakaman": Izin(_PETUGAS - {Peran.DESA}, Keperluan.PENCARIAN),
    "selesai_pemakaman": Izin(frozenset({Peran.OPERATOR}), Keperluan.PENCARIAN),
    "disabilitas": Izin(_LOKET, Keperluan.PENCARIAN),
    "izin_tinggal": Izin(_PETUGAS - {Peran.DESA}, Keperluan.PENCARIAN),
    "pesan": Izin(_PETUGAS - {Peran.DESA}, Keperluan.PENCARIAN),
    "jawab_pesan": Izin(frozenset({Peran.OPERATOR}), Keperluan.PENCARIAN),
    "pesan_satu": Izin(_PETUGAS - {Peran.DESA}, Keperluan.PENCARIAN),
    "berkas_pesan": Izin(_PETUGAS - {Peran.DESA}, Keperluan.PENCARIAN),
    "pesan_baru": Izin(frozenset({Peran.OPERATOR}), Keperluan.PELAYANAN),
    "kotak_keluar": Izin(frozenset({Peran.OPERATOR}), Keperluan.PELAYANAN),
    "pengawasan": Izin(_PENINJAU | _PENGAWAS, Keperluan.PENINJAUAN),
    "tinjau_darurat": Izin(_PENINJAU, Keperluan.PENINJAUAN),
    "bacaan_petugas": Izin(_PENGAWAS, Keperluan.PENINJAUAN),
    "tutup_alarm": Izin(_PENGAWAS, Keperluan.PENINJAUAN),
    "kemajuan": Izin(_PEMBACA, Keperluan.PELAYANAN),
}
