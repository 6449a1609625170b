"""Di loket: kode masuk bagi penduduk dan satuan lokal; di rumah: tarik kembali dan tempat dalam antrean."""

from __future__ import annotations

import re
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from django.test import Client

from adminduk.permohonan import alur
from adminduk.permohonan.contoh_alur import (
    KADIS,
    OPERATOR,
    PETUGAS_DESA,
    VERIFIKATOR,
    diajukan,
    disetujui,
    ditandatangani,
    draf,
    pintu,
)
from adminduk.permohonan.keadaan import Keadaan
from adminduk.permohonan.models import Permohonan
from adminduk.register import contoh
from adminduk.register.contoh import DINA, MARTHA, OPERATOR_FAKFAK, SEORANG_DIRI, WARGA_MARTHA
from adminduk.web.contoh import masuk

pytestmark = pytest.mark.django_db
SANGGENG = 9202121001
PETUGAS_SANGGENG = replace(PETUGAS_DESA, id=UUID(int=415), desa=SANGGENG)
WARGA_PAULUS = replace(WARGA_MARTHA, id=UUID(int=404), orang=SEORANG_DIRI)


@pytest.fixture(autouse=True)
def pemeran(db):
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())


def isi(jawaban) -> str:
    return jawaban.content.decode()


def alamat_kode(orang: UUID) -> str:
    return f"/petugas/penduduk/{orang}/kode-masuk/"


# ---- the code of a resident


def test_kode_diserahkan_sekali_lalu_penduduknya_masuk():
    peramban = masuk(OPERATOR)

    slip = isi(peramban.post(alamat_kode(MARTHA), {"jati_diri": "KTP-el"}))

    [kode] = re.findall(r"[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}", slip)
    assert kode not in isi(peramban.get(alamat_kode(MARTHA))), "kode tampil sekali"
    warga = Client()
    assert warga.post("/masuk/penduduk/", {"kode": kode}).status_code == 302
    assert "MARTHA MANDACAN" in isi(warga.get("/saya/")).upper()


def test_penyerahan_kode_tercatat_pada_jejak_dengan_jati_dirinya():
    masuk(OPERATOR).post(alamat_kode(MARTHA), {"jati_diri": "KTP-el"})

    with pintu(OPERATOR) as reg:
        tindakan = {j["tindakan"]: j["keperluan"] for j in reg.jejak_akses(MARTHA)}
    assert tindakan["menyerahkan kode masuk, jati diri: KTP-el"] == "penyerahan kode masuk penduduk"


@pytest.mark.parametrize("jati_diri", ["", "SIM", "ktp-el"])
def test_tanpa_jati_diri_yang_diperiksa_tidak_ada_kode(jati_diri):
    jawaban = masuk(OPERATOR).post(alamat_kode(MARTHA), {"jati_diri": jati_diri})

    assert jawaban.status_code == 422 and "Jati diri belum diperiksa" in isi(jawaban)


@pytest.mark.parametrize(
    ("pelaku", "orang", "sebab"),
    [
        (OPERATOR, DINA, "anak sebelas tahun"),
        (OPERATOR_FAKFAK, MARTHA, "penduduk kabupaten lain"),
        (OPERATOR, UUID(int=999), "yang tidak ada"),
        (PETUGAS_DESA, MARTHA, "petugas desa tidak menyerahkan kode"),
        (KADIS, MARTHA, "kepala dinas tidak di loket"),
    ],
)
def test_kode_tidak_diserahkan(pelaku, orang, sebab):
    assert masuk(pelaku).post(alamat_kode(orang), {"jati_diri": "KTP-el"}).status_code == 404, sebab


def kiriman(semula: alur.Jawaban) -> dict[str, str]:
    return {"versi": str(semula.versi), "permintaan": str(uuid4())}


# ---- withdrawing, and the place in the queue


def test_penduduk_menarik_kembali_drafnya_sesudah_ditanya():
    semula = draf(WARGA_MARTHA)
    peramban, alamat = masuk(WARGA_MARTHA), f"/saya/permohonan/{semula.permohonan}/"
    assert "Tarik kembali permohonan" in isi(peramban.get(alamat))

    halaman = isi(peramban.get(f"{alamat}batalkan/"))
    jawaban = peramban.post(f"{alamat}batalkan/", kiriman(semula))

    assert "Tarik kembali permohonan ini?" in halaman
    assert jawaban.status_code == 302
    with pintu(WARGA_MARTHA):
        assert Permohonan.objects.get(id=semula.permohonan).keadaan == Keadaan.DIBATALKAN


def test_yang_sudah_diajukan_tidak_ditawari_tarik_kembali_dan_ditolak():
    semula = diajukan(WARGA_MARTHA)
    peramban, alamat = masuk(WARGA_MARTHA), f"/saya/permohonan/{semula.permohonan}/"

    assert "Tarik kembali permohonan" not in isi(peramban.get(alamat))
    assert peramban.get(f"{alamat}batalkan/").status_code in (403, 409)
    assert peramban.post(f"{alamat}batalkan/", kiriman(semula)).status_code in (403, 409)


def test_penduduk_melihat_berapa_permohonan_sebelum_permohonannya():
    milik = diajukan(WARGA_MARTHA)
    peramban = masuk(WARGA_MARTHA)
    halaman = f"/saya/permohonan/{milik.permohonan}/"
    assert "permohonan Anda berikutnya di kantor ini" in isi(peramban.get(halaman))

    lain = diajukan(OPERATOR)
    with pintu(OPERATOR):
        Permohonan.objects.filter(id=lain.permohonan).update(antre_pada="2020-01-01T00:00Z")

    assert "ada 1 permohonan sebelum Anda di kantor ini" in isi(peramban.get(halaman))


def test_tempat_dalam_antrean_hanya_bagi_pemohonnya():
    milik = UUID(diajukan(WARGA_MARTHA).permohonan)

    with pintu(WARGA_MARTHA):
        sendiri = alur.urutan_antrean(milik)
    with pintu(WARGA_PAULUS):
        tetangga = alur.urutan_antrean(milik)
    assert (sendiri, tetangga) == (0, None)


# ---- units below the village


def satuan(pelaku, desa: int):
    return masuk(pelaku).post("/petugas/satuan-lokal/", {"desa": str(desa), "jenis": "RW", "nama": "7"})


def test_petugas_desa_mencatat_satuan_desanya_sendiri_saja():
    assert satuan(PETUGAS_SANGGENG, SANGGENG).status_code == 302
    ditolak = satuan(PETUGAS_DESA, SANGGENG)
    assert ditolak.status_code == 403 and "petugas desa itu sendiri" in isi(ditolak)


def test_formulir_satuan_hanya_tampil_bagi_yang_boleh_mencatat():
    sendiri = isi(masuk(PETUGAS_SANGGENG).get("/petugas/satuan-lokal/"))
    tetangga = isi(masuk(PETUGAS_DESA).get(f"/petugas/satuan-lokal/?desa={SANGGENG}"))

    assert 'name="jenis"' in sendiri, "tanpa memilih, desanya sendiri yang tampil"
    assert 'name="jenis"' not in tetangga


def test_pas_foto_tidak_menawarkan_pdf_lampiran_lain_menawarkannya():
    with pintu(OPERATOR) as reg:
        semula = alur.buat_draf(reg, uuid4(), "KIA", {}, permintaan=uuid4())
    halaman = isi(masuk(OPERATOR).get(f"/petugas/permohonan/{semula.permohonan}/"))

    terima = dict(re.findall(r'id="berkas-(\w+)"[^>]*accept="([^"]*)"', halaman))
    assert terima["pas_foto"] == "image/jpeg,image/png"
    assert "application/pdf" in "".join(terima.values())


# ---- a document that failed


@pytest.mark.django_db(transaction=True)
def test_tombol_terbitkan_ulang_hanya_bagi_operator_dan_hanya_bila_ada_yang_gagal(pemilik):
    [semula] = ditandatangani(disetujui())
    pemilik.execute("update dokumen_keluar set keadaan = 'gagal' where dokumen = %s", (semula.dokumen[0],))
    alamat, tombol = f"/petugas/permohonan/{semula.permohonan}/", "Terbitkan ulang yang gagal"
    assert tombol not in isi(masuk(VERIFIKATOR).get(alamat))
    peramban = masuk(OPERATOR)
    assert tombol in isi(peramban.get(alamat))

    assert peramban.post(f"{alamat}terbitkan-ulang/", kiriman(semula)).status_code == 302

    halaman = isi(peramban.get(alamat))
    assert "1 dokumen diantrekan lagi." in halaman and tombol not in halaman
