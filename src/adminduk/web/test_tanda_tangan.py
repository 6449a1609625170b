"""Tanda tangan keputusan: hanya dengan kunci pejabat sendiri, dan hanya atas persis yang dipilihnya."""

from __future__ import annotations

import hashlib
import json
import time
from uuid import uuid4

import pytest
from django.utils import timezone
from webauthn import verify_authentication_response
from webauthn.helpers import base64url_to_bytes

from adminduk.akun import alat_peragaan
from adminduk.akun.contoh import ASAL, alat_uji, beri_kunci, setujui
from adminduk.akun.models import CatatanAkun, Passkey, Petugas
from adminduk.akun.penanda_tangan import AAGUID_PERAGAAN
from adminduk.permohonan.contoh_alur import KADIS, OPERATOR, VERIFIKATOR, disetujui, pintu
from adminduk.permohonan.keadaan import Keadaan
from adminduk.permohonan.models import Permohonan
from adminduk.register import contoh
from adminduk.web.contoh import ALAMAT_TANDA_TANGAN, akun, masuk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pemeran(db):
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())


@pytest.fixture
def pilihan():
    return {"pilih": f"{disetujui().permohonan}:4", "permintaan": str(uuid4())}


@pytest.fixture
def alat():
    return beri_kunci(akun(KADIS))


@pytest.fixture
def peramban():
    return masuk(KADIS)


def keadaan(pilihan) -> str:
    with pintu(OPERATOR):
        return Permohonan.objects.get(id=pilihan["pilih"].partition(":")[0]).keadaan


def minta(peramban, pilihan):
    return peramban.post(ALAMAT_TANDA_TANGAN, pilihan)


def test_bukti_baru_dengan_kode_tidak_cukup_untuk_menandatangani(peramban, pilihan):
    jawaban = minta(peramban, pilihan)

    assert jawaban.status_code == 403
    isi = jawaban.content.decode()
    assert "tidak untuk menandatangani" in isi and "Pasal 11 ayat (1) huruf b UU 11/2008" in isi
    assert "mengesahkannya" in isi and 'href="/petugas/passkey/"' in isi
    assert keadaan(pilihan) == Keadaan.DISETUJUI


def test_kunci_yang_disahkan_menandatangani_dan_pilihannya_terbawa(peramban, alat, pilihan):
    halaman = minta(peramban, pilihan)
    assert f'name="pilih" value="{pilihan["pilih"]}"' in halaman.content.decode()
    assert keadaan(pilihan) == Keadaan.DISETUJUI
    kunci_sesi = peramban.session.session_key

    assert setujui(peramban, alat).status_code == 200
    hasil = minta(peramban, pilihan)

    assert "1 permohonan ditandatangani" in hasil.content.decode()
    assert keadaan(pilihan) == Keadaan.DITANDATANGANI
    assert peramban.session.session_key != kunci_sesi


def test_persetujuan_atas_satu_pilihan_tidak_berlaku_bagi_yang_lain(peramban, alat, pilihan):
    minta(peramban, pilihan | {"permintaan": str(uuid4())})
    setujui(peramban, alat)

    jawaban = minta(peramban, pilihan)

    assert "Tanda tangani dengan kunci Anda" in jawaban.content.decode()
    assert keadaan(pilihan) == Keadaan.DISETUJUI


def test_persetujuan_berlaku_lima_menit(peramban, alat, pilihan):
    minta(peramban, pilihan)
    setujui(peramban, alat)
    sesi = peramban.session
    sesi["tanda_tangan"] = sesi["tanda_tangan"] | {"pada": time.time() - 301}
    sesi.save()

    minta(peramban, pilihan)

    assert keadaan(pilihan) == Keadaan.DISETUJUI


def test_kunci_yang_kehilangan_pengesahan_sesudah_menyetujui_tidak_menandatangani(peramban, alat, pilihan):
    minta(peramban, pilihan)
    setujui(peramban, alat)
    Passkey.objects.update(disahkan=None)

    assert minta(peramban, pilihan).status_code == 403
    assert keadaan(pilihan) == Keadaan.DISETUJUI


def test_jawaban_alat_hanya_berlaku_sekali(peramban, alat, pilihan):
    minta(peramban, pilihan)
    opsi = peramban.post("/petugas/tanda-tangan/kunci/mulai").content.decode()
    jawaban = alat.jawab(opsi, ASAL)
    kirim = ("/petugas/tanda-tangan/kunci/selesai", jawaban)
    assert peramban.post(*kirim, content_type="application/json").status_code == 200

    minta(peramban, pilihan | {"permintaan": str(uuid4())})

    assert peramban.post(*kirim, content_type="application/json").status_code == 403


@pytest.mark.parametrize(
    ("pilih_alat", "sebab"),
    [
        (lambda alat: alat.disalin(), "dapat disalin ke peranti lain"),
        (lambda alat: alat_uji(), "tidak dikenal atau tidak cocok"),
        (lambda alat: beri_kunci(akun(VERIFIKATOR)), "bukan kunci penanda tangan Anda"),
        (lambda alat: beri_kunci(akun(KADIS), disahkan=False), "bukan kunci penanda tangan Anda"),
        (lambda alat: type(alat)(alat.kunci, alat.id, tanda=0x01), "tidak dikenal atau tidak cocok"),
    ],
    ids=["menjadi-dapat-disalin", "asing", "petugas-lain", "belum-disahkan", "tanpa-jari-atau-pin"],
)
def test_alat_lain_ditolak(peramban, alat, pilihan, pilih_alat, sebab):
    minta(peramban, pilihan)

    jawaban = setujui(peramban, pilih_alat(alat))

    assert jawaban.status_code == 403 and sebab in jawaban.json()["galat"]
    minta(peramban, pilihan)
    assert keadaan(pilihan) == Keadaan.DISETUJUI


def test_tanpa_yang_menunggu_tidak_ada_tantangan(peramban, alat):
    jawaban = setujui(peramban, alat)

    assert jawaban.status_code == 403 and "Tidak ada yang menunggu" in jawaban.json()["galat"]


def test_catatan_cukup_bagi_orang_lain_untuk_memeriksa_persetujuannya(peramban, alat, pilihan):
    minta(peramban, pilihan)
    setujui(peramban, alat)

    bukti = CatatanAkun.objects.get().rincian
    isi = json.dumps([ALAMAT_TANDA_TANGAN, sorted((n, [v]) for n, v in pilihan.items())])
    assert bukti["sidik"] == hashlib.sha256(isi.encode()).hexdigest()
    tantangan = hashlib.sha256(f"adminduk tanda tangan {bukti['acak']} {bukti['sidik']}".encode()).digest()
    hasil = verify_authentication_response(
        credential={"id": bukti["kunci"], "rawId": bukti["kunci"], "type": "public-key", "response": bukti["jawaban"]},
        expected_challenge=tantangan,
        expected_rp_id="testserver",
        expected_origin=ASAL,
        credential_public_key=bytes(Passkey.objects.get(id=base64url_to_bytes(bukti["kunci"])).kunci_publik),
        credential_current_sign_count=0,
        require_user_verification=True,
    )

    assert hasil.user_verified


@pytest.fixture
def peragaan(settings, tmp_path):
    petugas, alat = akun(KADIS), alat_peragaan.alat_baru()
    Passkey.objects.create(
        id=alat.id, petugas=petugas, kunci_publik=alat.kunci_publik(), aaguid=AAGUID_PERAGAAN, terikat=True,
        disahkan=timezone.now(),
    )  # fmt: skip
    simpanan = alat_peragaan.tulis(alat)
    settings.ADMINDUK_PERAGAAN = tmp_path / "akun-demo"
    settings.ADMINDUK_PERAGAAN.write_text(json.dumps([{"nama_pengguna": petugas.nama_pengguna, "alat": simpanan}]))
    return simpanan["pin"]


def test_kunci_peragaan_menandatangani_dengan_pinnya_dan_berkata_apa_dirinya(peramban, peragaan, pilihan):
    assert "Kunci ini perangkat lunak" in minta(peramban, pilihan).content.decode()

    hasil = minta(peramban, pilihan | {"pin_peragaan": peragaan})

    assert "1 permohonan ditandatangani" in hasil.content.decode()
    assert CatatanAkun.objects.get().petugas == Petugas.objects.get(id=KADIS.id)


def test_pin_peragaan_yang_salah_ditolak_dan_tidak_dapat_ditebak(peramban, peragaan, pilihan):
    salah = "000000" if peragaan != "000000" else "111111"
    status = [minta(peramban, pilihan | {"pin_peragaan": salah}).status_code for _ in range(6)]

    assert status == [403] * 5 + [429]
    assert minta(peramban, pilihan | {"pin_peragaan": peragaan}).status_code == 429
    assert keadaan(pilihan) == Keadaan.DISETUJUI


def test_kunci_peragaan_di_luar_peragaan_bukan_kunci(peramban, peragaan, pilihan, settings):
    settings.ADMINDUK_PERAGAAN = None

    assert minta(peramban, pilihan | {"pin_peragaan": peragaan}).status_code == 403
    assert keadaan(pilihan) == Keadaan.DISETUJUI
