"""Penerbitan oleh pekerja dan kode ambil: cetakan dan segel tiruan, basis data dan perannya sungguh."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection

from adminduk import register
from adminduk.permohonan import alur, berkas, kode_ambil, terbitan
from adminduk.permohonan.contoh_alur import OPERATOR, disetujui, ditandatangani, pintu
from adminduk.permohonan.keadaan import Keadaan
from adminduk.permohonan.models import Berkas, DokumenKeluar, Permohonan
from adminduk.permohonan.terbitan import BelumDisegel, Terbitan, terbitkan
from adminduk.register import contoh
from adminduk.register.contoh import MANOKWARI
from adminduk.register.pelaku import Keperluan

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def sebagai(peran: str) -> Iterator[None]:
    """Work with the rights of another log-in of the database."""
    masuk, semula = connection.settings_dict, dict(connection.settings_dict)
    rahasia = json.loads((Path(os.environ["ADMINDUK_UJI"]) / "rahasia").read_text())
    connection.close()
    masuk.update(USER=f"adminduk_{peran}", PASSWORD=rahasia[f"sandi_{peran}"])
    try:
        yield
    finally:
        connection.close()
        masuk.update(USER=semula["USER"], PASSWORD=semula["PASSWORD"])


@pytest.fixture
def diputus(transactional_db, settings, tmp_path) -> alur.Jawaban:
    """A birth decided, its three documents in the outbox."""
    settings.ADMINDUK_DATA = tmp_path
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())
    [jawaban] = ditandatangani(disetujui())
    return jawaban


def tersegel(_: UUID) -> tuple[int, int, bytes]:
    return 7, 8, b""


def cetak(t: Terbitan) -> bytes:
    return f"%PDF-1.7 {os.urandom(4).hex()} {t.dokumen} {t.kode} {t.indeks}/{t.ukuran}".encode()


def terbitkan_semua(jawaban: alur.Jawaban, cara: Callable[[Terbitan], bytes] = cetak) -> list[str]:
    with sebagai("pekerja"):
        return [terbitkan(UUID(d), MANOKWARI, segel=tersegel, cetak=cara) for d in jawaban.dokumen]


def keadaan(jawaban: alur.Jawaban) -> str:
    with pintu(OPERATOR):
        return Permohonan.objects.get(id=jawaban.permohonan).keadaan


def keluar(dokumen: str) -> DokumenKeluar:
    with pintu(OPERATOR):
        return DokumenKeluar.objects.get(dokumen=dokumen)


def test_semua_dokumen_terbit_maka_permohonan_diterbitkan_dan_dapat_diserahkan(diputus):
    sidik = terbitkan_semua(diputus)

    assert keadaan(diputus) == Keadaan.DITERBITKAN
    assert all(berkas.baca(s).startswith(b"%PDF") for s in sidik)
    with pintu(OPERATOR) as reg:
        kasus = Permohonan.objects.get(id=diputus.permohonan)
        permintaan = UUID(int=1)
        assert alur.serahkan(reg, kasus.id, versi=kasus.versi, permintaan=permintaan).keadaan == Keadaan.DISERAHKAN


def test_satu_dokumen_tersisa_maka_permohonan_belum_diterbitkan(diputus):
    with sebagai("pekerja"):
        for dokumen in diputus.dokumen[1:]:
            terbitkan(UUID(dokumen), MANOKWARI, segel=tersegel, cetak=cetak)

    assert keadaan(diputus) == Keadaan.DITANDATANGANI


def test_selama_belum_disegel_dokumen_menunggu(diputus):
    with sebagai("pekerja"), pytest.raises(BelumDisegel):
        terbitkan(UUID(diputus.dokumen[0]), MANOKWARI, segel=lambda _: None, cetak=cetak)

    assert keluar(diputus.dokumen[0]).keadaan == "menunggu segel"


def test_mati_di_antara_tanda_tangan_dan_simpan_lalu_diulang_terbit_satu(diputus):
    def mati(_: Terbitan) -> bytes:
        raise KeyboardInterrupt

    dokumen = UUID(diputus.dokumen[0])
    with sebagai("pekerja"):
        with pytest.raises(KeyboardInterrupt):
            terbitkan(dokumen, MANOKWARI, segel=tersegel, cetak=mati)
        pertama, kedua = (terbitkan(dokumen, MANOKWARI, segel=tersegel, cetak=cetak) for _ in range(2))

    assert pertama == kedua == keluar(diputus.dokumen[0]).berkas_id


def test_mati_sesudah_berkas_tersimpan_yang_terbit_tetap_satu(diputus, monkeypatch):
    dokumen, simpan = UUID(diputus.dokumen[0]), berkas.simpan

    def simpan_lalu_mati(isi: bytes, jenis: str) -> Berkas:
        simpan(isi, jenis)
        raise KeyboardInterrupt

    with sebagai("pekerja"):
        monkeypatch.setattr(berkas, "simpan", simpan_lalu_mati)
        with pytest.raises(KeyboardInterrupt):
            terbitkan(dokumen, MANOKWARI, segel=tersegel, cetak=cetak)
        monkeypatch.setattr(berkas, "simpan", simpan)
        sidik = terbitkan(dokumen, MANOKWARI, segel=tersegel, cetak=cetak)

    assert keluar(diputus.dokumen[0]).berkas_id == sidik


def test_dua_pekerja_atas_satu_dokumen_menerbitkan_satu_berkas(diputus):
    dokumen, bertemu, hasil = UUID(diputus.dokumen[0]), threading.Barrier(2, timeout=20), []

    def cetak_bersama(t: Terbitan) -> bytes:
        bertemu.wait()
        return cetak(t)

    def kerja() -> None:
        hasil.append(terbitkan(dokumen, MANOKWARI, segel=tersegel, cetak=cetak_bersama))
        connection.close()

    with sebagai("pekerja"):
        utas = [threading.Thread(target=kerja) for _ in range(2)]
        for u in utas:
            u.start()
        for u in utas:
            u.join(30)

    assert len(hasil) == 2 and len(set(hasil)) == 1


def test_kegagalan_dicatat_dan_dokumen_dapat_dicoba_lagi(diputus):
    dokumen = UUID(diputus.dokumen[0])
    with sebagai("pekerja"):
        terbitan.catat_galat(dokumen, MANOKWARI, "typst: huruf tidak ada", menyerah=True)
        gagal = _baca_pekerja(dokumen)
        terbitkan(dokumen, MANOKWARI, segel=tersegel, cetak=cetak)
        terbitan.catat_galat(dokumen, MANOKWARI, "terlambat", menyerah=True)
        pulih = _baca_pekerja(dokumen)

    assert (gagal.keadaan, gagal.percobaan) == ("gagal", 1)
    assert (pulih.keadaan, pulih.galat) == ("terbit", "")


def _baca_pekerja(dokumen: UUID) -> DokumenKeluar:
    with register.untuk(terbitan.pekerja(MANOKWARI), Keperluan.PENERBITAN):
        return DokumenKeluar.objects.get(dokumen=dokumen)


# ------------------------------------------------------------------ link and PIN
@pytest.fixture
def tautan(diputus) -> tuple[str, str]:
    terbitkan_semua(diputus)
    with pintu(OPERATOR) as reg:
        return kode_ambil.ganti_pin(reg, UUID(diputus.permohonan))


def pin_lain(pin: str) -> str:
    return f"{(int(pin) + 1) % 1_000_000:06d}"


def test_tautan_dan_pin_membuka_dokumen_tanpa_masuk(diputus, tautan):
    dokumen = kode_ambil.buka(*tautan)

    assert {str(d.dokumen) for d in dokumen} == set(diputus.dokumen)
    assert len(tautan[0]) >= 22 and len(tautan[1]) == 6


def test_pin_salah_tautan_salah_dan_pin_lama_ditolak_sama(diputus, tautan):
    kode, pin = tautan
    with pintu(OPERATOR) as reg:
        _, pin_baru = kode_ambil.ganti_pin(reg, UUID(diputus.permohonan))

    for salah in ((kode, pin_lain(pin_baru)), ("A" * 22, pin_baru), *([(kode, pin)] if pin != pin_baru else [])):
        with pytest.raises(kode_ambil.KodeSalah):
            kode_ambil.buka(*salah)
    assert kode_ambil.buka(kode, pin_baru)


def test_lima_pin_salah_menutup_tautan_bagi_pin_yang_benar_pun(tautan):
    kode, pin = tautan
    for _ in range(5):
        with pytest.raises(kode_ambil.KodeSalah):
            kode_ambil.buka(kode, pin_lain(pin))

    with pytest.raises(kode_ambil.KodeTertutup):
        kode_ambil.buka(kode, pin)


def test_pin_baru_membuka_kembali_tautan_yang_tertutup(diputus, tautan):
    kode, pin = tautan
    for _ in range(5):
        with pytest.raises(kode_ambil.KodeSalah):
            kode_ambil.buka(kode, pin_lain(pin))
    with pintu(OPERATOR) as reg:
        _, baru = kode_ambil.ganti_pin(reg, UUID(diputus.permohonan))

    assert kode_ambil.buka(kode, baru)


def test_tebakan_serentak_tetap_terhitung(tautan):
    kode, pin = tautan
    hasil: list[type[Exception]] = []

    def tebak() -> None:
        try:
            kode_ambil.buka(kode, pin_lain(pin))
        except PermissionError as galat:
            hasil.append(type(galat))
        connection.close()

    utas = [threading.Thread(target=tebak) for _ in range(12)]
    for u in utas:
        u.start()
    for u in utas:
        u.join(30)

    assert hasil.count(kode_ambil.KodeSalah) == 5
    assert hasil.count(kode_ambil.KodeTertutup) == 7


def test_permohonan_yang_belum_terbit_tidak_punya_tautan(diputus):
    with pytest.raises(alur.PermohonanTidakAda), pintu(OPERATOR) as reg:
        kode_ambil.ganti_pin(reg, UUID(diputus.permohonan))
