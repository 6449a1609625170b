"""Untuk apa data dibuka: sebuah permohonan yang mengenai orangnya, atau akses darurat yang dipertanggungjawabkan."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import transaction
from django.test import Client

from adminduk.permohonan.contoh_alur import (
    KABID,
    KADIS,
    KELAHIRAN,
    OPERATOR,
    VERIFIKATOR,
    diajukan,
    disetujui,
    ditandatangani,
    diverifikasi,
    draf,
    langkah,
    pintu,
)
from adminduk.register import Keperluan, contoh, darurat, untuk
from adminduk.register.contoh import (
    DINA,
    KORINUS,
    MARTHA,
    OPERATOR_FAKFAK,
    RUMBIAK,
    SENDIRI,
    SEORANG_DIRI,
    WARGA_MARTHA,
    YOSEP,
)
from adminduk.web.contoh import akun, masuk

pytestmark = pytest.mark.django_db
ALASAN = "Bayi gawat di RSUD, dokter meminta golongan darah ibunya."
WARGA_PAULUS = replace(WARGA_MARTHA, id=UUID(int=404), nama="Paulus Saiba", orang=SEORANG_DIRI)
TANYA = "Untuk keperluan apa?"


@pytest.fixture(autouse=True)
def pemeran(db):
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())


def isi(jawaban) -> str:
    return jawaban.content.decode()


def alamat(orang: UUID, kasus: str = "") -> str:
    return f"/petugas/penduduk/{orang}/" + (f"?kasus={kasus}" if kasus else "")


def jejak(warga=WARGA_MARTHA) -> list[tuple[str, str]]:
    """What the person's own ledger says of others: (purpose, what was done)."""
    with untuk(warga, Keperluan.DATA_SENDIRI) as reg:
        return [(j["keperluan"], j["tindakan"]) for j in reg.jejak_akses(warga.orang) if j["pelaku"] != warga.id]


def buka_darurat(pelaku=OPERATOR, orang: UUID = SEORANG_DIRI, alasan: str = ALASAN):
    return masuk(pelaku).post(f"/petugas/penduduk/{orang}/darurat/", {"alasan": alasan})


# ---- a case


def test_tanpa_permohonan_ditanya_dan_hanya_tampak_seperti_pada_pencarian():
    halaman = isi(masuk(OPERATOR).get(alamat(SEORANG_DIRI)))

    assert TANYA in halaman and "PAULUS SAIBA" in halaman
    assert contoh.NIK_SENDIRI.lengkap not in halaman and "Golongan darah" not in halaman
    assert jejak(WARGA_PAULUS) == [("pencarian penduduk untuk pelayanan", "tanya")]


@pytest.mark.parametrize(
    "orang", [YOSEP, MARTHA, DINA, KORINUS], ids=["pelapor", "ibu", "sekartu keluarga", "sekartu keluarga juga"]
)
def test_permohonan_membuka_yang_disebutnya_dan_yang_sekartu_keluarga(orang):
    halaman = isi(masuk(OPERATOR).get(alamat(orang, diajukan().permohonan)))

    assert TANYA not in halaman and "Dibuka untuk permohonan" in halaman


def test_permohonan_tidak_membuka_orang_lain():
    halaman = isi(masuk(OPERATOR).get(alamat(SEORANG_DIRI, diajukan().permohonan)))

    assert TANYA in halaman and "tidak mengenai data ini" in halaman
    assert contoh.NIK_SENDIRI.lengkap not in halaman


@pytest.mark.parametrize("kasus", ["x", "00000000-0000-4000-8000-0000000000ff"])
def test_permohonan_yang_tidak_ada_tidak_membuka_apa_pun(kasus):
    assert TANYA in isi(masuk(OPERATOR).get(alamat(MARTHA, kasus)))


def test_permohonan_yang_selesai_atau_ditarik_tidak_membuka_lagi():
    ditarik = langkah("batalkan", OPERATOR, draf())

    assert TANYA in isi(masuk(OPERATOR).get(alamat(MARTHA, ditarik.permohonan)))


def test_kantor_lain_tidak_memakai_permohonan_kantor_ini():
    jawaban = masuk(OPERATOR_FAKFAK).get(alamat(MARTHA, diajukan().permohonan))

    assert jawaban.status_code == 404


def test_keluarga_dibuka_dengan_permohonannya_dan_ditanya_tanpanya():
    kasus, peramban = diajukan().permohonan, masuk(OPERATOR)

    assert TANYA in isi(peramban.get(f"/petugas/keluarga/{RUMBIAK}/"))
    assert TANYA in isi(peramban.get(f"/petugas/keluarga/{SENDIRI}/?kasus={kasus}"))
    halaman = isi(peramban.get(f"/petugas/keluarga/{RUMBIAK}/?kasus={kasus}"))
    assert f"/petugas/penduduk/{DINA}/?kasus={kasus}" in halaman, "tautan membawa permohonannya"
    assert peramban.get(f"/petugas/keluarga/{uuid4()}/").status_code == 404


def test_halaman_bertanya_menawarkan_permohonan_yang_menyentuh_orangnya():
    kasus = diverifikasi()

    for halaman in (alamat(YOSEP), f"/petugas/keluarga/{RUMBIAK}/"):
        tampil = isi(masuk(KABID).get(halaman))
        assert f"?kasus={kasus.permohonan}" in tampil and kasus.nomor in tampil
    assert kasus.nomor not in isi(masuk(KABID).get(f"/petugas/keluarga/{SENDIRI}/"))


def test_halaman_kasus_menautkan_orang_yang_disebutnya():
    kasus = diajukan().permohonan

    assert f"/petugas/penduduk/{MARTHA}/?kasus={kasus}" in isi(masuk(VERIFIKATOR).get(f"/petugas/permohonan/{kasus}/"))
    assert "/petugas/penduduk/" not in isi(masuk(WARGA_MARTHA).get(f"/saya/permohonan/{kasus}/"))


def test_tumpukan_tanda_tangan_mencatat_tiap_bacaan_pada_permohonannya():
    [jawaban] = ditandatangani(disetujui())

    with untuk(WARGA_MARTHA, Keperluan.DATA_SENDIRI) as reg:
        kadis = {j["kasus"] for j in reg.jejak_akses(MARTHA) if j["peran"] == "kepala dinas"}
    assert kadis == {jawaban.permohonan}


# ---- break-glass


def test_akses_darurat_membuka_orang_itu_saja_seperempat_jam(monkeypatch):
    assert buka_darurat().status_code == 302

    peramban = masuk(OPERATOR)
    halaman = isi(peramban.get(alamat(SEORANG_DIRI)))
    assert "Akses darurat sampai" in halaman and contoh.NIK_SENDIRI.lengkap in halaman
    assert TANYA in isi(peramban.get(alamat(MARTHA))), "orang lain tetap tertutup"
    assert TANYA in isi(masuk(VERIFIKATOR).get(alamat(SEORANG_DIRI))), "petugas lain tidak ikut"

    class Nanti(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + darurat.MASA

    monkeypatch.setattr(darurat, "datetime", Nanti)
    assert TANYA in isi(peramban.get(alamat(SEORANG_DIRI))), "sesudah 15 menit tertutup lagi"


@pytest.mark.parametrize("alasan", ["", "penting", " " * 40 + "mendesak sekali"])
def test_alasan_yang_terlalu_pendek_tidak_membuka_dan_ketikan_tetap(alasan):
    jawaban = buka_darurat(alasan=alasan)

    assert jawaban.status_code == 422 and "Alasan terlalu pendek" in isi(jawaban)
    assert alasan.strip() in isi(jawaban)
    assert TANYA in isi(masuk(OPERATOR).get(alamat(SEORANG_DIRI)))
    assert ("akses darurat", "membuka akses darurat") not in jejak(WARGA_PAULUS)


@pytest.mark.parametrize(
    ("pelaku", "orang"), [(OPERATOR_FAKFAK, MARTHA), (OPERATOR, UUID(int=999)), (WARGA_MARTHA, YOSEP)]
)
def test_akses_darurat_tidak_menjangkau_wilayah_lain_dan_bukan_bagi_penduduk(pelaku, orang):
    assert buka_darurat(pelaku, orang).status_code == 404


def test_akses_darurat_tercatat_dalam_transaksi_yang_sama_dan_diberitahukan():
    with pintu(OPERATOR) as reg:
        darurat.buka(reg, SEORANG_DIRI, ALASAN)
        transaction.set_rollback(True)
    assert jejak(WARGA_PAULUS) == []

    buka_darurat()
    masuk(OPERATOR).get(alamat(SEORANG_DIRI))

    assert {k for k, _ in jejak(WARGA_PAULUS)} == {"akses darurat"}
    assert ("akses darurat", "membuka akses darurat") in jejak(WARGA_PAULUS)
    warga = masuk(WARGA_PAULUS)
    assert "di luar permohonan (akses darurat)" in isi(warga.get("/saya/"))
    halaman = isi(warga.get("/saya/jejak/"))
    assert "Ditinjau atasannya paling lambat" in halaman
    assert ALASAN not in halaman and OPERATOR.nama not in halaman, "alasan dan nama petugas bukan untuk halaman ini"
    assert "akses darurat" not in isi(masuk(WARGA_MARTHA).get("/saya/"))


def tinjau(pelaku, putusan: str = "wajar", catatan: str = "") -> Client:
    with untuk(KABID, Keperluan.PENINJAUAN) as reg:
        [akses, *_] = darurat.daftar(reg, ditinjau=False)
    kiriman = {"akses": str(akses.id), "putusan": putusan, "catatan": catatan}
    return masuk(pelaku).post("/petugas/pengawasan/tinjau/", kiriman)


@pytest.mark.parametrize(
    ("putusan", "catatan", "tampil"), [("wajar", "", "wajar."), ("tidak wajar", "Dipanggil hari ini.", "tidak wajar;")]
)
def test_orang_kedua_meninjau_dan_penduduknya_melihat_hasilnya(putusan, catatan, tampil):
    buka_darurat()
    assert ALASAN in isi(masuk(KADIS).get("/petugas/pengawasan/"))

    assert tinjau(KADIS, putusan, catatan).status_code == 302

    assert ALASAN not in isi(masuk(KADIS).get("/petugas/pengawasan/"))
    assert tampil in isi(masuk(WARGA_PAULUS).get("/saya/jejak/"))
    assert ("peninjauan akses", f"meninjau akses darurat: {putusan}") in jejak(WARGA_PAULUS)


def test_tidak_wajar_tanpa_penjelasan_ditolak():
    buka_darurat()

    jawaban = tinjau(KABID, "tidak wajar", "ya")

    assert jawaban.status_code == 422 and "perlu penjelasan" in isi(jawaban)


def test_pembukanya_tidak_meninjau_dirinya_juga_tidak_pada_basis_data():
    buka_darurat(KABID)

    jawaban = tinjau(KABID)
    assert jawaban.status_code == 422 and "ditinjau orang lain" in isi(jawaban)
    with pytest.raises(psycopg.errors.CheckViolation, match="orang_kedua"), untuk(KABID, Keperluan.PENINJAUAN) as reg:
        reg._koneksi.execute(
            """update akses_darurat
                  set penilai = pelaku, peran_penilai = 'x', dinilai = now(), wajar = true, catatan = ''"""
        )
    assert tinjau(KADIS).status_code == 302, "kepala dinas boleh"


@pytest.mark.parametrize("pelaku", [OPERATOR, VERIFIKATOR, WARGA_MARTHA])
def test_bukan_kabid_atau_kadis_tidak_meninjau(pelaku):
    buka_darurat()

    assert tinjau(pelaku).status_code == 404
    assert masuk(pelaku).get("/petugas/pengawasan/").status_code == 404


def test_lewat_24_jam_ditandai_dan_akses_berikutnya_menunggu_tinjauan():
    buka_darurat()
    lusa = datetime.now(UTC) - timedelta(hours=25)
    with untuk(OPERATOR, Keperluan.DARURAT, kasus="uji") as reg:
        reg._koneksi.execute(
            """insert into akses_darurat (pelaku, peran, kab, orang, alasan, dibuka, sampai, tinjau_sebelum)
               select pelaku, peran, kab, orang, alasan, %s, %s, %s from akses_darurat""",
            (lusa, lusa + darurat.MASA, lusa + darurat.TENGGAT_TINJAU),
        )

    assert "lewat 24 jam" in isi(masuk(KADIS).get("/petugas/pengawasan/"))
    ditolak = buka_darurat(orang=DINA)
    assert ditolak.status_code == 422 and "belum ditinjau dalam 24 jam" in isi(ditolak)
    assert buka_darurat(VERIFIKATOR, DINA).status_code == 302, "petugas lain tidak ikut tertahan"

    assert tinjau(KADIS).status_code == 302
    assert buka_darurat(orang=DINA).status_code == 302


def test_petugas_tidak_menghapus_atau_mengubah_alasannya(sambung_sebagai):
    buka_darurat()
    for perintah in ("delete from akses_darurat", "update akses_darurat set alasan = 'x'", "delete from alarm_akses"):
        with (
            pytest.raises(psycopg.errors.InsufficientPrivilege),
            untuk(OPERATOR, Keperluan.DARURAT, kasus="uji") as reg,
        ):
            reg._koneksi.execute(perintah)


# ---- what the resident sees


@pytest.mark.django_db(transaction=True)
def test_penduduk_melihat_tiap_pembacaan_dalam_60_detik():
    kasus = diajukan()
    mulai = time.monotonic()
    masuk(VERIFIKATOR).get(alamat(MARTHA, kasus.permohonan))

    warga = masuk(WARGA_MARTHA)
    while not (terlihat := "halaman dan riwayat dibuka" in (halaman := isi(warga.get("/saya/jejak/")))):
        assert time.monotonic() - mulai < 60
        time.sleep(1)

    assert terlihat and time.monotonic() - mulai < 60
    assert "verifikator, Kabupaten Manokwari" in halaman and "pelayanan permohonan" in halaman
    assert kasus.nomor in halaman, "nomor permohonannya, untuk ditanyakan di loket"
    assert VERIFIKATOR.nama not in halaman and str(VERIFIKATOR.id) not in halaman
    assert akun(VERIFIKATOR).nama_pengguna not in halaman


def test_jejak_tidak_membocorkan_hal_orang_lain():
    kasus = diajukan()
    masuk(VERIFIKATOR).get(alamat(MARTHA, kasus.permohonan))

    halaman = isi(masuk(WARGA_MARTHA).get("/saya/jejak/"))

    for lain in ("YOSEP", "DINA", KELAHIRAN["anak.0.nama"].upper(), "Akta kelahiran"):
        assert lain not in halaman.partition("<main")[2], lain
    with untuk(WARGA_MARTHA, Keperluan.DATA_SENDIRI) as reg:
        assert reg.jejak_akses(YOSEP) == [] and darurat.tentang(reg, YOSEP) == []


def test_yang_dibuka_sendiri_disembunyikan_sampai_diminta():
    peramban = masuk(WARGA_MARTHA)
    peramban.get("/saya/keluarga/")

    assert "melihat data sendiri" not in isi(peramban.get("/saya/jejak/"))
    assert "melihat data sendiri" in isi(peramban.get("/saya/jejak/?semua"))
