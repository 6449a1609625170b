"""Sepuluh layanan yang paling banyak dipakai, di peramban: penduduk dengan telepon, lalu kantor sampai dokumen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from alat_peramban import isi_formulir, sebagai_pelaku, tancapkan_kunci, terbitkan_semua
from playwright.sync_api import Page, expect

from adminduk.dasar.kode import Kewarganegaraan, SebabKematian, Shdk, YangMenerangkan
from adminduk.pencatatan_sipil.akta_kematian.formulir import F201Kematian, KeluargaDitinggalkan
from adminduk.pendaftaran_penduduk.kia.layanan import F102KIA, JenisKIA
from adminduk.pendaftaran_penduduk.kk_baru.layanan import F102KKBaru
from adminduk.pendaftaran_penduduk.kk_hilang_rusak.layanan import F102KKHilangRusak, SebabKKUlang
from adminduk.pendaftaran_penduduk.kk_pisah.layanan import F102KKPisah
from adminduk.pendaftaran_penduduk.ktp_el.layanan import F102KtpElBaru
from adminduk.pendaftaran_penduduk.ktp_el_ganti.layanan import F102KtpElGanti, SebabKtpGanti
from adminduk.permohonan.contoh_alur import KABID, KADIS, KELAHIRAN, OPERATOR, VERIFIKATOR, foto, pintu
from adminduk.permohonan.formulir.f102 import AlamatKK, AnggotaKK, Pemohon, SebabKKBaru
from adminduk.permohonan.formulir.f103 import AlasanPindah, F103Dalam, F103Keluar, JenisKepindahan, KKYangPindah
from adminduk.permohonan.formulir.f201 import Kematian, Pelapor, Saksi
from adminduk.permohonan.formulir.tambahan import BuktiStatus, PerubahanStatus, PerubahanStatusBerakta, StatusRumah
from adminduk.permohonan.isian import tulis
from adminduk.register import contoh
from adminduk.register.contoh import MANOKWARI, WARGA_MARTHA

pytestmark = pytest.mark.django_db(transaction=True)

MARTHA = Pemohon(nama="Martha Mandacan", nik=contoh.NIK_MARTHA)
# Villages of the list in force: Dindey in Manokwari, Fak Fak Selatan in Fakfak.
DINDEY, FAKFAK_SELATAN = 9202032001, 9203011001
WNI = Kewarganegaraan.WNI
SAKSI = tuple(Saksi(nama="Saksi", nik=n, kewarganegaraan=WNI) for n in contoh.NIK_SAKSI)
AYAH_MERTUA = AnggotaKK(nik=contoh.NIK_KORINUS, shdk=Shdk.KEPALA_KELUARGA)
PINDAH = {
    "pemohon": MARTHA, "no_kk": contoh.NOMOR_KK, "jenis": JenisKepindahan.ANGGOTA, "alasan": AlasanPindah.PEKERJAAN,
    "anggota": (AYAH_MERTUA,), "kk": KKYangPindah.SENDIRI,
}  # fmt: skip
LAYANAN = {
    "lahir": KELAHIRAN,
    "mati": tulis(F201Kematian(
        pelapor=Pelapor(nama="Martha Mandacan", nik=contoh.NIK_MARTHA, kewarganegaraan=WNI),
        kematian=Kematian(
            nik=contoh.NIK_KORINUS, nama="Korinus Rumbiak", tanggal=date(2026, 11, 20), sebab=SebabKematian.LAINNYA,
            tempat_kematian=MANOKWARI, yang_menerangkan=YangMenerangkan.DOKTER,
        ),
        ditinggalkan=KeluargaDitinggalkan(), saksi_1=SAKSI[0], saksi_2=SAKSI[1],
    )),
    "kk-baru": tulis(F102KKBaru(
        pemohon=MARTHA, sebab=SebabKKBaru.MEMBENTUK_KELUARGA,
        status=PerubahanStatus(bukti=BuktiStatus.AKTA_CERAI, no_akta="5/AC/2026", tanggal=date(2026, 10, 1)),
        alamat=AlamatKK(alamat="Jalan Pasir Putih", desa=DINDEY), rumah=StatusRumah.SENDIRI,
        anggota=(AnggotaKK(nik=contoh.NIK_MARTHA, shdk=Shdk.KEPALA_KELUARGA),),
    )),
    "kk-hilang": tulis(F102KKHilangRusak(pemohon=MARTHA, no_kk=contoh.NOMOR_KK, sebab=SebabKKUlang.HILANG)),
    "kk-pisah": tulis(F102KKPisah(
        pemohon=MARTHA, no_kk=contoh.NOMOR_KK, status=PerubahanStatusBerakta(bukti=BuktiStatus.TIDAK_ADA),
        anggota=(AYAH_MERTUA,),
    )),
    "ktp-baru": tulis(F102KtpElBaru(pemohon=MARTHA)),
    "ktp-ganti": tulis(F102KtpElGanti(pemohon=MARTHA, sebab=SebabKtpGanti.HILANG)),
    "kia": tulis(F102KIA(pemohon=MARTHA, nik_anak=contoh.NIK_DINA, jenis=JenisKIA.BERFOTO)),
    "pindah-dalam": tulis(F103Dalam(
        **PINDAH, tujuan=AlamatKK(alamat="Jalan Pasir Putih 8", desa=DINDEY), rumah=StatusRumah.SENDIRI
    )),
    "pindah-keluar": tulis(F103Keluar(**PINDAH, tujuan=AlamatKK(alamat="Jalan Izaak Telussa 3", desa=FAKFAK_SELATAN))),
}  # fmt: skip

# What is wider than the screen, though not inside something that scrolls by itself.
MELUAP = """() => [...document.querySelectorAll('main *')]
    .filter(e => !e.closest('.gulung') && e.getBoundingClientRect().right > innerWidth + 1)
    .filter(e => ![...e.children].some(a => a.getBoundingClientRect().right > innerWidth + 1))
    .map(e => e.outerHTML.slice(0, 120))"""


@pytest.fixture
def situs(live_server, settings, tmp_path, transactional_db) -> str:
    settings.ADMINDUK_DATA = tmp_path
    settings.ADMINDUK_ALAMAT = live_server.url.replace("127.0.0.1", "localhost")
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())
    return settings.ADMINDUK_ALAMAT


def ajukan(halaman: Page, alamat: str, kode: str, berkas: Path) -> str:
    """Apply as whoever is logged in; return the address of the case."""
    halaman.goto(f"{alamat}/permohonan/baru/{kode}/")
    ditanyakan = {j: n for j, n in LAYANAN[kode].items() if n and not j.endswith("dispensasi")}
    isi_formulir(halaman, ditanyakan)
    halaman.get_by_role("button", name="Simpan dan periksa").click()
    expect(halaman.get_by_role("heading", name="Lampiran")).to_be_visible()
    for syarat in halaman.locator("input[type=file]").all():
        # The page is another after each file, so the next is the first that has none.
        id_ = syarat.get_attribute("id") or ""
        halaman.locator(f"#{id_}").set_input_files(berkas)
        halaman.locator(f"form:has(#{id_})").get_by_role("button", name="Lampirkan").click()
    expect(halaman.get_by_role("heading", name="Akibatnya bila diputuskan")).to_be_visible()
    halaman.get_by_role("button", name="Ajukan permohonan").click()
    expect(halaman.get_by_role("status")).to_contain_text("sudah diajukan")
    return halaman.url


def putuskan(halaman: Page, situs: str, kasus: str) -> None:
    """Decide a case as the office does: one verifies, another approves, the head signs with a hardware key."""
    for pelaku, tombol in ((VERIFIKATOR, "Verifikasi: data sesuai"), (KABID, "Setujui")):
        sebagai_pelaku(halaman, situs, pelaku).goto(kasus.replace("/saya/", "/petugas/"))
        halaman.get_by_role("button", name=tombol).click()
        expect(halaman.get_by_role("status")).to_be_visible()
    tancapkan_kunci(sebagai_pelaku(halaman, situs, KADIS), KADIS)
    halaman.goto(f"{situs}/petugas/tanda-tangan/")
    halaman.get_by_role("checkbox").check()
    halaman.get_by_role("button", name="Tanda tangani yang dipilih").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Tanda tangani dengan kunci Anda")
    halaman.wait_for_load_state("load")  # the script that asks for the key listens from then on
    halaman.get_by_role("button", name="Tanda tangani dengan kunci", exact=True).click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("1 permohonan ditandatangani", timeout=20_000)


@pytest.mark.parametrize("kode", LAYANAN)
def test_dari_telepon_penduduk_sampai_dokumennya_terbit(halaman: Page, situs: str, tmp_path: Path, kode: str) -> None:
    berkas = tmp_path / "bukti.png"
    berkas.write_bytes(foto(60, 60))
    halaman.set_viewport_size({"width": 360, "height": 740})
    kasus = ajukan(sebagai_pelaku(halaman, situs, WARGA_MARTHA), f"{situs}/saya", kode, berkas)
    assert halaman.evaluate(MELUAP) == []

    halaman.set_viewport_size({"width": 1280, "height": 900})
    putuskan(halaman, situs, kasus)
    terbitkan_semua()

    sebagai_pelaku(halaman, situs, WARGA_MARTHA).goto(kasus)
    expect(halaman.get_by_role("link", name="Unduh PDF").first).to_be_visible()


@pytest.mark.parametrize("kode", LAYANAN)
def test_di_loket_akibatnya_tampak_sebelum_diajukan(halaman: Page, situs: str, tmp_path: Path, kode: str) -> None:
    berkas = tmp_path / "bukti.png"
    berkas.write_bytes(foto(60, 60))

    ajukan(sebagai_pelaku(halaman, situs, OPERATOR), f"{situs}/petugas", kode, berkas)
