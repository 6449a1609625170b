"""Formulir permohonan dan berkas lampiran tersandi di tempat simpannya, terbuka bagi yang berhak."""

from __future__ import annotations

from uuid import uuid4

import orjson
import pytest
from django.db import connection
from django.utils import timezone

from adminduk.permohonan import berkas
from adminduk.permohonan.models import Permohonan
from adminduk.permohonan.sandian import sandi_ulang
from adminduk.permohonan.test_berkas import foto
from adminduk.sandi import KunciTidakAda, tersandi

pytestmark = pytest.mark.django_db

FORMULIR = {"kepala.telepon": "081234567890", "kepala.email": "", "anggota.0.kelainan_fisik_mental": "ADA", "nama": "X"}


def draf() -> Permohonan:
    with connection.cursor() as kursor:
        kursor.execute("select set_config('app.kab', '{9202}', false)")
    return Permohonan.objects.create(
        id=uuid4(), nomor=f"uji-{uuid4()}", kode="LAHIR", kab=9202, formulir=dict(FORMULIR), pembuat=uuid4(),
        antre_pada=timezone.now(), diubah_oleh="uji", diubah_pada=timezone.now(),
    )  # fmt: skip


def tersimpan(kasus: Permohonan) -> dict[str, str]:
    with connection.cursor() as kursor:
        kursor.execute("select formulir::text from permohonan where id = %s", (kasus.id,))
        return orjson.loads(kursor.fetchone()[0])


def test_telepon_dan_kelainan_tersandi_di_basis_data_dan_terbuka_di_memori():
    kasus = draf()

    isi = tersimpan(kasus)
    assert tersandi(isi["kepala.telepon"]) and tersandi(isi["anggota.0.kelainan_fisik_mental"])
    assert (isi["kepala.email"], isi["nama"]) == ("", "X")
    assert kasus.formulir == FORMULIR == Permohonan.objects.get(id=kasus.id).formulir


def test_disimpan_lagi_sebagian_kolom_tetap_tersandi():
    kasus = Permohonan.objects.get(id=draf().id)
    kasus.formulir = FORMULIR | {"kepala.telepon": "0899"}
    kasus.save(update_fields=["formulir"])

    assert tersandi(tersimpan(kasus)["kepala.telepon"])
    kasus.refresh_from_db()
    assert kasus.formulir["kepala.telepon"] == "0899"


def test_formulir_lama_terbaca_dan_disandikan_sekali(pemilik):
    kasus = draf()
    pemilik.execute("update permohonan set formulir = %s::jsonb", (orjson.dumps(FORMULIR).decode(),))
    assert Permohonan.objects.get(id=kasus.id).formulir == FORMULIR

    assert sandi_ulang(pemilik) == 1 and sandi_ulang(pemilik) == 0
    assert tersandi(tersimpan(kasus)["kepala.telepon"])
    assert Permohonan.objects.get(id=kasus.id).formulir == FORMULIR


def test_berkas_di_disk_tersandi_dan_terbaca_sama():
    satu = berkas.simpan(foto(), berkas.PNG)
    di_disk = berkas.alamat(satu.sha256).read_bytes()

    assert di_disk.startswith(berkas.TANDA) and foto()[:8] not in di_disk
    assert berkas.baca(satu.sha256) == foto()


def test_berkas_yang_kuncinya_hilang_ditulis_lagi_oleh_yang_mengirimnya():
    satu = berkas.simpan(foto(), berkas.PNG)
    isi = berkas.alamat(satu.sha256).read_bytes()
    berkas.alamat(satu.sha256).write_bytes(isi[:4] + (2**31 - 1).to_bytes(4, "big") + isi[8:])
    with pytest.raises(KunciTidakAda):
        berkas.baca(satu.sha256)

    berkas.simpan(foto(), berkas.PNG)
    assert berkas.baca(satu.sha256) == foto()


def test_berkas_lama_terbaca_lalu_disandikan_sekali():
    satu = berkas.simpan(foto(), berkas.PNG)
    berkas.alamat(satu.sha256).write_bytes(foto())
    assert berkas.baca(satu.sha256) == foto()

    assert berkas.sandi_ulang(satu.sha256) and not berkas.sandi_ulang(satu.sha256)
    assert berkas.alamat(satu.sha256).read_bytes().startswith(berkas.TANDA)
    assert berkas.baca(satu.sha256) == foto()


def test_berkas_tersandi_yang_diubah_atau_ditukar_tidak_dibuka():
    satu, dua = berkas.simpan(foto(), berkas.PNG), berkas.simpan(foto(9, 9), berkas.PNG)
    isi = berkas.alamat(satu.sha256).read_bytes()

    for rusak in (isi[:-1], isi[:60], berkas.alamat(dua.sha256).read_bytes()):
        berkas.alamat(satu.sha256).write_bytes(rusak)
        with pytest.raises(OSError, match="rusak di tempat simpan"):
            berkas.baca(satu.sha256)
    berkas.alamat(satu.sha256).unlink()
    assert not berkas.sandi_ulang(satu.sha256)
