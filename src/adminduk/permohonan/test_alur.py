"""Alur permohonan pada PostgreSQL, dengan hak peran web: kelahiran di keluarga Rumbiak."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from adminduk import register
from adminduk.permohonan import PermohonanDitolak, alur
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
    draf,
    langkah,
    pintu,
)
from adminduk.permohonan.keadaan import TABEL_ALIHAN, Keadaan
from adminduk.permohonan.models import DokumenKeluar, Lampiran, Langkah, Permohonan
from adminduk.register import contoh
from adminduk.register.contoh import MARTHA, OPERATOR_FAKFAK, RUMBIAK, WARGA_MARTHA, YOSEP
from adminduk.register.pelaku import Keperluan, Peran
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import KeluargaUbah
from adminduk.register.pintu import BOLEH

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pemeran(db):
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())


def id_(jawaban: alur.Jawaban) -> UUID:
    return UUID(jawaban.permohonan)


def ubah_alamat() -> None:
    """Somebody else changes keluarga Rumbiak."""
    perubahan = KeluargaUbah(RUMBIAK, contoh.HARI_INI, {"alamat": "JALAN LAIN"})
    ganti = Peristiwa(
        TANPA_ID,
        "dokumen_ganti",
        1,
        "uji",
        contoh.HARI_INI,
        (Subjek(RUMBIAK, "keluarga"),),
        {"sebab": "uji"},
        (perubahan,),
    )
    with pintu(OPERATOR) as reg:
        reg.catat([ganti])


def baca_permohonan(jawaban: alur.Jawaban) -> Permohonan:
    with pintu(VERIFIKATOR):
        return Permohonan.objects.get(id=id_(jawaban))


def test_kelahiran_dari_draf_sampai_tanda_tangan_tercatat_dalam_register():
    [jawaban] = ditandatangani(disetujui())

    assert jawaban.keadaan == Keadaan.DITANDATANGANI
    with pintu(VERIFIKATOR) as reg:
        keluarga = reg.keluarga(RUMBIAK)
        anak = next(a.penduduk for a in keluarga.anggota if a.penduduk.nama.startswith("MARIA"))
        assert anak.nik is not None
        keluar = {d.jenis: d for d in DokumenKeluar.objects.filter(permohonan=id_(jawaban))}
        assert len(keluar) == len(jawaban.dokumen) == 3
        assert all("nomor baru" not in str(d.isi) for d in keluar.values())
        assert [s.ke for s in Langkah.objects.filter(permohonan=id_(jawaban)).order_by("id")] == [
            "diajukan",
            "diverifikasi",
            "disetujui",
            "ditandatangani",
        ]


def test_sebelum_tanda_tangan_register_tidak_berubah():
    disetujui()

    with pintu(VERIFIKATOR) as reg:
        assert reg.keluarga(RUMBIAK) == contoh.KELUARGA_RUMBIAK


def test_dokumen_masuk_antrean_pekerja_dalam_transaksi_yang_sama():
    [jawaban] = ditandatangani(disetujui())

    with connection.cursor() as kursor:
        kursor.execute("select args->>'dokumen' from procrastinate_jobs where task_name = 'terbitkan_dokumen'")
        assert {b[0] for b in kursor.fetchall()} == set(jawaban.dokumen)


# ------------------------------------------------------------------ the table
@pytest.mark.parametrize("alihan", TABEL_ALIHAN, ids=lambda a: f"{a.nama}-{a.dari}")
def test_setiap_baris_tabel_punya_dasar_dan_jalan_balik(alihan):
    assert str(alihan.dasar)
    balik = [a for a in TABEL_ALIHAN if a.nama == alihan.balik and a.dari == alihan.ke]
    assert balik or alihan.balik.startswith("hanya dengan")


def test_setiap_keadaan_yang_belum_akhir_punya_antrean():
    from adminduk.permohonan.keadaan import ANTREAN

    diantre = {k for peran, daftar in ANTREAN.items() if peran is not Peran.PENDUDUK for k in daftar}

    assert diantre == set(Keadaan) - {Keadaan.DISERAHKAN, Keadaan.DITOLAK, Keadaan.DIBATALKAN}


DESA_BILA = {p: contoh.DESA if p is Peran.DESA else None for p in Peran}


@pytest.mark.parametrize("peran", sorted(BOLEH[Keperluan.PELAYANAN]))
@pytest.mark.parametrize("nama", ["ajukan", "verifikasi", "setujui", "serahkan"])
def test_langkah_hanya_bagi_peran_dalam_tabel(nama, peran):
    alihan = next(a for a in TABEL_ALIHAN if a.nama == nama)
    milik_yosep = partial(draf, pemohon=YOSEP)
    semula = {"ajukan": milik_yosep, "verifikasi": diajukan, "setujui": diverifikasi, "serahkan": disetujui}[nama]()
    if nama == "serahkan":
        [semula] = ditandatangani(semula)
        with register.untuk(_pekerja(), Keperluan.PENERBITAN):
            Permohonan.objects.filter(id=id_(semula)).update(keadaan=Keadaan.DITERBITKAN)
    warga = replace(WARGA_MARTHA, id=YOSEP, orang=YOSEP)  # the applicant, once the case is submitted
    pelaku = warga if peran is Peran.PENDUDUK else replace(KABID, peran=peran, desa=DESA_BILA[peran])

    if peran in alihan.peran:
        assert langkah(nama, pelaku, semula).keadaan == alihan.ke
    else:
        with pytest.raises((alur.BukanWewenang, alur.PermohonanTidakAda)):
            langkah(nama, pelaku, semula)


def _pekerja():
    from adminduk.permohonan.terbitan import pekerja

    return pekerja(contoh.MANOKWARI)


@pytest.mark.parametrize("pelaku", [OPERATOR, PETUGAS_DESA, WARGA_MARTHA], ids=lambda p: p.peran.name)
def test_draf_ditarik_kembali_oleh_pembuatnya(pelaku):
    jawaban = langkah("batalkan", pelaku, draf(pelaku))

    assert jawaban.keadaan == Keadaan.DIBATALKAN
    assert baca_permohonan(jawaban).formulir == KELAHIRAN
    with pytest.raises(alur.LangkahTidakSah):
        langkah("ajukan", OPERATOR, jawaban)


@pytest.mark.parametrize("pelaku", [OPERATOR, replace(WARGA_MARTHA, id=YOSEP, orang=YOSEP)], ids=lambda p: p.peran.name)
def test_yang_dikembalikan_ditarik_kembali_oleh_pembuat_atau_pemohonnya(pelaku):
    kembali = langkah("kembalikan", VERIFIKATOR, diajukan(), alasan=[("isian:anak.0.nama", "")])

    assert langkah("batalkan", pelaku, kembali).keadaan == Keadaan.DIBATALKAN


@pytest.mark.parametrize("pelaku", [replace(OPERATOR, id=uuid4()), WARGA_MARTHA], ids=lambda p: p.peran.name)
def test_permohonan_orang_lain_tidak_ditarik(pelaku):
    with pytest.raises(alur.BukanWewenang, match="pembuatnya"):
        langkah("batalkan", pelaku, draf(pemohon=YOSEP))


def test_yang_sudah_diajukan_tidak_ditarik():
    with pytest.raises(alur.LangkahTidakSah):
        langkah("batalkan", OPERATOR, diajukan())


def test_langkah_dari_keadaan_yang_salah_ditolak():
    with pytest.raises(alur.LangkahTidakSah, match="draf"):
        langkah("verifikasi", VERIFIKATOR, draf())


# ------------------------------------------------------------------ four eyes
def test_operator_tidak_memverifikasi_permohonannya_sendiri():
    rangkap = replace(OPERATOR, peran=Peran.VERIFIKATOR)

    with pytest.raises(alur.BukanWewenang, match=r"Pasal 46 Permendagri 95/2019"):
        langkah("verifikasi", rangkap, diajukan())


def test_basis_data_pun_menolak_operator_yang_memverifikasi():
    jawaban = diajukan()

    with pytest.raises(DatabaseError, match="operator_bukan_verifikator"), pintu(VERIFIKATOR):
        Permohonan.objects.filter(id=id_(jawaban)).update(verifikator=OPERATOR.id)


def test_petugas_tidak_memutus_permohonannya_sendiri():
    jawaban = diverifikasi()

    with pytest.raises(alur.BukanWewenang, match="sendiri"):
        langkah("setujui", replace(KABID, orang=YOSEP), jawaban)


def test_tanda_tangan_perlu_bukti_yang_baru():
    jawaban = disetujui()
    lama = datetime.now(UTC) - timedelta(minutes=6)

    with pytest.raises(alur.BuktiKedaluwarsa), pintu(KADIS) as reg:
        alur.tandatangani(reg, [(id_(jawaban), jawaban.versi)], bukti_baru=lama, permintaan=uuid4())


# ------------------------------------------------------------------ submission
def test_draf_menyimpan_ketikan_yang_salah_dan_pengajuan_menyebut_semuanya():
    jawaban = draf(**{"ibu.nik": "92021241O7850001", "anak.0.tanggal_lahir": "2099-01-01"})

    with pytest.raises(alur.IsianSalah) as salah:
        langkah("ajukan", OPERATOR, jawaban)

    assert {g.isian for g in salah.value.galat} == {"ibu.nik", "anak.0.tanggal_lahir"}
    assert baca_permohonan(jawaban).formulir["ibu.nik"] == "92021241O7850001"


def test_pengajuan_ditolak_dengan_semua_alasan_dan_tetap_draf():
    jawaban = draf(**{"saksi_2.nik": KELAHIRAN["saksi_1.nik"], "anak.0.nama": "Dr. Maria"})

    with pytest.raises(PermohonanDitolak) as ditolak:
        langkah("ajukan", OPERATOR, jawaban)

    assert {p.pemeriksaan for p in ditolak.value.penolakan} == {"dua_saksi_berbeda", "nama_anak_menurut_aturan"}
    assert baca_permohonan(jawaban).keadaan == Keadaan.DRAF


def test_syarat_yang_kurang_menghalangi_pengajuan():
    with pintu(OPERATOR) as reg:
        jawaban = alur.buat_draf(reg, uuid4(), "LAHIR", KELAHIRAN, permintaan=uuid4())

    with pytest.raises(PermohonanDitolak, match="Surat keterangan kelahiran"):
        langkah("ajukan", OPERATOR, jawaban)


def test_tanggal_hukum_dan_jam_layanan_mulai_saat_diajukan():
    permohonan = baca_permohonan(diajukan())

    sisa = permohonan.batas_waktu - datetime.now(UTC)
    assert permohonan.tanggal_pengajuan is not None
    assert timedelta(hours=23) < sisa <= timedelta(hours=24)


def test_pelapor_ber_nik_melihat_permohonannya():
    jawaban = diajukan()

    assert baca_permohonan(jawaban).pemohon == YOSEP
    with pintu(replace(WARGA_MARTHA, id=YOSEP, orang=YOSEP)) as reg:
        assert [b.id for b in alur.antrean(reg).baris] == [id_(jawaban)]


def test_penduduk_mengajukan_sendiri_dan_penduduk_lain_tidak_melihatnya():
    jawaban = diajukan(WARGA_MARTHA)

    assert baca_permohonan(jawaban).operator is None
    lain = replace(WARGA_MARTHA, id=uuid4(), orang=contoh.SEORANG_DIRI)
    with pintu(lain):
        assert not Permohonan.objects.exists()
        assert not Langkah.objects.exists()


def test_petugas_desa_menyiapkan_draf_tetapi_tidak_mengajukan():
    jawaban = draf(PETUGAS_DESA)

    with pytest.raises(alur.BukanWewenang):
        langkah("ajukan", PETUGAS_DESA, jawaban)
    assert langkah("ajukan", OPERATOR, jawaban).keadaan == Keadaan.DIAJUKAN


def test_petugas_desa_hanya_melihat_permohonan_desanya():
    desa_lain = replace(PETUGAS_DESA, id=uuid4(), desa=contoh.DESA + 1)
    jawaban, milik_warga = draf(PETUGAS_DESA), diajukan(WARGA_MARTHA)
    tanpa_desa = draf()

    with pintu(PETUGAS_DESA) as reg:
        assert [b.id for b in alur.antrean(reg).baris] == [id_(jawaban)]
        assert alur.jumlah_antrean(reg)[Keadaan.DRAF] == 1
        assert {p.id for p in Permohonan.objects.all()} == {id_(jawaban), id_(milik_warga)}
        assert {s.permohonan_id for s in Langkah.objects.all()} == {id_(milik_warga)}
        assert not Lampiran.objects.filter(permohonan=tanpa_desa.permohonan).exists()
    with pintu(desa_lain) as reg:
        assert not alur.antrean(reg).baris
        assert not (Permohonan.objects.exists() or Langkah.objects.exists() or Lampiran.objects.exists())
    with pytest.raises(alur.PermohonanTidakAda):
        langkah("simpan_draf", desa_lain, jawaban, data={})


def test_permohonan_di_loket_terlihat_di_desa_pelapornya():
    jawaban = diajukan()

    with pintu(PETUGAS_DESA):
        assert Permohonan.objects.get().id == id_(jawaban)


def test_petugas_kabupaten_lain_tidak_menemukan_permohonan():
    jawaban = draf()

    with pytest.raises(alur.PermohonanTidakAda):
        langkah("ajukan", OPERATOR_FAKFAK, jawaban)


# ------------------------------------------------------------------ once, and never over another's change
def test_permintaan_yang_sama_dijawab_sama_dan_dicatat_sekali():
    semula, permintaan = disetujui(), uuid4()
    daftar = [(id_(semula), semula.versi)]

    jawaban = []
    for _ in range(2):
        with pintu(KADIS) as reg:
            bukti = datetime.now(UTC)
            jawaban.append(alur.tandatangani(reg, daftar, bukti_baru=bukti, permintaan=permintaan))

    assert jawaban[0] == jawaban[1]
    with pintu(VERIFIKATOR):
        assert DokumenKeluar.objects.count() == 3


def test_permintaan_dengan_isi_lain_ditolak():
    permintaan = uuid4()
    with pintu(OPERATOR) as reg:
        alur.buat_draf(reg, uuid4(), "LAHIR", KELAHIRAN, permintaan=permintaan)

    with pytest.raises(alur.PermintaanBerbeda), pintu(OPERATOR) as reg:
        alur.buat_draf(reg, uuid4(), "LAHIR", KELAHIRAN, permintaan=permintaan)


def test_nomor_permintaan_kantor_lain_ditolak_bukan_galat():
    permintaan = uuid4()
    with pintu(OPERATOR) as reg:
        alur.buat_draf(reg, uuid4(), "LAHIR", KELAHIRAN, permintaan=permintaan)

    with pytest.raises(alur.PermintaanBerbeda), pintu(OPERATOR_FAKFAK) as reg:
        alur.buat_draf(reg, uuid4(), "LAHIR", KELAHIRAN, permintaan=permintaan)


def test_dua_petugas_menyimpan_draf_yang_kedua_diberi_tahu_isian_mana():
    jawaban = draf(PETUGAS_DESA)
    langkah("simpan_draf", PETUGAS_DESA, jawaban, data=KELAHIRAN | {"anak.0.nama": "Maria Rumbiak"})

    with pytest.raises(alur.PermohonanBerubah) as berubah:
        langkah("simpan_draf", OPERATOR, jawaban, data=KELAHIRAN | {"ayah.nama": "Yosep"})

    assert berubah.value.oleh == PETUGAS_DESA.nama
    assert berubah.value.isian == ("anak.0.nama", "ayah.nama")


def test_keputusan_atas_versi_lama_diberi_tahu_siapa_yang_mengubah():
    jawaban = diajukan()
    langkah("verifikasi", VERIFIKATOR, jawaban)

    with pytest.raises(alur.PermohonanBerubah, match=VERIFIKATOR.nama):
        langkah("verifikasi", replace(VERIFIKATOR, id=uuid4()), jawaban)


def test_keluarga_berubah_sesudah_verifikasi_maka_tanda_tangan_mengembalikan():
    semula = disetujui()
    ubah_alamat()

    [jawaban] = ditandatangani(semula)

    assert jawaban.keadaan == Keadaan.DIAJUKAN
    assert jawaban.pesan[0]["kode"] == "data_berubah"
    permohonan = baca_permohonan(jawaban)
    assert permohonan.formulir["anak.0.nama"] == "Maria Yuliana Rumbiak"
    assert permohonan.alasan[0]["kode"] == "data_berubah"
    with pintu(VERIFIKATOR):
        assert not DokumenKeluar.objects.exists()
    assert langkah("verifikasi", VERIFIKATOR, jawaban).keadaan == Keadaan.DIVERIFIKASI


def test_keluarga_berubah_sesudah_verifikasi_maka_persetujuan_mengembalikan():
    semula = diverifikasi()
    ubah_alamat()

    assert langkah("setujui", KABID, semula).keadaan == Keadaan.DIAJUKAN


def test_dua_kelahiran_sekeluarga_dalam_satu_tumpukan_yang_kedua_diperiksa_ulang():
    kembar = {"anak.0.nama": "Yuliana Maria Rumbiak", "anak.0.jenis_kelamin": "LAKI-LAKI"}
    pertama, kedua = disetujui(), disetujui(**kembar)

    jawaban = ditandatangani(pertama, kedua)

    assert [j.keadaan for j in jawaban] == [Keadaan.DITANDATANGANI, Keadaan.DIAJUKAN]
    assert {a["kode"] for a in jawaban[1].pesan} >= {"data_berubah"}


def test_dalam_tumpukan_yang_diubah_orang_lain_dilewati():
    pertama = disetujui()
    basi = replace(pertama, versi=pertama.versi - 1, permohonan=disetujui().permohonan)

    jawaban = ditandatangani(pertama, basi)

    assert [j.keadaan for j in jawaban] == [Keadaan.DITANDATANGANI, Keadaan.DISETUJUI]
    assert jawaban[1].pesan[0]["kode"] == "permohonan_berubah"


# ------------------------------------------------------------------ return and refusal
def test_pengembalian_menyebut_isian_dan_menghentikan_jam():
    semula = diajukan()

    jawaban = langkah("kembalikan", VERIFIKATOR, semula, alasan=[("isian:anak.0.nama", "di surat: MARYA")])

    permohonan = baca_permohonan(jawaban)
    assert permohonan.keadaan == Keadaan.DIKEMBALIKAN
    assert permohonan.batas_waktu is None and permohonan.sisa_waktu <= timedelta(hours=24)
    assert permohonan.alasan[0]["nilai"]["label"] == "Anak 1: Nama"
    assert permohonan.alasan[0]["catatan"] == "di surat: MARYA"
    assert "Permendagri 95/2019" in permohonan.alasan[0]["dasar"]
    kembali = langkah("ajukan", OPERATOR, jawaban)
    assert baca_permohonan(kembali).batas_waktu is not None


@pytest.mark.parametrize("nama", ["kembalikan", "tolak"])
@pytest.mark.parametrize("alasan", [[], [("lain", "tidak suka")], [("periksa:dua_saksi_berbeda", "")]])
def test_tanpa_alasan_layanan_tidak_dapat_ditolak_atau_dikembalikan(nama, alasan):
    with pytest.raises(alur.AlasanTidakSah):
        langkah(nama, VERIFIKATOR, diajukan(), alasan=alasan)


def test_penolakan_karena_isian_tidak_ada():
    with pytest.raises(alur.AlasanTidakSah):
        langkah("tolak", VERIFIKATOR, diajukan(), alasan=[("isian:anak.0.nama", "")])


def test_penolakan_berdasar_syarat_dan_pasalnya():
    jawaban = langkah("tolak", VERIFIKATOR, diajukan(), alasan=[("syarat:surat_lahir", "stempel tidak terbaca")])

    assert jawaban.keadaan == Keadaan.DITOLAK
    assert baca_permohonan(jawaban).alasan[0]["dasar"] == "Pasal 33 Perpres 96/2018"


def test_penolakan_berdasar_pemeriksaan_yang_memang_menolak():
    [_] = ditandatangani(disetujui())
    kedua = draf()
    with pintu(OPERATOR):
        Permohonan.objects.filter(id=id_(kedua)).update(keadaan=Keadaan.DIAJUKAN)

    jawaban = langkah("tolak", VERIFIKATOR, kedua, alasan=[("periksa:belum_pernah_dicatat", "")])

    assert jawaban.keadaan == Keadaan.DITOLAK


# ------------------------------------------------------------------ what the database itself keeps
@pytest.mark.parametrize(
    "perintah",
    [
        "update langkah set nama_oleh = 'x'",
        "delete from langkah",
        "delete from permohonan",
        "update permohonan set kode = 'MATI'",
        "update permohonan set kab = 9203",
        "update permintaan set jawaban = '[]'",
        "update dokumen_keluar set isi = '{}'",
        "delete from dokumen_keluar",
        "delete from lampiran",
    ],
)
def test_peran_web_tidak_dapat_mengubah_riwayat(perintah):
    ditandatangani(disetujui())

    ditolak = pytest.raises(DatabaseError, match=r"permission denied|Lampiran hanya")
    with ditolak, pintu(OPERATOR), connection.cursor() as kursor:
        kursor.execute(perintah)


def test_tanpa_lingkup_tidak_ada_baris():
    draf()

    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("select set_config('app.kab', '', true)")
        assert not Permohonan.objects.exists()


def test_pratinjau_menyebut_siapa_masuk_kk_dan_dokumen_apa():
    jawaban = diajukan()

    with pintu(VERIFIKATOR) as reg:
        layanan, kasus = alur.bentuk_kasus(Permohonan.objects.get(id=id_(jawaban)), reg)
        akibat = alur.pratinjau(layanan, kasus, reg)

    assert akibat.keluarga[0].masuk == [("MARIA YULIANA RUMBIAK", "ANAK")]
    anak = next(o for o in akibat.orang if o.baru)
    assert anak.nik == "nomor baru"
    assert [d.nomor for d in akibat.akta] == ["nomor baru"]
    assert {d.jenis for d in akibat.terbit} == set(layanan.dokumen)
    assert [d.untuk for d in akibat.ditarik] == [f"KK {contoh.NOMOR_KK.lengkap}"]
    assert MARTHA not in {o.nama for o in akibat.orang}
