"""Addresses of the pages: everybody and residents at the root, officers under /petugas/."""

from __future__ import annotations

from django.urls import URLPattern, path

from adminduk.web.izin import IZIN
from adminduk.web.pintu import View, pintu
from adminduk.web.views import (
    akun,
    disabilitas,
    formulir,
    izin_tinggal,
    kasus,
    loket,
    pemakaman,
    penduduk,
    pengawasan,
    pesan,
    petugas,
    saya,
    segel,
    umum,
    verifikasi,
)

app_name = "web"


def rute(alamat: str, view: View, nama: str) -> URLPattern:
    """Return a route; without a line in ``izin`` there is none."""
    return path(alamat, pintu(view, nama, IZIN[nama]), name=nama)


def rute_kasus(akar: str) -> list[URLPattern]:
    """Return the pages of a case, which residents and officers have alike, each under their own root."""
    return [
        rute(f"{akar}/permohonan/baru/<slug:kode>/", formulir.baru, f"{akar}_permohonan_baru"),
        rute(f"{akar}/permohonan/<uuid:id>/", kasus.halaman, f"{akar}_kasus"),
        rute(f"{akar}/permohonan/<uuid:id>/formulir/", formulir.ubah, f"{akar}_formulir"),
        rute(f"{akar}/permohonan/<uuid:id>/formulir.pdf", kasus.formulir_cetak, f"{akar}_formulir_cetak"),
        rute(f"{akar}/permohonan/<uuid:id>/lampiran/", kasus.lampiran, f"{akar}_lampiran"),
        rute(f"{akar}/permohonan/<uuid:id>/lampiran/<uuid:lampiran>/", kasus.buka_berkas, f"{akar}_berkas"),
        rute(f"{akar}/permohonan/<uuid:id>/ajukan/", kasus.ajukan, f"{akar}_ajukan"),
        rute(f"{akar}/permohonan/<uuid:id>/tanda-terima.txt", kasus.tanda_terima, f"{akar}_tanda_terima"),
        rute(f"{akar}/permohonan/<uuid:id>/bukti.tlog-proof", kasus.bukti, f"{akar}_bukti"),
        rute(f"{akar}/permohonan/<uuid:id>/batalkan/", kasus.batalkan, f"{akar}_batalkan"),
        rute(f"{akar}/permohonan/<uuid:id>/serahkan/", kasus.serahkan, f"{akar}_serahkan"),
        rute(f"{akar}/dokumen/<uuid:id>.pdf", verifikasi.unduh, f"{akar}_unduh"),
    ]


urlpatterns = [
    rute("", umum.beranda, "beranda"),
    rute("layanan/", umum.daftar_layanan, "daftar_layanan"),
    rute("layanan/<slug:kode>/", umum.layanan, "layanan"),
    rute("layanan/<slug:kode>/formulir.pdf", umum.formulir_kosong, "formulir_kosong"),
    rute("bantuan/", umum.bantuan, "bantuan"),
    rute("bahasa/", umum.bahasa, "bahasa"),
    rute("wilayah/cari", umum.cari_wilayah, "cari_wilayah"),
    rute("verifikasi/", verifikasi.verifikasi, "verifikasi"),
    rute("v/<str:kode>", verifikasi.halaman, "v"),
    rute("ambil/<str:kode>/", verifikasi.ambil, "ambil"),
    rute("kunci-publik/", verifikasi.kunci_publik, "kunci_publik"),
    rute("segel/", segel.halaman, "segel"),
    rute("segel/checkpoint", segel.titik, "segel_titik"),
    rute("segel/tile/<path:jalur>", segel.ubin, "segel_ubin"),
    rute("pencabutan/<int:kab>.cose", verifikasi.daftar_pencabutan, "daftar_pencabutan"),
    rute("akun/", akun.akun, "akun"),
    rute("akun/kode-cadangan/", akun.cadangan, "kode_cadangan"),
    rute("saya/", saya.beranda, "saya"),
    rute("saya/keluarga/", saya.keluarga, "saya_keluarga"),
    rute("saya/dokumen/", saya.dokumen, "saya_dokumen"),
    rute("saya/jejak/", saya.jejak, "saya_jejak"),
    *rute_kasus("saya"),
    rute("saya/permohonan/<uuid:id>/laporkan/", kasus.laporkan, "saya_laporkan"),
    rute("petugas/", petugas.antrean, "antrean"),
    rute("petugas/permohonan/baru/", petugas.permohonan_baru, "permohonan_baru"),
    *rute_kasus("petugas"),
    rute("petugas/permohonan/<uuid:id>/putusan/<slug:langkah>/", kasus.putusan, "putusan"),
    rute("petugas/permohonan/<uuid:id>/terbitkan-ulang/", loket.terbitkan_ulang, "terbitkan_ulang"),
    rute("petugas/tanda-tangan/", petugas.tanda_tangan, "tanda_tangan"),
    rute("petugas/tanda-tangan/putuskan/", petugas.tandatangani, "tandatangani"),
    rute("petugas/akun/", akun.kantor, "akun_kantor"),
    rute("petugas/penduduk/", penduduk.cari, "cari_penduduk"),
    rute("petugas/penduduk/<uuid:orang>/", penduduk.halaman, "penduduk"),
    rute("petugas/penduduk/<uuid:orang>/darurat/", penduduk.buka_darurat, "buka_darurat"),
    rute("petugas/penduduk/<uuid:orang>/kode-masuk/", loket.kode_masuk, "kode_masuk"),
    rute("petugas/keluarga/<uuid:keluarga>/", penduduk.keluarga, "keluarga"),
    rute("petugas/pengawasan/", pengawasan.halaman, "pengawasan"),
    rute("petugas/pengawasan/tinjau/", pengawasan.tinjau, "tinjau_darurat"),
    rute("petugas/pengawasan/bacaan/", pengawasan.bacaan, "bacaan_petugas"),
    rute("petugas/pengawasan/tutup/", pengawasan.tutup, "tutup_alarm"),
    rute("petugas/satuan-lokal/", petugas.satuan_lokal, "satuan_lokal"),
    rute("petugas/pemakaman/", pemakaman.buku, "pemakaman"),
    rute("petugas/pemakaman/pekerjaan/", pemakaman.pekerjaan, "pekerjaan_pemakaman"),
    rute("petugas/pemakaman/selesai/", pemakaman.selesai, "selesai_pemakaman"),
    rute("petugas/disabilitas/", disabilitas.daftar, "disabilitas"),
    rute("petugas/izin-tinggal/", izin_tinggal.daftar, "izin_tinggal"),
    rute("petugas/pesan/", pesan.daftar, "pesan"),
    rute("petugas/pesan/jawab/", pesan.jawab, "jawab_pesan"),
    rute("petugas/pesan/<uuid:pesan>/", pesan.satu, "pesan_satu"),
    rute("petugas/pesan/<uuid:pesan>/berkas/<uuid:berkas_pesan>/", pesan.buka_berkas, "berkas_pesan"),
    rute("petugas/permohonan/<uuid:id>/pesan/", pesan.baru, "pesan_baru"),
    rute("petugas/kotak-keluar/", petugas.kotak_keluar, "kotak_keluar"),
    rute("petugas/permohonan/<uuid:id>/kemajuan/", petugas.kemajuan, "kemajuan"),
]
