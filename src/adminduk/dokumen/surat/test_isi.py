"""Isi dokumen: bolak-balik tanpa hilang, dan menolak yang bukan isi."""

import json
from dataclasses import replace
from datetime import date

import pytest

from adminduk.dokumen.surat import SURAT, AktaKelahiran, AnggotaKK, IsiTidakSah, sidik_isi
from adminduk.dokumen.surat.contoh import AKTA_KELAHIRAN, CONTOH, KARTU_KELUARGA, KIA
from adminduk.register.perubahan import NikBaru

NIK_BARU = NikBaru(920212, date(2026, 11, 2), perempuan=True, tanda="anak")


@pytest.mark.parametrize("surat", CONTOH, ids=lambda s: s.kode)
def test_isi_kembali_menjadi_surat_yang_sama_lewat_json(surat):
    isi = json.loads(json.dumps(surat.ke_isi()))

    assert SURAT[surat.kode].dari_isi(isi) == surat


def test_nomor_yang_belum_diberikan_tinggal_di_isi_dan_ditolak_saat_dicetak():
    isi = replace(AKTA_KELAHIRAN, nik=NIK_BARU).ke_isi()

    assert isi["nik"] is NIK_BARU
    with pytest.raises(IsiTidakSah, match=r"AKTA_KELAHIRAN\.nik: nomor belum diberikan"):
        AktaKelahiran.dari_isi(isi)


@pytest.mark.parametrize(
    ("ubahan", "pesan"),
    [
        ({"warna": "merah"}, "isian tidak dikenal: warna"),
        ({"tanggal_lahir": "2026-02-30"}, "AKTA_KELAHIRAN.tanggal_lahir: nilai tidak sah"),
        ({"model": "lima"}, "AKTA_KELAHIRAN.model: nilai tidak sah"),
        ({"anak_ke": "3"}, "AKTA_KELAHIRAN.anak_ke: harus angka"),
        ({"nama": None}, "AKTA_KELAHIRAN.nama: harus teks"),
        ({"penerbit": []}, "AKTA_KELAHIRAN.penerbit: harus objek"),
    ],
)
def test_isi_yang_salah_ditolak_dengan_nama_isiannya(ubahan, pesan):
    with pytest.raises(IsiTidakSah, match=pesan):
        AktaKelahiran.dari_isi(AKTA_KELAHIRAN.ke_isi() | ubahan)


def test_isian_yang_belum_ada_disebut():
    isi = AKTA_KELAHIRAN.ke_isi()
    del isi["nama"], isi["nik"]

    with pytest.raises(IsiTidakSah, match="isian belum ada: nama, nik"):
        AktaKelahiran.dari_isi(isi)


def test_sidik_berubah_bila_satu_isian_atau_jenisnya_berubah():
    isi = AKTA_KELAHIRAN.ke_isi()

    assert sidik_isi("AKTA_KELAHIRAN", dict(reversed(isi.items()))) == sidik_isi("AKTA_KELAHIRAN", isi)
    assert sidik_isi("AKTA_KELAHIRAN", isi | {"nama": "MARIA YULIANA RUMBIAC"}) != sidik_isi("AKTA_KELAHIRAN", isi)
    assert sidik_isi("AKTA_KEMATIAN", isi) != sidik_isi("AKTA_KELAHIRAN", isi)


def test_gelar_dicetak_di_kartu_keluarga():
    kepala = KARTU_KELUARGA.anggota[0]

    assert kepala.nama_dan_gelar == "YOHANIS RUMBIAK, S.Pd."
    assert replace(kepala, gelar_depan="Dr.").nama_dan_gelar == "Dr. YOHANIS RUMBIAK, S.Pd."
    assert isinstance(KARTU_KELUARGA.anggota[1], AnggotaKK)
    assert KARTU_KELUARGA.anggota[1].nama_dan_gelar == "DORKAS MANDACAN"


def test_kia_tanpa_foto_berlaku_sampai_ulang_tahun_kelima_dan_berfoto_sampai_ketujuh_belas():
    assert KIA.berlaku_hingga == date(2031, 11, 2)
    assert replace(KIA, tanggal_terbit=date(2031, 11, 2)).berlaku_hingga == date(2043, 11, 2)
