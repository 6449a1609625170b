"""Pesan antarkantor: dua kantor melihatnya, penerima menjawab, pengirim mengingatkan, kantor ketiga tidak."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest
from django.utils import timezone

from adminduk.permohonan import pesan_kantor
from adminduk.permohonan.models import PesanAntarkantor
from adminduk.register import Keperluan, Pelaku, Peran, contoh, untuk
from adminduk.register.contoh import FAKFAK, MANOKWARI, OPERATOR_FAKFAK, OPERATOR_MANOKWARI
from adminduk.web.contoh import masuk

OPERATOR_SORONG = Pelaku(UUID(int=412), "Operator Sorong", Peran.OPERATOR, (contoh.SORONG,))
NOMOR = "9202-SKPWNI-24112026-0001"


@pytest.fixture
def pesan(pemilik: psycopg.Connection) -> UUID:
    """A message of Manokwari to Fakfak that has waited five days."""
    id_ = uuid4()
    pemilik.execute(
        """insert into pesan_antarkantor (id, dari, kepada, surat, nomor, perihal, isi, pada, dijawab_oleh)
           values (%s, %s, %s, %s, %s, 'Pindah datang', 'Penduduk akan datang dengan SKPWNI ini.', %s, '')""",
        (id_, MANOKWARI, FAKFAK, uuid4(), NOMOR, timezone.now() - timedelta(days=5)),
    )
    return id_


def halaman(pelaku: Pelaku) -> str:
    return masuk(pelaku).get("/petugas/pesan/").content.decode()


def kirim(pelaku: Pelaku, pesan: UUID, **isi: str) -> int:
    return masuk(pelaku).post("/petugas/pesan/jawab/", {"pesan": str(pesan), **isi}).status_code


def baris(pemilik: psycopg.Connection) -> list[tuple]:
    return pemilik.execute("select perihal, dijawab is not null from pesan_antarkantor order by pada").fetchall()


def test_pengirim_melihat_berapa_lama_belum_dijawab_dan_penerima_melihat_isinya(pesan):
    assert "belum dijawab, 5 hari" in halaman(OPERATOR_MANOKWARI)
    assert NOMOR in halaman(OPERATOR_FAKFAK) and "Sudah dibaca" in halaman(OPERATOR_FAKFAK)
    assert NOMOR not in halaman(OPERATOR_SORONG)


def test_penerima_menjawab_sekali(pesan, pemilik):
    assert [kirim(OPERATOR_FAKFAK, pesan) for _ in range(2)] == [302, 302]

    assert baris(pemilik) == [("Pindah datang", True)]
    assert "dijawab" in halaman(OPERATOR_MANOKWARI) and NOMOR not in halaman(OPERATOR_FAKFAK)


@pytest.mark.parametrize("pelaku", [OPERATOR_MANOKWARI, OPERATOR_SORONG], ids=["pengirim", "kantor lain"])
def test_hanya_penerima_yang_menjawab(pesan, pemilik, pelaku):
    kirim(pelaku, pesan)

    assert baris(pemilik) == [("Pindah datang", False)]


def test_basis_data_sendiri_menolak_jawaban_pengirim_dan_pesan_atas_nama_kantor_lain(pesan):
    with untuk(OPERATOR_MANOKWARI, Keperluan.PENCARIAN):
        assert PesanAntarkantor.objects.filter(id=pesan).update(dijawab=timezone.now()) == 0
    with pytest.raises(Exception, match="row-level security"), untuk(OPERATOR_SORONG, Keperluan.PENCARIAN):
        PesanAntarkantor.objects.create(dari=FAKFAK, kepada=contoh.SORONG, surat=uuid4(), nomor="", perihal="", isi="")


def test_pengirim_mengingatkan_paling_banyak_sekali_sehari(pesan, pemilik):
    for _ in range(2):
        kirim(OPERATOR_MANOKWARI, pesan, ingatkan="ya")

    assert baris(pemilik) == [("Pindah datang", False), (pesan_kantor.PENGINGAT, False)]
