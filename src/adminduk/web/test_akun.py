"""Akun sendiri dan akun kantor: sesi yang terlihat dan diakhiri, kode cadangan, dan yang memerlukan orang kedua."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from adminduk.akun.contoh import beri_kunci
from adminduk.akun.models import CatatanAkun, Passkey, Pemulihan, Petugas, Sesi
from adminduk.permohonan.contoh_alur import KABID, KADIS, OPERATOR, VERIFIKATOR
from adminduk.register import Pelaku, Peran
from adminduk.register.contoh import FAKFAK, MANOKWARI, OPERATOR_FAKFAK, WARGA_MARTHA
from adminduk.web.contoh import akun, masuk

pytestmark = pytest.mark.django_db
ADMIN = Pelaku(OPERATOR.id.__class__(int=777), "Dorkas Mansim", Peran.ADMIN, (MANOKWARI,))
ADMIN_FAKFAK = Pelaku(OPERATOR.id.__class__(int=778), "Rahman Kabes", Peran.ADMIN, (FAKFAK,))
ALASAN = "telepon jatuh di laut"
KANTOR = "/petugas/akun/"


def isi(jawaban) -> str:
    return jawaban.content.decode()


def di_dalam(peramban: Client) -> bool:
    return peramban.get("/akun/").status_code == 200


def sesi_lain(peramban: Client) -> str:
    [kunci] = re.findall(r'name="akhiri" value="(\w{40})"', isi(peramban.get("/akun/")))
    return kunci


@pytest.mark.parametrize("pelaku", [OPERATOR, WARGA_MARTHA, ADMIN], ids=lambda p: p.peran)
def test_sesi_sendiri_terlihat_dan_yang_lain_dapat_diakhiri(pelaku):
    ini, lain = masuk(pelaku), masuk(pelaku)
    assert di_dalam(ini) and di_dalam(lain)
    assert "yang ini" in isi(ini.get("/akun/"))

    ini.post("/akun/", {"akhiri": sesi_lain(ini)})

    assert di_dalam(ini) and not di_dalam(lain)


def test_semua_yang_lain_diakhiri_sekaligus_dan_tercatat():
    ini, *lain = (masuk(OPERATOR) for _ in range(3))
    assert all(di_dalam(p) for p in (ini, *lain))

    ini.post("/akun/", {"akhiri": "semua"})

    assert di_dalam(ini) and not any(di_dalam(p) for p in lain)
    assert CatatanAkun.objects.get().rincian == {"jumlah": 2}
    assert "mengakhiri sesi" in isi(ini.get("/akun/"))


def test_sesi_orang_lain_tidak_terlihat_dan_tidak_dapat_diakhiri():
    milik_orang, saya = masuk(VERIFIKATOR), masuk(OPERATOR)
    assert di_dalam(milik_orang) and di_dalam(saya)
    kunci = Sesi.objects.get(pemilik=VERIFIKATOR.id).session_key
    assert kunci not in isi(saya.get("/akun/"))

    saya.post("/akun/", {"akhiri": kunci})

    assert di_dalam(milik_orang)


def test_kode_cadangan_tampil_sekali_sesudah_bukti_baru():
    assert "Buktikan sekali lagi" in isi(masuk(OPERATOR, bukti=False).post("/akun/kode-cadangan/"))
    peramban = masuk(OPERATOR)

    halaman = isi(peramban.post("/akun/kode-cadangan/"))

    kode = re.findall(r"<code>([A-Z2-9-]{19})</code>", halaman)
    assert len(set(kode)) == 8
    assert "8 kode tersisa" in isi(peramban.get("/akun/kode-cadangan/"))
    assert kode[0] not in isi(peramban.get("/akun/kode-cadangan/"))


def test_penduduk_tidak_punya_kode_cadangan_dan_operator_tidak_mengurus_kantor():
    assert masuk(WARGA_MARTHA).post("/akun/kode-cadangan/").status_code == 404
    assert masuk(OPERATOR).get(KANTOR).status_code == 404


def test_kunci_kepala_dinas_disahkan_administrator_kantornya():
    beri_kunci(akun(KADIS), disahkan=False)
    peramban = masuk(ADMIN)
    [id_] = re.findall(r'name="sahkan" value="([^"]+)"', isi(peramban.get(KANTOR)))

    jawaban = peramban.post(KANTOR, {"petugas": KADIS.id, "sahkan": id_})

    assert f"Kunci {KADIS.nama} disahkan" in isi(jawaban)
    assert Passkey.objects.get().disahkan_oleh == Petugas.objects.get(pk=ADMIN.id)


def test_administrator_kantor_lain_tidak_melihat_dan_tidak_mengesahkan():
    alat = beri_kunci(akun(KADIS), disahkan=False)
    peramban = masuk(ADMIN_FAKFAK)
    id_ = re.findall(r'name="sahkan" value="([^"]+)"', isi(masuk(ADMIN).get(KANTOR)))[0]
    assert id_ not in isi(peramban.get(KANTOR))

    jawaban = peramban.post(KANTOR, {"petugas": KADIS.id, "sahkan": id_})

    assert jawaban.status_code == 422 and "kantor yang sama" in isi(jawaban) and "UU 11/2008" in isi(jawaban)
    assert Passkey.objects.get(id=alat.id).disahkan is None


def test_kepala_dinas_tidak_mengesahkan_kuncinya_sendiri():
    beri_kunci(akun(KADIS), disahkan=False)
    id_ = re.findall(r'name="sahkan" value="([^"]+)"', isi(masuk(ADMIN).get(KANTOR)))[0]
    peramban = masuk(KADIS)
    assert id_ not in isi(peramban.get(KANTOR))

    assert peramban.post(KANTOR, {"petugas": KADIS.id, "sahkan": id_}).status_code == 422
    assert Passkey.objects.get().disahkan is None


def test_pemulihan_diminta_satu_orang_disetujui_orang_lain_dan_masing_masing_melihat_separuh():
    akun(OPERATOR)
    peminta, penyetuju = masuk(ADMIN), masuk(KABID)

    satu = isi(peminta.post(KANTOR, {"petugas": OPERATOR.id, "alasan": ALASAN}))
    assert "Separuh pertama" in satu and "Belum berlaku" in satu
    id_ = str(Pemulihan.objects.get().pk)
    assert id_ not in isi(peminta.get(KANTOR)), "peminta tidak ditawari menyetujui"
    assert ALASAN in isi(penyetuju.get(KANTOR))
    dua = isi(penyetuju.post(KANTOR, {"setujui": id_}))

    assert "Separuh kedua" in dua and "Berlaku satu jam" in dua
    assert not Petugas.objects.get(pk=OPERATOR.id).has_usable_password()


def test_peminta_yang_menyetujui_sendiri_ditolak_dengan_dasarnya():
    akun(OPERATOR)
    peminta = masuk(ADMIN)
    peminta.post(KANTOR, {"petugas": OPERATOR.id, "alasan": ALASAN})

    jawaban = peminta.post(KANTOR, {"setujui": Pemulihan.objects.get().pk})

    assert jawaban.status_code == 422 and "bukan peminta" in isi(jawaban) and "UU 27/2022" in isi(jawaban)
    assert Petugas.objects.get(pk=OPERATOR.id).has_usable_password()


def test_pemulihan_petugas_kantor_lain_ditolak_dan_alasan_yang_diketik_tidak_hilang():
    akun(OPERATOR_FAKFAK)

    jawaban = masuk(ADMIN).post(KANTOR, {"petugas": OPERATOR_FAKFAK.id, "alasan": ALASAN})

    assert jawaban.status_code == 422 and ALASAN in isi(jawaban)
    assert not Pemulihan.objects.exists()


@pytest.mark.parametrize("kiriman", [{"setujui": "x"}, {"petugas": "x"}, {"petugas": KADIS.id, "sahkan": "x"}, {}])
def test_kiriman_yang_bukan_dari_halaman_tidak_merusak(kiriman):
    assert masuk(ADMIN).post(KANTOR, kiriman).status_code == 404


def test_sesudah_masuk_administrator_sampai_di_halaman_yang_ada():
    peramban = masuk(ADMIN)

    assert KANTOR in isi(peramban.get("/akun/"))
    assert peramban.get(KANTOR).status_code == 200
