"""Dua kantor, dua permintaan, pada saat yang sama: benang sungguh pada basis data sungguh."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from django.db import connection

from adminduk.permohonan import alur
from adminduk.permohonan.contoh_alur import KADIS, KELAHIRAN, OPERATOR, disetujui, pintu
from adminduk.permohonan.keadaan import Keadaan
from adminduk.permohonan.models import DokumenKeluar, Permintaan, Permohonan
from adminduk.register import contoh
from adminduk.register.contoh import RUMBIAK

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def pemeran(transactional_db, settings, tmp_path):
    settings.ADMINDUK_DATA = tmp_path
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())


def serentak(*kerja: Callable[[], object]) -> list[object]:
    """Run all at once and return what each gave or raised."""
    mulai, hasil = threading.Barrier(len(kerja), timeout=20), [None] * len(kerja)

    def jalankan(n: int) -> None:
        mulai.wait()
        try:
            hasil[n] = kerja[n]()
        except Exception as galat:
            hasil[n] = galat
        connection.close()

    utas = [threading.Thread(target=jalankan, args=(n,)) for n in range(len(kerja))]
    for u in utas:
        u.start()
    for u in utas:
        u.join(60)
    return hasil


def tandatangani(*semula: alur.Jawaban, permintaan: UUID | None = None) -> tuple[alur.Jawaban, ...]:
    with pintu(replace(KADIS)) as reg:
        daftar = [(UUID(s.permohonan), s.versi) for s in semula]
        return alur.tandatangani(reg, daftar, bukti_baru=datetime.now(UTC), permintaan=permintaan or uuid4())


def kelahiran_lain() -> alur.Jawaban:
    return disetujui(**{"anak.0.nama": "Samuel Yosep Rumbiak", "anak.0.jenis_kelamin": "LAKI-LAKI"})


def test_dua_keputusan_atas_satu_keluarga_satu_menang_yang_lain_diberi_tahu():
    kasus = disetujui(), kelahiran_lain()

    hasil = serentak(*(lambda k=k: tandatangani(k)[0] for k in kasus))

    assert sorted(j.keadaan for j in hasil) == [Keadaan.DIAJUKAN, Keadaan.DITANDATANGANI]
    kalah = next(j for j in hasil if j.keadaan == Keadaan.DIAJUKAN)
    assert kalah.pesan[0]["kode"] == "data_berubah"
    with pintu(OPERATOR) as reg:
        assert len(reg.keluarga(RUMBIAK).anggota) == len(contoh.KELUARGA_RUMBIAK.anggota) + 1
        assert Permohonan.objects.get(id=kalah.permohonan).formulir["anak.0.nama"]


def test_dua_tumpukan_yang_beririsan_tidak_saling_mengunci():
    a, b = disetujui(), kelahiran_lain()

    hasil = serentak(lambda: tandatangani(a, b), lambda: tandatangani(b, a))

    assert [type(h) for h in hasil] == [tuple, tuple]
    with pintu(OPERATOR) as reg:
        assert len(reg.keluarga(RUMBIAK).anggota) == len(contoh.KELUARGA_RUMBIAK.anggota) + 1


def test_tombol_ditekan_dua_kali_dicatat_sekali_dan_dijawab_sama():
    kasus, permintaan = disetujui(), uuid4()

    hasil = serentak(*[lambda: tandatangani(kasus, permintaan=permintaan)] * 4)

    assert len({h[0].permohonan for h in hasil}) == 1
    assert all(h == hasil[0] for h in hasil)
    with pintu(OPERATOR):
        assert DokumenKeluar.objects.count() == 3
        assert Permintaan.objects.filter(id=permintaan).count() == 1


def test_dua_petugas_menyimpan_draf_bersamaan_satu_diberi_tahu():
    id_ = uuid4()
    with pintu(OPERATOR) as reg:
        draf = alur.buat_draf(reg, id_, "LAHIR", KELAHIRAN, permintaan=uuid4())

    def simpan(nama: str) -> alur.Jawaban:
        with pintu(OPERATOR) as reg:
            data = KELAHIRAN | {"anak.0.nama": nama}
            return alur.simpan_draf(reg, id_, data, versi=draf.versi, permintaan=uuid4())

    hasil = serentak(lambda: simpan("Maria A"), lambda: simpan("Maria B"))

    assert sorted(type(h).__name__ for h in hasil) == ["Jawaban", "PermohonanBerubah"]
    berubah = next(h for h in hasil if isinstance(h, alur.PermohonanBerubah))
    assert berubah.isian == ("anak.0.nama",)
