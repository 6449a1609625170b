"""Yang peka tersandi dalam jurnal dan keadaan; bangun ulang memberi baris yang sama."""

from __future__ import annotations

import multiprocessing
import os
import signal
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import orjson
import psycopg
import pytest

from adminduk.dasar.kode import JenisDisabilitas
from adminduk.register import Keperluan, Penduduk, Peristiwa, Subjek, contoh, untuk
from adminduk.register.banding import Beda
from adminduk.register.bangun_ulang import bangun_ulang
from adminduk.register.contoh import DINA, MARTHA, OPERATOR_MANOKWARI, YOSEP
from adminduk.register.peristiwa import TANPA_ID
from adminduk.register.perubahan import OrangBaru, OrangUbah
from adminduk.register.sandian import sandi_ulang
from adminduk.sandi import Brankas, GudangKek, SandiRusak, Tempat, pasang, terpasang, tersandi

HARI = date(2026, 11, 20)
NETRA = JenisDisabilitas.NETRA
FORMULIR = {
    "keluarga.telepon": "081234567890",
    "keluarga.email": "martha@contoh.example",
    "anggota.0.penyandang_cacat": str(NETRA),
    "anggota.0.nama_lengkap": "Dina Rumbiak",
}


def biodata_ubah(orang: Any = DINA, **isi: Any) -> Peristiwa:
    """Return an event with sensitive values in its facts and in what it changes."""
    ubah = {"disabilitas": NETRA, "rinci": {"kelainan_fisik_mental": "ADA", "gelar_depan": "dr."}} | isi
    return Peristiwa(
        TANPA_ID, "biodata", 1, "uji", HARI, (Subjek(orang, "subjek"),), {"formulir": FORMULIR},
        (OrangUbah(orang, HARI, ubah),),
    )  # fmt: skip


def catat(*peristiwa: Peristiwa) -> None:
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji") as reg:
        reg.catat([*contoh.peristiwa_contoh(), *peristiwa])


@pytest.fixture
def tercatat(pemilik: psycopg.Connection) -> psycopg.Connection:
    catat(biodata_ubah())
    return pemilik


def keadaan(db: psycopg.Connection) -> tuple[str, dict[str, Any]]:
    return db.execute(
        "select disabilitas, rinci from penduduk where id = %s and upper_inf(tercatat) and upper_inf(masa)", (DINA,)
    ).fetchone()  # type: ignore[return-value]


def beda(db: psycopg.Connection, **pilihan: bool) -> list[Beda]:
    # The counters of the cast were never drawn from.
    return [b for b in bangun_ulang(db, **pilihan).beda if b.tabel != "pencacah"]


def test_tidak_satu_pun_nilai_peka_terbaca_dalam_jurnal_atau_keadaan(tercatat):
    semua = tercatat.execute("select string_agg(convert_from(isi, 'UTF8'), ' ') from peristiwa_isi").fetchone()[0]
    disabilitas, rinci = keadaan(tercatat)

    assert "Dina Rumbiak" in semua  # what is not sensitive stands there, so the search can find
    for nilai in ("081234567890", "martha@contoh", str(NETRA), '"ADA"'):
        assert nilai not in semua
    assert tersandi(disabilitas) and tersandi(rinci["kelainan_fisik_mental"]) and rinci["gelar_depan"] == "dr."


def test_lewat_pintu_terbaca_seperti_semula(tercatat):
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji") as reg:
        dina = reg.penduduk(DINA)
        fakta = reg.peristiwa_dari(DINA)[-1].fakta
        riwayat = reg.keadaan_penduduk(DINA)[-1].isi

    assert (dina.disabilitas, dina.rinci["kelainan_fisik_mental"]) == (str(NETRA), "ADA")
    assert fakta["formulir"] == FORMULIR
    assert riwayat["disabilitas"] == str(NETRA) and riwayat["rinci"] == dina.rinci


def test_yang_tidak_menyandang_tidak_dapat_dibedakan(pemilik):
    catat(biodata_ubah(DINA), biodata_ubah(MARTHA, disabilitas=None))
    panjang = pemilik.execute(
        "select distinct length(disabilitas) from penduduk where id = any(%s) and disabilitas is not null",
        ([DINA, MARTHA],),
    ).fetchall()

    assert len(panjang) == 1
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji") as reg:
        assert reg.penduduk(MARTHA).disabilitas == ""


def test_dipindah_ke_orang_lain_ditolak_saat_dibaca(tercatat):
    tercatat.execute(
        "update penduduk set disabilitas = (select disabilitas from penduduk where id = %s and disabilitas is not null "
        "and upper_inf(tercatat) limit 1) where id = %s",
        (DINA, YOSEP),
    )

    with (
        untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji") as reg,
        pytest.raises(SandiRusak, match=f"penduduk.disabilitas baris {YOSEP}"),
    ):
        reg.penduduk(YOSEP)


def test_bangun_ulang_memberi_baris_yang_sama(tercatat):
    assert beda(tercatat) == []


@pytest.fixture
def data_lama(pemilik: psycopg.Connection, monkeypatch: pytest.MonkeyPatch) -> psycopg.Connection:
    """A register as it was written before anything was sealed."""
    monkeypatch.setattr("adminduk.register.jurnal.sandikan_isi", lambda isi, peristiwa, kab: isi)
    catat(biodata_ubah())
    monkeypatch.undo()
    assert keadaan(pemilik)[0] == str(NETRA)
    return pemilik


def test_data_lama_terbaca_disandikan_dan_jurnalnya_tidak_disentuh(data_lama):
    jurnal = data_lama.execute("select peristiwa, isi, garam from peristiwa_isi order by 1").fetchall()
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji") as reg:
        sebelum = reg.penduduk(DINA)

    assert sandi_ulang(data_lama) == 1 and sandi_ulang(data_lama) == 0
    disabilitas, rinci = keadaan(data_lama)
    assert tersandi(disabilitas) and tersandi(rinci["kelainan_fisik_mental"])
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji") as reg:
        assert reg.penduduk(DINA) == sebelum
        assert reg.peristiwa_dari(DINA)[-1].fakta["formulir"] == FORMULIR
    assert data_lama.execute("select peristiwa, isi, garam from peristiwa_isi order by 1").fetchall() == jurnal
    assert beda(data_lama) == []


def test_bangun_ulang_menemukan_nilai_peka_yang_diganti(data_lama):
    sandi_ulang(data_lama)
    lain = terpasang().sandikan(Tempat("penduduk", "disabilitas", str(DINA)), 9202, "CACAT FISIK")
    data_lama.execute(
        "update penduduk set disabilitas = %s where id = %s and upper_inf(tercatat) and upper_inf(masa)", (lain, DINA)
    )

    [satu] = beda(data_lama, ganti=True)
    assert (satu.tabel, satu.kunci) == ("penduduk", str(DINA)) and "disabilitas" in satu.kolom
    assert beda(data_lama) == []
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji") as reg:
        assert reg.penduduk(DINA).disabilitas == str(NETRA)


def test_hanya_isi_yang_memuat_nilai_peka_bertanda_versi_sandi(pemilik):
    ganti_nama = replace(biodata_ubah(), fakta={"formulir": {}}, perubahan=(OrangUbah(DINA, HARI, {"pekerjaan": "1"}),))
    catat(ganti_nama, biodata_ubah())
    isi = pemilik.execute(
        """select i.isi from peristiwa_isi i join peristiwa p on p.id = i.peristiwa
            where p.jenis = 'biodata' order by p.urut"""
    )

    assert [orjson.loads(bytes(b)).get("sandi") for (b,) in isi] == [None, 1]


JENIS = list(JenisDisabilitas)
BANYAK, SEBELUM_MATI = 40, 15


def _sandikan_lalu_mati(tujuan: dict[str, str], gudang: GudangKek) -> None:
    brankas = Brankas(gudang, lambda: psycopg.connect(**tujuan))
    asli, hitung = brankas.sandikan, [0]

    def sandikan(*isi):
        hitung[0] += 1
        if hitung[0] > SEBELUM_MATI:
            os.kill(os.getpid(), signal.SIGKILL)
        return asli(*isi)

    brankas.sandikan = sandikan  # type: ignore[method-assign]
    pasang(brankas)
    with psycopg.connect(**tujuan, autocommit=True) as koneksi:
        sandi_ulang(koneksi, sekali=5)


def test_penyandian_data_lama_yang_dimatikan_diselesaikan_oleh_yang_berikut(pemilik, monkeypatch):
    orang = [replace(contoh.ORANG_SENDIRI, id=UUID(int=9000 + n), disabilitas=JENIS[n % 3]) for n in range(BANYAK)]
    monkeypatch.setattr("adminduk.register.jurnal.sandikan_isi", lambda isi, peristiwa, kab: isi)
    catat(*(replace(biodata_ubah(o.id), perubahan=(_masuk(o),)) for o in orang))
    monkeypatch.undo()
    info = pemilik.info
    tujuan = info.get_parameters() | {"password": info.password}

    proses = multiprocessing.get_context("spawn").Process(target=_sandikan_lalu_mati, args=(tujuan, terpasang().gudang))
    proses.start()
    proses.join(60)
    assert proses.exitcode == -signal.SIGKILL
    sesudah_mati = sum(tersandi(d) for (d,) in pemilik.execute("select disabilitas from penduduk"))
    assert 0 < sesudah_mati < BANYAK

    assert sandi_ulang(pemilik) == BANYAK - sesudah_mati and sandi_ulang(pemilik) == 0
    with untuk(OPERATOR_MANOKWARI, Keperluan.PELAYANAN, kasus="uji") as reg:
        assert {p.id: p.disabilitas for p in reg.daftar_penduduk([o.id for o in orang])} == {
            o.id: o.disabilitas for o in orang
        }
    assert beda(pemilik) == []


def _masuk(orang: Penduduk) -> OrangBaru:
    return OrangBaru(orang.id, orang.tanggal_lahir, orang.kab, contoh._isi(orang))
