"""What nobody can do, and what cannot be hidden."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any
from uuid import UUID

import psycopg
from django.db import connection, transaction

from adminduk.dasar.temuan import NilaiDitolak
from adminduk.perintah.cerita.panggung import FAKFAK, KADIS, OPERATOR, OPERATOR_LAIN, Panggung, pastikan, pintu
from adminduk.perintah.peluncur import sambungan, tempat
from adminduk.register import Keperluan, Pelaku, Penduduk, Peran, darurat, untuk
from adminduk.register.bangun_ulang import bangun_ulang
from adminduk.register.periksa import periksa, periksa_dalam
from adminduk.register.periksa_kepala import Luar
from adminduk.register.pintu import TanpaKasus


def wilayah_lain(p: Panggung) -> list[str]:
    assert p.ibu and p.ibu.nik and p.keluarga
    with pintu(OPERATOR_LAIN) as reg:
        pastikan(reg.orang_ber_nik(p.ibu.nik) is None, "NIK terlihat dari kabupaten lain")
        pastikan(reg.keluarga(p.keluarga) is None, "keluarga terlihat dari kabupaten lain")
        pastikan(all(t.penduduk.kab == FAKFAK for t in reg.cari(p.ibu.nama)), "pencarian menembus wilayah")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('app.kab', '', true)")
        cursor.execute("select count(*) from penduduk")
        pastikan(cursor.fetchone() == (0,), "tanpa lingkup seharusnya nol baris")
    return ["NIK asing dan NIK yang tidak ada dijawab sama; tanpa lingkup basis data memberi 0 baris"]


def jurnal_tertutup(p: Panggung) -> list[str]:
    ditolak = [_ditolak(perintah) for perintah in ("update peristiwa set dasar = 'x'", "delete from peristiwa_isi")]
    return [f"ditolak basis data: {pesan}" for pesan in ditolak]


def _ditolak(perintah: str) -> str:
    try:
        with transaction.atomic():
            connection.connection.execute(perintah)
    except psycopg.errors.InsufficientPrivilege as galat:
        return str(galat).splitlines()[0]
    pastikan(False, f"diizinkan: {perintah}")
    return ""


def _pemilik() -> psycopg.Connection[Any]:
    return psycopg.connect(**sambungan.parameter(tempat.folder_data(), "pemilik"), autocommit=True)  # type: ignore[arg-type]


def jurnal_diperiksa(p: Panggung) -> list[str]:
    """Check the journal as it is, then with one letter changed in a transaction that is rolled back."""
    luar = Luar.milik(tempat.folder_segel(tempat.folder_data()))
    with _pemilik() as db:
        laporan = periksa(db, luar)
        pastikan(laporan.utuh, f"jurnal tidak utuh: {[str(t) for t in laporan.temuan[:3]]}")
        with db.transaction(force_rollback=True):
            db.execute("alter table peristiwa_isi disable trigger tolak_ubah")
            db.execute(_UBAH_SATU_HURUF, (p.kasus,))
            temuan = periksa_dalam(db, luar).temuan
    pastikan(temuan, "perubahan oleh pemilik basis data tidak ditemukan")
    return [
        f"{laporan.peristiwa} peristiwa, {laporan.kepala} kepala bertanda tangan, {laporan.detik:.1f} s: utuh",
        f"sesudah satu huruf diubah: {temuan[0]}",
    ]


_UBAH_SATU_HURUF = """
update peristiwa_isi set isi = set_byte(isi, 20, get_byte(isi, 20) # 1)
 where (peristiwa, tercatat) in (select id, tercatat from peristiwa where permohonan = %s)
"""


def dibangun_ulang(p: Panggung) -> list[str]:
    with _pemilik() as db:
        hasil = bangun_ulang(db)
    pastikan(not hasil.beda, f"keadaan berbeda dari jurnal: {[str(b) for b in hasil.beda[:3]]}")
    detik = sum(hasil.detik.values())
    baris = sum(hasil.baris.values())
    return [f"{hasil.peristiwa} peristiwa, {baris} baris dibangun dan dibandingkan dalam {detik:.1f} s: sama"]


def jejak(p: Panggung) -> list[str]:
    assert p.ibu
    with untuk(_warga(p.ibu), Keperluan.DATA_SENDIRI) as reg:
        baris = reg.jejak_akses(p.ibu.id)
    milik_kasus = [b for b in baris if b["kasus"] == str(p.kasus)]
    pastikan(milik_kasus, "bacaan untuk permohonan ini tidak tercatat")
    peran = sorted({b["peran"] for b in milik_kasus})
    return [f"{len(baris)} bacaan tentang ibu, {len(milik_kasus)} untuk permohonan ini, oleh: {', '.join(peran)}"]


def akses_darurat(p: Panggung) -> list[str]:
    """Break-glass by an operator, judged by the head of office, as the resident sees it."""
    assert p.ibu
    _pastikan_tertutup(p.ibu.id)
    with untuk(OPERATOR, Keperluan.DARURAT) as reg:
        akses = darurat.buka(reg, p.ibu.id, "Peragaan: dokter jaga meminta golongan darah ibu.")
        pastikan(reg.penduduk(p.ibu.id), "akses darurat tidak membuka datanya")
    mulai = time.monotonic()
    dibuka = _terlihat(p.ibu)
    detik = time.monotonic() - mulai
    pastikan(not _tinjau(OPERATOR, akses), "pembukanya meninjau dirinya sendiri")
    pastikan(_tinjau(KADIS, akses), "kepala dinas tidak dapat meninjau")
    dinilai = _terlihat(p.ibu)
    pastikan(dibuka["wajar"] is None and dinilai["wajar"] is True, "penduduk tidak melihat hasil tinjauannya")
    return [
        "tanpa permohonan register tidak memberi apa pun; dengan alasan terbuka 15 menit",
        f"penduduknya melihatnya sesudah {detik:.2f} s; pembukanya tidak meninjau diri, kepala dinas menilai wajar",
    ]


def _warga(orang: Penduduk) -> Pelaku:
    return Pelaku(orang.id, orang.nama, Peran.PENDUDUK, OPERATOR.kab, orang.id)


def _pastikan_tertutup(orang: UUID) -> None:
    try:
        with untuk(OPERATOR, Keperluan.PELAYANAN) as reg:
            reg.penduduk(orang)
    except TanpaKasus:
        return
    pastikan(False, "data terbuka tanpa permohonan")


def _tinjau(oleh: Pelaku, akses: UUID) -> bool:
    """Whether the door lets this officer judge."""
    try:
        with untuk(replace(oleh, peran=Peran.KADIS), Keperluan.PENINJAUAN) as reg:
            darurat.tinjau(reg, akses, wajar=True, catatan="Peragaan.")
    except NilaiDitolak:
        return False
    return True


def _terlihat(orang: Penduduk) -> dict[str, Any]:
    with untuk(_warga(orang), Keperluan.DATA_SENDIRI) as reg:
        [terakhir, *_] = darurat.tentang(reg, orang.id)
    return terakhir
