"""Pages on PostgreSQL with the web role's rights: what they show, to whom, and what they say when they refuse."""

from __future__ import annotations

import re
from dataclasses import replace
from uuid import UUID, uuid4

import psycopg
import pytest
from django.test import Client
from django.urls import reverse

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
    foto,
    pintu,
)
from adminduk.permohonan.keadaan import Keadaan
from adminduk.permohonan.models import DokumenKeluar, Permohonan
from adminduk.register import Keperluan, contoh, untuk
from adminduk.register.contoh import (
    ELISABET,
    MARTHA,
    NIK_MARTHA,
    NOMOR_KK,
    OPERATOR_FAKFAK,
    RUMBIAK,
    WARGA_MARTHA,
    YOSEP,
)
from adminduk.web import wilayah
from adminduk.web.contoh import masuk, tandatangani

pytestmark = pytest.mark.django_db
UMUM = ("beranda", "daftar_layanan", "bantuan", "verifikasi", "kunci_publik")


@pytest.fixture(autouse=True)
def pemeran(db):
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())


def isi(jawaban) -> str:
    return jawaban.content.decode()


def tersembunyi(halaman: str, nama: str) -> str:
    cocok = re.search(rf'name="{nama}" value="([^"]*)"', halaman)
    assert cocok, nama
    return cocok[1]


@pytest.mark.parametrize("nama", UMUM)
def test_halaman_umum_terbuka_tanpa_masuk(nama):
    assert Client().get(reverse(f"web:{nama}")).status_code == 200


def test_halaman_layanan_dari_deklarasinya():
    halaman = isi(Client().get("/layanan/lahir/"))

    assert "Surat keterangan kelahiran" in halaman and "Rp0" in halaman
    assert "Fotokopi KTP-el saksi" in halaman
    assert "Pasal 95B UU 24/2013" in halaman


def test_layanan_dicari_dari_apa_yang_terjadi():
    temuan = Client().get("/layanan/", {"apa": "anak saya lahir"})
    kosong = Client().get("/layanan/", {"apa": "resep rendang"})

    assert [la.kode for la in temuan.context["temuan"]][:1] == ["LAHIR"]
    assert "layanan yang cocok" in temuan.content.decode()
    assert "Belum ada yang cocok" in kosong.content.decode()


def test_layanan_yang_tidak_ada_dan_alamat_yang_tidak_ada_sama_halamannya():
    assert Client().get("/layanan/xyz/").status_code == Client().get("/tidak/ada/").status_code == 404


def test_bahasa_inggris_menetap_di_halaman_yang_sama():
    peramban = Client()

    jawaban = peramban.post("/bahasa/", {"bahasa": "en", "lanjut": "/layanan/lahir/"})

    assert jawaban.url == "/layanan/lahir/"
    assert '<html lang="en">' in isi(peramban.get("/layanan/lahir/"))


def test_bahasa_tidak_membawa_ke_situs_lain():
    assert Client().post("/bahasa/", {"bahasa": "en", "lanjut": "https://jahat.example/"}).url == "/"


@pytest.mark.parametrize("pelaku", [OPERATOR, VERIFIKATOR, KABID, KADIS, PETUGAS_DESA], ids=lambda p: p.peran.name)
def test_antrean_tiap_peran(pelaku):
    diajukan()

    assert "Antrean" in isi(masuk(pelaku).get("/petugas/"))


def test_tanpa_masuk_diarahkan_ke_halaman_masuk_lalu_kembali():
    jawaban = Client().get("/petugas/penduduk/")

    assert jawaban.status_code == 302 and jawaban.url == "/masuk/?lanjut=%2Fpetugas%2Fpenduduk%2F"


@pytest.mark.parametrize("alamat", ["/petugas/", f"/petugas/penduduk/{YOSEP}/", "/petugas/tanda-tangan/"])
def test_halaman_petugas_bagi_penduduk_tidak_ada(alamat):
    assert masuk(WARGA_MARTHA).get(alamat).status_code == 404


def test_cari_nama_dengan_ejaan_lain_menemukan_dan_menyamarkan_nik():
    halaman = isi(masuk(OPERATOR).post("/petugas/penduduk/", {"nama": "Marta Mandatjan"}))

    assert str(MARTHA) in halaman
    assert str(NIK_MARTHA) in halaman and NIK_MARTHA.lengkap not in halaman


@pytest.mark.parametrize(
    ("nomor", "tujuan"),
    [(NIK_MARTHA.lengkap, f"/petugas/penduduk/{MARTHA}/"), (NOMOR_KK.lengkap, f"/petugas/keluarga/{RUMBIAK}/")],
)
def test_cari_nomor_membuka_orang_atau_keluarga_tanpa_nomor_di_alamat(nomor, tujuan):
    assert masuk(OPERATOR).post("/petugas/penduduk/", {"nomor": f" {nomor[:6]} {nomor[6:]}"}).url == tujuan


@pytest.mark.parametrize("kiriman", [{"nomor": "92x"}, {"lahir": "31-02-1999", "nama": "A"}, {}])
def test_pencarian_yang_salah_dijelaskan_dan_tidak_hilang(kiriman):
    jawaban = masuk(OPERATOR).post("/petugas/penduduk/", kiriman)

    assert jawaban.status_code == 422
    assert "pesan-galat" in isi(jawaban) or "ringkasan-galat" in isi(jawaban)
    assert all(f'value="{v}"' in isi(jawaban) for v in kiriman.values())


def test_halaman_penduduk_menggambar_keluarga_dan_riwayatnya():
    halaman = isi(masuk(OPERATOR).get(f"/petugas/penduduk/{YOSEP}/?kasus={diajukan().permohonan}"))

    assert '<svg class="pohon"' in halaman and '<svg class="garis-waktu"' in halaman
    assert "MARTHA MANDACAN" in halaman.upper()


def test_penduduk_sebelum_lahir_belum_tercatat():
    jawaban = masuk(OPERATOR).get(f"/petugas/penduduk/{YOSEP}/?pada=1900-01-01&kasus={diajukan().permohonan}")

    assert jawaban.status_code == 200 and "Belum tercatat pada tanggal ini" in isi(jawaban)


@pytest.mark.parametrize(("jenis", "ada"), [("penduduk", YOSEP), ("keluarga", RUMBIAK)])
def test_wilayah_lain_dan_yang_tidak_ada_tidak_dapat_dibedakan(jenis, ada):
    peramban = masuk(OPERATOR_FAKFAK)

    asing, tiada = (peramban.get(f"/petugas/{jenis}/{id_}/") for id_ in (ada, UUID(int=9999)))

    assert asing.status_code == tiada.status_code == 404
    assert re.sub(r'value="[^"]*"', "", isi(asing)) == re.sub(r'value="[^"]*"', "", isi(tiada))  # but for the token


def test_halaman_keluarga():
    halaman = isi(masuk(OPERATOR).get(f"/petugas/keluarga/{RUMBIAK}/?kasus={diajukan().permohonan}"))

    assert NOMOR_KK.lengkap in halaman and NIK_MARTHA.lengkap not in halaman


# ---- the form


def kirim_baru(peramban: Client, alamat: str = "/petugas/permohonan/baru/lahir/", **ubah: str):
    halaman = isi(peramban.get(alamat))
    milik = {n: tersembunyi(halaman, n) for n in ("draf", "versi", "permintaan")}
    return peramban.post(alamat, {**KELAHIRAN, **milik, "aksi": "simpan", **ubah}), milik


def test_formulir_yang_benar_menjadi_draf_dan_halaman_kasus():
    jawaban, milik = kirim_baru(masuk(OPERATOR))

    assert jawaban.url == f"/petugas/permohonan/{milik['draf']}/"
    assert Permohonan.objects.get(id=milik["draf"]).keadaan == Keadaan.DRAF


def test_dikirim_dua_kali_satu_draf():
    peramban = masuk(OPERATOR)
    pertama, milik = kirim_baru(peramban)

    kedua = peramban.post("/petugas/permohonan/baru/lahir/", {**KELAHIRAN, **milik, "aksi": "simpan"})

    assert pertama.url == kedua.url
    assert Permohonan.objects.count() == 1


def test_formulir_salah_menyebut_semua_galat_dan_menyimpan_yang_diketik():
    ubah = {"ibu.nik": "92021x", "anak.0.tanggal_lahir": "02-11-2099", "saksi_1.nama": ""}

    jawaban, milik = kirim_baru(masuk(OPERATOR), **ubah)

    halaman = isi(jawaban)
    assert jawaban.status_code == 422 and "Ada 3 hal" in halaman
    assert 'href="#i-ibu-nik"' in halaman and 'value="92021x"' in halaman and "02-11-2099" in halaman
    assert Permohonan.objects.get(id=milik["draf"]).formulir["anak.0.tanggal_lahir"] == "02-11-2099"


def test_nama_wilayah_yang_diketik_menjadi_kodenya():
    _, milik = kirim_baru(masuk(OPERATOR), **{"anak.0.tempat_kelahiran": "kabupaten manokwari, papua barat"})

    assert Permohonan.objects.get(id=milik["draf"]).formulir["anak.0.tempat_kelahiran"] == "9202"


def test_wilayah_yang_tidak_dikenal_ditawari_pilihan_tanpa_javascript():
    jawaban, _ = kirim_baru(masuk(OPERATOR), **{"anak.0.tempat_kelahiran": "sorong"})

    assert jawaban.status_code == 422
    assert 'name="_pilih.anak.0.tempat_kelahiran" value="9271"' in isi(jawaban) or "Kota Sorong" in isi(jawaban)


def test_wilayah_bertahap_turun_satu_tingkat():
    peramban = masuk(OPERATOR)
    halaman = isi(peramban.get("/petugas/permohonan/baru/lahir/"))
    milik = {n: tersembunyi(halaman, n) for n in ("draf", "versi", "permintaan")}

    turun = {
        **milik,
        "_baris.anak": "1",
        "aksi": "turun:anak.0.tempat_kelahiran",
        "_induk.anak.0.tempat_kelahiran": "92",
    }
    jawaban = peramban.post("/petugas/permohonan/baru/lahir/", turun)

    assert '<option value="9202">Kabupaten Manokwari</option>' in isi(jawaban)


def test_tambah_dan_hapus_baris_tanpa_javascript_tidak_menghilangkan_isian():
    peramban = masuk(OPERATOR)
    kiriman = {**KELAHIRAN, "draf": str(uuid4()), "versi": "0", "permintaan": str(uuid4()), "_baris.anak": "1"}

    tambah = isi(peramban.post("/petugas/permohonan/baru/lahir/", {**kiriman, "aksi": "tambah:anak"}))
    assert 'name="anak.1.nama"' in tambah and "Maria Yuliana Rumbiak" in tambah

    dua = {**kiriman, "_baris.anak": "2", "anak.1.nama": "Kembar Kedua"}
    hapus = isi(peramban.post("/petugas/permohonan/baru/lahir/", {**dua, "aksi": "hapus:anak.0"}))
    assert 'name="anak.1.nama"' not in hapus and 'value="Kembar Kedua"' in hapus


def test_ganti_bahasa_di_tengah_formulir_tidak_menghilangkan_isian():
    peramban = masuk(OPERATOR)
    kiriman = {**KELAHIRAN, "draf": str(uuid4()), "versi": "0", "permintaan": str(uuid4()), "aksi": "bahasa:en"}

    jawaban = peramban.post("/petugas/permohonan/baru/lahir/", kiriman)

    assert '<html lang="en">' in isi(jawaban) and "Maria Yuliana Rumbiak" in isi(jawaban)
    assert Permohonan.objects.count() == 0


def test_draf_yang_diubah_orang_lain_tidak_menghilangkan_ketikan():
    jawaban = draf()
    peramban = masuk(OPERATOR)
    alamat = f"/petugas/permohonan/{jawaban.permohonan}/formulir/"
    lama = {**KELAHIRAN, "draf": jawaban.permohonan, "versi": "1", "aksi": "simpan"}
    peramban.post(alamat, lama | {"permintaan": str(uuid4()), "anak.0.nama": "Ketikan Pertama"})

    kalah = peramban.post(alamat, lama | {"permintaan": str(uuid4()), "anak.0.nama": "Ketikan Kedua"})

    assert kalah.status_code == 409 and "Ketikan Kedua" in isi(kalah)
    pakai = lama | {
        "permintaan": str(uuid4()),
        "anak.0.nama": "Ketikan Kedua",
        "versi": tersembunyi(isi(kalah), "versi"),
    }
    assert peramban.post(alamat, pakai).status_code == 302
    assert Permohonan.objects.get(id=jawaban.permohonan).formulir["anak.0.nama"] == "Ketikan Kedua"
    dari_nol = peramban.post(alamat, pakai | {"permintaan": str(uuid4()), "versi": "0"})
    assert dari_nol.status_code == 409, "versi 0 bagi permohonan yang sudah ada bukan permohonan baru"


# ---- the case


def langkah(peramban: Client, id_: str, alamat: str, **kiriman):
    halaman = isi(peramban.get(f"/petugas/permohonan/{id_}/"))
    milik = {n: tersembunyi(halaman, n) for n in ("versi", "permintaan")}
    return peramban.post(f"/petugas/permohonan/{id_}/{alamat}", {**milik, **kiriman})


def test_kasus_menampilkan_akibat_sebelum_diputuskan():
    halaman = isi(masuk(VERIFIKATOR).get(f"/petugas/permohonan/{diajukan().permohonan}/"))

    assert "Akibatnya bila diputuskan" in halaman
    assert "MARIA YULIANA RUMBIAK" in halaman.upper() and "nomor baru" in halaman
    assert "Kartu Identitas Anak" in halaman


def test_perjalanan_kasus_dari_draf_sampai_tanda_tangan():
    id_ = draf().permohonan

    assert langkah(masuk(OPERATOR), id_, "ajukan/").status_code == 302
    assert langkah(masuk(VERIFIKATOR), id_, "putusan/verifikasi/").status_code == 302
    assert langkah(masuk(KABID), id_, "putusan/setujui/").status_code == 302
    peramban = masuk(KADIS)
    halaman = isi(peramban.get("/petugas/tanda-tangan/"))
    hasil = tandatangani(KADIS, {"pilih": f"{id_}:4", "permintaan": tersembunyi(halaman, "permintaan")})

    assert "1 permohonan ditandatangani" in isi(hasil)
    assert Permohonan.objects.get(id=id_).keadaan == Keadaan.DITANDATANGANI
    assert "dari 3 dokumen" in isi(peramban.get(f"/petugas/permohonan/{id_}/kemajuan/"))


def test_operator_tidak_dapat_memverifikasi():
    peramban = masuk(OPERATOR)

    jawaban = langkah_polos(peramban, diajukan(), "putusan/verifikasi/")

    assert jawaban.status_code == 403 and "Bukan wewenang Anda" in isi(jawaban)


def langkah_polos(peramban: Client, semula, alamat: str):
    kiriman = {"versi": semula.versi, "permintaan": str(uuid4())}
    return peramban.post(f"/petugas/permohonan/{semula.permohonan}/{alamat}", kiriman)


def test_kembalikan_dengan_alasan_dan_isian_lalu_pemohon_melihatnya():
    semula = diajukan()
    peramban = masuk(VERIFIKATOR)
    alamat = f"/petugas/permohonan/{semula.permohonan}/putusan/kembalikan/"

    kosong = peramban.post(alamat, {"versi": semula.versi, "permintaan": str(uuid4())})
    assert kosong.status_code == 422 and "Belum ada alasan" in isi(kosong)

    kiriman = {"alasan": ["syarat:surat_lahir", "isian:anak.0.nama"], "catatan:syarat:surat_lahir": "buram"}
    assert peramban.post(alamat, {"versi": semula.versi, "permintaan": str(uuid4()), **kiriman}).status_code == 302
    halaman = isi(masuk(OPERATOR).get(f"/petugas/permohonan/{semula.permohonan}/"))
    assert "Dikembalikan karena" in halaman and "buram" in halaman


def test_penolakan_pengajuan_menyebut_semua_alasan_dengan_pasal():
    with pintu(OPERATOR) as reg:
        from adminduk.permohonan import alur

        semula = alur.buat_draf(reg, uuid4(), "LAHIR", KELAHIRAN, permintaan=uuid4())

    jawaban = langkah_polos(masuk(OPERATOR), semula, "ajukan/")

    assert jawaban.status_code == 422
    assert "Belum ada lampiran" in isi(jawaban) and "Pasal 33" in isi(jawaban)


def test_lampiran_ditolak_beserta_sebabnya_dan_diterima_bila_benar():
    semula = draf()
    peramban = masuk(OPERATOR)
    alamat = f"/petugas/permohonan/{semula.permohonan}/lampiran/"
    from django.core.files.uploadedfile import SimpleUploadedFile as Unggahan

    def kirim(**kiriman):
        return peramban.post(alamat, {"permintaan": str(uuid4()), "syarat": "surat_lahir", **kiriman})

    salah = kirim(berkas=Unggahan("virus.exe", b"MZ..."))
    besar = kirim(berkas=Unggahan("besar.pdf", b"%PDF-1.7" + b"0" * 6_000_000))
    kosong = kirim()
    benar = kirim(berkas=Unggahan("surat.png", foto(50, 50)))

    assert [j.status_code for j in (salah, besar, kosong, benar)] == [422, 422, 422, 302]
    assert "bukan PDF, JPEG, atau PNG" in isi(salah)
    assert "lebih besar dari 5 MB" in isi(besar)
    assert "Belum ada berkas yang dipilih" in isi(kosong)


def test_dokumen_yang_belum_terbit_dikatakan_belum_terbit():
    [hasil] = ditandatangani(disetujui())

    kode = DokumenKeluar.objects.get(dokumen=hasil.dokumen[0]).kode
    halaman = isi(Client().get(f"/v/{kode}"))

    assert "Belum terbit" in halaman
    assert "MARIA" not in halaman.upper()


def test_kode_yang_tidak_dikenal_dan_laju_pemeriksaan():
    peramban = Client(REMOTE_ADDR="192.0.2.7")

    status = [peramban.get("/v/7K2M9QXA4TBN").status_code for _ in range(31)]

    assert status == [404] * 30 + [429]


def test_tautan_ambil_yang_salah_tidak_berkata_apa_yang_salah():
    jawaban = Client().post("/ambil/tidakada/", {"pin": "123456"})

    assert jawaban.status_code == 422 and "Tautan atau PIN salah" in isi(jawaban)


# ---- residents


def test_penduduk_melihat_keluarga_dokumen_dan_permohonannya():
    diverifikasi()
    peramban = masuk(WARGA_MARTHA)

    for alamat in ("/saya/", "/saya/keluarga/", "/saya/dokumen/"):
        assert peramban.get(alamat).status_code == 200, alamat


def test_penduduk_mengajukan_dan_mengikuti_permohonannya():
    peramban = masuk(WARGA_MARTHA)
    _, milik = kirim_baru(peramban, "/saya/permohonan/baru/lahir/")

    halaman = isi(peramban.get(f"/saya/permohonan/{milik['draf']}/"))

    assert "Rp0" in halaman and "Jalannya permohonan" in halaman


def test_penduduk_yang_dimintai_lebih_melapor_dengan_satu_tombol_dan_pengawas_membacanya():
    peramban = masuk(WARGA_MARTHA)
    _, milik = kirim_baru(peramban, "/saya/permohonan/baru/lahir/")
    alamat = f"/saya/permohonan/{milik['draf']}/"

    for _ in range(2):
        peramban.post(f"{alamat}laporkan/", {"jenis": "uang", "uraian": "Rp50.000 di loket <b>2</b>"})

    halaman, pengawas = isi(peramban.get(alamat)), isi(masuk(KADIS).get("/petugas/pengawasan/"))
    assert halaman.count("Rp50.000 di loket") == pengawas.count("Rp50.000 di loket") == 1, (
        "dua kali ditekan, satu laporan"
    )
    assert "&lt;b&gt;2" in pengawas
    assert peramban.post(f"{alamat}laporkan/", {"jenis": "lain"}).status_code == 404
    tetangga = masuk(replace(WARGA_MARTHA, id=uuid4(), orang=ELISABET))
    assert tetangga.post(f"{alamat}laporkan/", {"jenis": "uang"}).status_code == 404


def test_laporan_tidak_dapat_diubah_atau_dihapus_kantor():
    peramban = masuk(WARGA_MARTHA)
    _, milik = kirim_baru(peramban, "/saya/permohonan/baru/lahir/")
    peramban.post(f"/saya/permohonan/{milik['draf']}/laporkan/", {"jenis": "syarat"})

    for perintah in ("update aduan set uraian = ''", "delete from aduan"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), untuk(KADIS, Keperluan.PENINJAUAN) as reg:
            reg._koneksi.execute(perintah)


def test_permohonan_tetangga_tidak_ada_bagi_penduduk():
    assert masuk(WARGA_MARTHA).get(f"/saya/permohonan/{diajukan().permohonan}/").status_code in (200, 404)


def test_satuan_lokal_ditambah_dan_diakhiri():
    peramban = masuk(OPERATOR)
    [desa] = [t.kode for t in wilayah.cari("sanggeng", wilayah.DESA, utamakan=9202)][:1]
    kiriman = {"desa": str(desa), "jenis": "RW", "nama": "7"}

    assert peramban.post("/petugas/satuan-lokal/", kiriman).status_code == 302
    assert "RW 007" in isi(peramban.get(f"/petugas/satuan-lokal/?desa={desa}"))
    assert peramban.post("/petugas/satuan-lokal/", kiriman | {"nama": "abc"}).status_code == 422


@pytest.mark.parametrize("versi", ["", "abc", "-1", "9" * 30, "²"])
def test_versi_yang_rusak_dianggap_lama_bukan_galat(versi):
    semula = draf()

    kiriman = {"versi": versi, "permintaan": str(uuid4())}
    jawaban = masuk(OPERATOR).post(f"/petugas/permohonan/{semula.permohonan}/ajukan/", kiriman)

    assert jawaban.status_code == 409


@pytest.mark.parametrize("kiriman", [{}, {"permintaan": "x"}, {"permintaan": str(uuid4()), "lepas": "x"}])
def test_kiriman_yang_bukan_dari_halaman_kami_tidak_merusak(kiriman):
    semula = draf()

    jawaban = masuk(OPERATOR).post(f"/petugas/permohonan/{semula.permohonan}/lampiran/", kiriman)

    assert jawaban.status_code in (404, 422)


def test_formulir_dari_halaman_orang_terisi_dari_register():
    halaman = isi(masuk(OPERATOR).get(f"/petugas/permohonan/baru/lahir/?orang={YOSEP}"))

    assert NIK_MARTHA.lengkap in tersembunyi(halaman, "ibu.nik")
    assert "YOSEP" in tersembunyi(halaman, "ayah.nama").upper()
