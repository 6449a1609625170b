"""Pesan antarkantor: dua kantor melihatnya, penerima menjawab, pengirim mengingatkan, kantor ketiga tidak."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.utils import timezone

from adminduk.permohonan import alur, berkas, pesan_kantor
from adminduk.permohonan.contoh_alur import disetujui, ditandatangani, draf, foto, pintu
from adminduk.permohonan.models import PesanAntarkantor
from adminduk.permohonan.surat_antarkantor import JAWABAN, TINDAKAN_BUKA
from adminduk.register import Keperluan, Pelaku, Peran, contoh, untuk
from adminduk.register.contoh import FAKFAK, MANOKWARI, OPERATOR_FAKFAK, OPERATOR_MANOKWARI
from adminduk.web.contoh import masuk

OPERATOR_SORONG = Pelaku(UUID(int=412), "Operator Sorong", Peran.OPERATOR, (contoh.SORONG,))
PERMINTAAN = UUID(int=77)
PDF_SURAT = b"%PDF-1.7 surat uji"
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


def _keluarga_rumbiak(buat: Callable[[], alur.Jawaban]) -> UUID:
    with pintu(OPERATOR_MANOKWARI) as reg:
        reg.catat(contoh.peristiwa_contoh())
    return UUID(buat().permohonan)


def _kasus(pemilik: psycopg.Connection) -> UUID:
    """A birth of Manokwari, decided; its act is published as a small PDF."""
    id_ = _keluarga_rumbiak(lambda: ditandatangani(disetujui())[0])
    sha256 = berkas.simpan(PDF_SURAT, berkas.PDF).sha256
    pemilik.execute(
        "update dokumen_keluar set keadaan = 'terbit', berkas_id = %s where permohonan_id = %s", (sha256, id_)
    )
    return id_


def _tulis(pelaku: Pelaku, kasus: UUID, **isi: Any) -> int:
    kiriman = {"permintaan": str(PERMINTAAN), "kepada": str(FAKFAK), "isi": "Mohon keterangan.", **isi}
    return masuk(pelaku).post(f"/petugas/permohonan/{kasus}/pesan/", kiriman).status_code


def _foto() -> BytesIO:
    isi = BytesIO(foto(20, 20))
    isi.name = "kk-lama.png"
    return isi


def test_berkas_ikut_dengan_pesan_dan_hanya_kedua_kantor_membukanya(pemilik):
    kasus = _kasus(pemilik)
    assert [_tulis(OPERATOR_MANOKWARI, kasus, berkas=_foto()) for _ in range(2)] == [302, 302]
    [(pesan, berkas_pesan)] = pemilik.execute("select pesan_id, id from berkas_pesan").fetchall()
    alamat = f"/petugas/pesan/{pesan}/berkas/{berkas_pesan}/"

    assert "kk-lama.png" in masuk(OPERATOR_FAKFAK).get(f"/petugas/pesan/{pesan}/").content.decode()
    assert masuk(OPERATOR_FAKFAK).get(alamat)["Content-Type"] == "image/png"
    assert masuk(OPERATOR_MANOKWARI).get(alamat).status_code == 200
    assert masuk(OPERATOR_SORONG).get(alamat).status_code == 404
    tercatat = "select count(distinct kab) from jejak_akses where tindakan = %s"
    assert pemilik.execute(tercatat, (TINDAKAN_BUKA,)).fetchone() == (2,)


def test_surat_bertanda_tangan_terbuka_bagi_penerima_pesannya_dan_bukan_bagi_kantor_ketiga(pesan, pemilik):
    _kasus(pemilik)
    [(surat,)] = pemilik.execute("select dokumen from dokumen_keluar where jenis = 'AKTA_KELAHIRAN'").fetchall()
    pemilik.execute("update pesan_antarkantor set surat = %s where id = %s", (surat, pesan))
    alamat = f"/petugas/pesan/{pesan}/berkas/{surat}/"

    assert masuk(OPERATOR_FAKFAK).get(alamat).content == PDF_SURAT
    assert masuk(OPERATOR_SORONG).get(alamat).status_code == 404
    pemilik.execute("update dokumen_keluar set keadaan = 'menunggu segel' where dokumen = %s", (surat,))
    assert masuk(OPERATOR_FAKFAK).get(alamat).status_code == 404


def test_jawaban_dengan_kata_kembali_kepada_pengirim_sekali(pesan, pemilik):
    for _ in range(2):
        assert kirim(OPERATOR_FAKFAK, pesan, isi="Sudah kami terima.") == 302

    assert baris(pemilik) == [("Pindah datang", True), (JAWABAN, False)]
    assert "Sudah kami terima." in halaman(OPERATOR_MANOKWARI)


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ({"isi": "  "}, "Pesan ini kosong."),
        ({"isi": "a" * 2001}, "Pesan ini terlalu panjang."),
        ({"kepada": str(MANOKWARI)}, "kantor sendiri"),
        ({"kepada": "9999"}, "Kantor yang dituju tidak ada"),
        ({"kepada": "x"}, "Kantor yang dituju tidak ada"),
    ],
    ids=["kosong", "panjang", "sendiri", "tak ada", "bukan angka"],
)
def test_pesan_yang_ditolak_menyebut_sebabnya_dan_tidak_tersimpan(pemilik, isi, sebab):
    kasus = _keluarga_rumbiak(draf)
    kiriman = {"permintaan": str(PERMINTAAN), "kepada": str(FAKFAK), "isi": "Mohon keterangan.", **isi}

    jawaban = masuk(OPERATOR_MANOKWARI).post(f"/petugas/permohonan/{kasus}/pesan/", kiriman)

    assert jawaban.status_code == 422 and sebab in jawaban.content.decode()
    assert baris(pemilik) == []
