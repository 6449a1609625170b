"""Satu kelahiran lewat API pada PostgreSQL: dari draf sampai disetujui, diulang, dan oleh yang tidak berwenang."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from django.test import Client

from adminduk.akun.contoh import cabut_token, sebagai_pemilik
from adminduk.akun.laju import Batas
from adminduk.akun.models import TokenSistem
from adminduk.api import masalah
from adminduk.api import pintu as pintu_api
from adminduk.api.antarmuka import api
from adminduk.api.contoh import Sistem, berkas, bersarang, draf, langkah
from adminduk.api.izin import IZIN
from adminduk.permohonan.contoh_alur import (
    KABID,
    KADIS,
    KELAHIRAN,
    OPERATOR,
    PETUGAS_DESA,
    VERIFIKATOR,
    diajukan,
    disetujui,
    ditandatangani,
    diverifikasi,
    pintu,
)
from adminduk.permohonan.keadaan import Keadaan
from adminduk.permohonan.models import Permohonan
from adminduk.permohonan.tanda_terima import tanda_terima
from adminduk.register import Keperluan, Pelaku, Peran, contoh
from adminduk.register.contoh import MANOKWARI, NIK_MARTHA, NOMOR_KK, OPERATOR_FAKFAK
from adminduk.register.segel_jaga import SegelTertunda

pytestmark = pytest.mark.django_db
AUDITOR = Pelaku(UUID(int=415), "Auditor", Peran.AUDITOR, (MANOKWARI,))
SEMUA = (OPERATOR, PETUGAS_DESA, VERIFIKATOR, KABID, KADIS, AUDITOR)


@pytest.fixture(autouse=True)
def pemeran(db):
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())


@pytest.fixture
def operator():
    return Sistem(OPERATOR)


# ---- the whole birth


def test_kelahiran_dari_draf_sampai_disetujui(operator):
    kasus = draf(operator)
    assert kasus["keadaan"] == "draf" and kasus["galat"] == []

    for pelaku, nama, keadaan in (
        (None, "ajukan", "diajukan"),
        (VERIFIKATOR, "verifikasi", "diverifikasi"),
        (KABID, "setujui", "disetujui"),
    ):
        jawaban = langkah(Sistem(pelaku) if pelaku else operator, kasus, nama)
        assert jawaban.status_code == 200, jawaban.json()
        kasus = jawaban.json()
        assert kasus["keadaan"] == keadaan

    tampil = operator.baca(f"permohonan/{kasus['id']}").json()
    assert [r["langkah"] for r in tampil["riwayat"]] == ["ajukan", "verifikasi", "setujui"]
    assert tampil["biaya"] == 0 and 0 < tampil["sisa_detik"] <= 24 * 3600
    assert {satu["syarat"] for satu in tampil["lampiran"]} == {"surat_lahir", "buku_nikah"}


def test_formulir_datar_dan_bersarang_sama(operator):
    satu, dua = (
        operator.kirim("permohonan", {"kode": "lahir", "formulir": f}).json() for f in (KELAHIRAN, bersarang(KELAHIRAN))
    )

    assert [Permohonan.objects.get(id=k["id"]).formulir for k in (satu, dua)] == [KELAHIRAN, KELAHIRAN]


def test_formulir_draf_diganti_seluruhnya(operator):
    kasus = draf(operator)

    jawaban = operator.kirim(
        f"permohonan/{kasus['id']}/formulir", {"versi": kasus["versi"], "formulir": {"ibu": {"nama": "X"}}}, cara="PUT"
    )

    assert jawaban.status_code == 200 and jawaban.json()["versi"] == kasus["versi"] + 1
    assert Permohonan.objects.get(id=kasus["id"]).formulir == {"ibu.nama": "X"}
    assert {g["isian"] for g in jawaban.json()["galat"]} >= {"pelapor.nama", "anak"}


def test_tanda_terima_ada_sejak_diajukan_dan_sama_dengan_yang_diberikan_web(operator):
    kasus = draf(operator)
    alamat = f"permohonan/{kasus['id']}/tanda-terima"
    assert operator.baca(alamat).json() == {"catatan": ""}

    langkah(operator, kasus, "ajukan")
    catatan = operator.baca(alamat).json()["catatan"]

    diberikan = tanda_terima(Permohonan.objects.get(id=kasus["id"]))
    assert catatan.encode() == bytes(diberikan) and kasus["id"] in catatan
    assert Sistem(OPERATOR_FAKFAK).baca(alamat).status_code == 404


def test_pratinjau_menyebut_akibat_dengan_nomor_tersamar():
    kasus = diajukan()

    akibat = Sistem(VERIFIKATOR).baca(f"permohonan/{kasus.permohonan}/pratinjau").json()

    [keluarga] = akibat["keluarga"]
    assert keluarga["masuk"] == [["MARIA YULIANA RUMBIAK", "ANAK"]] and keluarga["nomor"] == str(NOMOR_KK)
    assert {d["jenis"] for d in akibat["terbit"]} == {"AKTA_KELAHIRAN", "KK", "KIA"}
    assert NOMOR_KK.lengkap not in json.dumps(akibat)


def test_dokumen_tampak_sesudah_ditandatangani_dan_keadaannya_umum():
    kasus = ditandatangani(disetujui())[0]
    tampil = Sistem(OPERATOR).baca(f"permohonan/{kasus.permohonan}").json()
    with pintu(OPERATOR):
        kode = Permohonan.objects.get(id=kasus.permohonan).dokumen_keluar.get(jenis="KK").kode

    umum = Client().get(f"/api/dokumen/{kode.lower()}")

    assert {d["jenis"] for d in tampil["dokumen"]} == {"AKTA_KELAHIRAN", "KK", "KIA"}
    assert all(d["keadaan"] == "menunggu segel" and d["kode"] == "" for d in tampil["dokumen"])
    assert umum.status_code == 200
    assert umum.json()["keadaan"] == "belum terbit" and umum.json()["fakta"] == []
    assert not any(d["nomor"].isdigit() for d in tampil["dokumen"])


def test_dokumen_yang_terbit_diserahkan_operator():
    kasus = ditandatangani(disetujui())[0]
    with pintu(OPERATOR):
        Permohonan.objects.filter(id=kasus.permohonan).update(keadaan=Keadaan.DITERBITKAN)
    milik = {"id": kasus.permohonan, "versi": kasus.versi}

    jawaban = [langkah(Sistem(p), milik, "serahkan") for p in (KADIS, OPERATOR)]

    assert [j.status_code for j in jawaban] == [403, 200]
    assert jawaban[1].json()["keadaan"] == "diserahkan"


def test_antrean_berhalaman_dan_tidak_memuat_daerah_lain():
    for _ in range(3):
        diajukan()
    verifikator = Sistem(VERIFIKATOR)

    satu = verifikator.baca("antrean", batas=2).json()
    dua = verifikator.baca("antrean", batas=2, sesudah=satu["berikut"]).json()

    assert [len(satu["baris"]), len(dua["baris"]), dua["berikut"]] == [2, 1, ""]
    assert len({b["id"] for b in satu["baris"] + dua["baris"]}) == 3
    assert Sistem(OPERATOR_FAKFAK).baca("antrean", keadaan="diajukan").json()["baris"] == []


def test_dikembalikan_dengan_alasan_berdasar_lalu_tampak_pada_kasus(operator):
    kasus = draf(operator)
    kasus = langkah(operator, kasus, "ajukan").json()

    jawaban = langkah(
        Sistem(VERIFIKATOR), kasus, "kembalikan", alasan=[{"kode": "isian:anak.0.nama", "catatan": "lihat surat lahir"}]
    )

    assert jawaban.json()["keadaan"] == "dikembalikan"
    [alasan] = operator.baca(f"permohonan/{kasus['id']}").json()["alasan"]
    assert alasan["isian"] == "anak.0.nama" and "tidak sesuai dengan dokumennya" in alasan["pesan"]
    assert "Permendagri 95/2019" in alasan["dasar"] and alasan["catatan"] == "lihat surat lahir"


def test_menolak_karena_syarat_yang_tidak_ada_pada_layanan_tidak_berlaku():
    kasus = diajukan()

    jawaban = langkah(
        Sistem(VERIFIKATOR),
        {"id": kasus.permohonan, "versi": kasus.versi},
        "tolak",
        alasan=[{"kode": "syarat:pengantar_rt"}],
    )

    assert jawaban.status_code == 422 and jawaban.json()["type"].endswith("alasan-tidak-sah")


def test_draf_ditarik_kembali_oleh_sistem_yang_membuatnya(operator):
    kasus = draf(operator)

    oleh_lain, sendiri = (langkah(s, kasus, "batalkan") for s in (Sistem(OPERATOR), operator))

    assert oleh_lain.status_code == 403 and oleh_lain.json()["galat"][0]["dasar"]
    assert sendiri.json()["keadaan"] == "dibatalkan"


# ---- once


def test_dikirim_dua_kali_tercatat_sekali_dengan_jawaban_yang_sama(operator):
    kunci, isi = uuid4(), {"kode": "LAHIR", "formulir": bersarang(KELAHIRAN)}

    satu, dua = (operator.kirim("permohonan", isi, kunci=kunci) for _ in range(2))

    assert satu.status_code == dua.status_code == 201
    assert satu.json() == dua.json()
    assert Permohonan.objects.count() == 1


def test_kunci_yang_sama_dengan_isi_lain_atau_dari_sistem_lain_ditolak(operator):
    kunci = uuid4()
    operator.kirim("permohonan", {"kode": "LAHIR", "formulir": {}}, kunci=kunci)

    isi_lain = operator.kirim("permohonan", {"kode": "MATI", "formulir": {}}, kunci=kunci)
    sistem_lain = Sistem(OPERATOR).kirim("permohonan", {"kode": "LAHIR", "formulir": {}}, kunci=kunci)
    kantor_lain = Sistem(OPERATOR_FAKFAK).kirim("permohonan", {"kode": "LAHIR", "formulir": {}}, kunci=kunci)

    for jawaban in (isi_lain, sistem_lain, kantor_lain):
        assert jawaban.status_code == 409 and jawaban.json()["type"].endswith("permintaan-berbeda")


def test_versi_lama_ditolak_dan_menyebut_isian_yang_berbeda(operator):
    kasus = draf(operator)
    alamat = f"permohonan/{kasus['id']}/formulir"
    operator.kirim(alamat, {"versi": kasus["versi"], "formulir": KELAHIRAN | {"ibu.nama": "Martha M"}}, cara="PUT")

    jawaban = operator.kirim(alamat, {"versi": kasus["versi"], "formulir": KELAHIRAN}, cara="PUT")

    assert jawaban.status_code == 409 and jawaban.json()["type"].endswith("permohonan-berubah")
    assert [g["isian"] for g in jawaban.json()["galat"]] == ["ibu.nama"]


def test_langkah_yang_sudah_lewat_tidak_sah(operator):
    kasus = langkah(operator, draf(operator), "ajukan").json()

    jawaban = langkah(operator, kasus, "ajukan")

    assert jawaban.status_code == 409 and jawaban.json()["type"].endswith("langkah-tidak-sah")


# ---- who may


def test_tanpa_token_atau_token_salah_jawabannya_sama(operator):
    dicabut = Sistem(OPERATOR)
    cabut_token(TokenSistem.objects.latest("dibuat"))
    kepala = ({}, {"Authorization": "Bearer adk_salah"}, {"Authorization": f"Basic {operator.token}"}, dicabut.kepala)

    jawaban = [Client().get("/api/antrean", headers=k) for k in kepala]

    assert {j.status_code for j in jawaban} == {401}
    assert len({tuple(v for k, v in j.json().items() if k != "id" and k != "galat") for j in jawaban}) == 1
    assert jawaban[0]["WWW-Authenticate"] == "Bearer"


def test_setiap_operasi_punya_izin_dan_yang_terlindung_meminta_token():
    operasi = {
        o.view_func.__name__: o
        for r in api._get_bound_routers()
        for p in r.path_operations.values()
        for o in p.operations
    }

    assert operasi.keys() == IZIN.keys()
    assert all(bool(o.auth_callbacks) == bool(IZIN[nama].peran) for nama, o in operasi.items())
    assert all(i.laju for i in IZIN.values() if not i.peran)


@pytest.mark.parametrize("pelaku", SEMUA, ids=lambda p: p.peran.name)
def test_operasi_di_luar_peran_ditolak_sebelum_kasusnya_dicari(pelaku):
    sistem, id_ = Sistem(pelaku), uuid4()
    alasan = {"alasan": [{"kode": "syarat:x"}]}
    panggil = {
        "buat": lambda: sistem.kirim("permohonan", {"kode": "LAHIR", "formulir": {}}),
        "ubah_formulir": lambda: sistem.kirim(f"permohonan/{id_}/formulir", {"versi": 1, "formulir": {}}, cara="PUT"),
        "lampirkan": lambda: sistem.lampirkan(str(id_), "surat_lahir", berkas()),
        "kasus": lambda: sistem.baca(f"permohonan/{id_}"),
        "pratinjau": lambda: sistem.baca(f"permohonan/{id_}/pratinjau"),
        "tanda_terima": lambda: sistem.baca(f"permohonan/{id_}/tanda-terima"),
        "antrean": lambda: sistem.baca("antrean"),
    } | {
        n: lambda n=n: langkah(sistem, {"id": id_, "versi": 1}, n, **(alasan if n in ("kembalikan", "tolak") else {}))
        for n in ("ajukan", "verifikasi", "setujui", "kembalikan", "tolak", "serahkan", "batalkan")
    }
    assert panggil.keys() == {n for n, i in IZIN.items() if i.peran}

    status = {nama: fungsi().status_code for nama, fungsi in panggil.items()}

    boleh = {"buat": 201, "antrean": 200}
    harap = {n: boleh.get(n, 404) if pelaku.peran in IZIN[n].peran else 403 for n in panggil}
    assert status == harap


def test_yang_mengisi_tidak_memverifikasi_walau_perannya_berganti(operator):
    kasus = langkah(operator, draf(operator), "ajukan").json()
    with sebagai_pemilik():
        TokenSistem.objects.update(peran=Peran.VERIFIKATOR)

    jawaban = langkah(operator, kasus, "verifikasi")

    assert jawaban.status_code == 403
    assert jawaban.json()["galat"][0]["dasar"] == "Pasal 46 Permendagri 95/2019"


def test_kasus_daerah_lain_dan_yang_tidak_ada_sama_jawabannya():
    ada, fakfak = diajukan().permohonan, Sistem(OPERATOR_FAKFAK)

    asing, tiada, salah = (fakfak.baca(f"permohonan/{id_}").json() for id_ in (ada, uuid4(), "bukan-uuid"))

    assert {k: v for k, v in asing.items() if k != "id"} == {k: v for k, v in tiada.items() if k != "id"}
    assert {k: v for k, v in asing.items() if k != "id"} == {k: v for k, v in salah.items() if k != "id"}
    assert asing["status"] == 404


def test_formulir_utuh_hanya_bagi_sistem_yang_mengirimnya(operator):
    kasus = draf(operator, **{"ibu.nik": "9202 1241 0785 0001"})

    sendiri, lain = (s.baca(f"permohonan/{kasus['id']}") for s in (operator, Sistem(VERIFIKATOR)))

    assert sendiri.json()["formulir"]["ayah.nik"] == KELAHIRAN["ayah.nik"]
    assert lain.json()["formulir"]["ibu.nik"] == str(NIK_MARTHA)
    assert lain.json()["formulir"]["ibu.nama"] == KELAHIRAN["ibu.nama"]
    assert KELAHIRAN["ayah.nik"] not in lain.content.decode()


def test_setiap_bacaan_tercatat_dengan_keperluan_dan_kasusnya(pemilik):
    kasus = diajukan()

    Sistem(VERIFIKATOR).baca(f"permohonan/{kasus.permohonan}/pratinjau")

    baris = pemilik.execute("select distinct keperluan from jejak_akses where kasus = %s", (kasus.permohonan,))
    assert baris.fetchall() == [(Keperluan.PELAYANAN.value,)]


def test_terlalu_sering_per_token_dan_per_alamat(operator, monkeypatch):
    monkeypatch.setattr(pintu_api, "PER_TOKEN", Batas(2))
    status = [operator.baca("antrean").status_code for _ in range(3)]
    lain = Sistem(VERIFIKATOR).baca("antrean").status_code
    monkeypatch.setattr(pintu_api, "PER_ALAMAT", Batas(2))
    ditolak = Client().get("/api/antrean", headers={"Authorization": "Bearer adk_salah"})

    assert status == [200, 200, 429] and lain == 200
    assert ditolak.status_code == 429 and 0 < int(ditolak["Retry-After"]) <= 60


def test_pencarian_dokumen_tanpa_token_dibatasi():
    status = [Client().get("/api/dokumen/7K2M9QXA4TBN").status_code for _ in range(31)]

    assert status == [404] * 30 + [429]


def test_permohonan_yang_diverifikasi_terbaca_semua_peran():
    kasus = diverifikasi()

    tersedia = {
        p.peran: Sistem(p).baca(f"permohonan/{kasus.permohonan}").json()["langkah"] for p in (OPERATOR, KABID, KADIS)
    }

    assert tersedia == {Peran.OPERATOR: [], Peran.KABID: ["setujui", "kembalikan", "tolak"], Peran.KADIS: []}


def test_jurnal_yang_tidak_disaksikan_menjawab_503_dan_menyuruh_mengulang(rf):
    jawaban = masalah.jawab(rf.post("/api/x"), SegelTertunda(datetime(2026, 11, 24, tzinfo=UTC)))
    isi = json.loads(jawaban.content)

    assert (jawaban.status_code, jawaban["Retry-After"]) == (503, "60")
    assert isi["type"] == "urn:adminduk:masalah:segel-tertunda"
    assert "Idempotency-Key yang sama" in isi["detail"]
