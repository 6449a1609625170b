"""Tanda terima bertanda tangan di tangan pemohon, dan bukti segel sesudah para saksi melihat putusannya."""

from __future__ import annotations

import pytest

from adminduk.permohonan.contoh_alur import OPERATOR, diajukan, disetujui, ditandatangani, draf, pintu
from adminduk.permohonan.models import Permohonan
from adminduk.permohonan.publik import terbitan_kunci
from adminduk.register import contoh
from adminduk.register.contoh import OPERATOR_FAKFAK
from adminduk.register.contoh_segel import tiga_saksi
from adminduk.register.kunci_kepala import KunciBerkas, kunci_publik
from adminduk.register.segel import segel_sekali
from adminduk.register.segel_bukti import BuktiTercatat, Kebijakan
from adminduk.register.segel_catatan import KunciCatatan
from adminduk.register.segel_terbit import DaftarSaksi, Penerbit
from adminduk.register.segel_ubin import GudangUbin
from adminduk.register.tanda_terima import TandaTerima, TandaTerimaTidakSah
from adminduk.web.contoh import masuk


@pytest.fixture
def data(settings, tmp_path):
    settings.ADMINDUK_DATA = tmp_path
    KunciBerkas.buka(tmp_path / "segel")
    with pintu(OPERATOR) as reg:
        reg.catat(contoh.peristiwa_contoh())
    return tmp_path


def alamat(jawaban, nama, akar="petugas"):
    return f"/{akar}/permohonan/{jawaban.permohonan}/{nama}"


def baca(isi: bytes) -> TandaTerima:
    """Read a receipt with nothing but what the site publishes."""
    return TandaTerima.baca(isi, [KunciCatatan.baca(k) for k in terbitan_kunci()["segel"]["tanda_terima"]])


@pytest.mark.django_db
def test_pemohon_mengunduh_tanda_terima_yang_dapat_diperiksa_siapa_pun(data):
    jawaban = diajukan()
    unduhan = masuk(OPERATOR).get(alamat(jawaban, "tanda-terima.txt"))
    tanda = baca(unduhan.content)

    with pintu(OPERATOR):
        kasus = Permohonan.objects.get(id=jawaban.permohonan)
    assert (tanda.permohonan, tanda.nomor, tanda.peristiwa) == (kasus.id, kasus.nomor, ())
    assert unduhan["Content-Disposition"].endswith(f'"tanda-terima-{kasus.nomor}.txt"')
    assert masuk(OPERATOR).get(alamat(jawaban, "tanda-terima.txt")).content == unduhan.content
    with pytest.raises(TandaTerimaTidakSah):
        baca(unduhan.content.replace(b"nomor ", b"nomor 1"))


@pytest.mark.django_db
def test_draf_belum_punya_tanda_terima_dan_kantor_lain_tidak_melihatnya(data):
    jawaban = draf()
    halaman = masuk(OPERATOR).get(alamat(jawaban, "tanda-terima.txt"), follow=True)

    assert "Tanda terima ada sesudah permohonan diajukan." in halaman.content.decode()
    assert masuk(OPERATOR_FAKFAK).get(alamat(diajukan(), "tanda-terima.txt")).status_code == 404


@pytest.mark.django_db
def test_isi_yang_berbeda_memberi_sidik_yang_berbeda(data):
    satu, dua = diajukan(), diajukan(**{"anak.0.nama": "Nama Lain"})
    sidik = [baca(masuk(OPERATOR).get(alamat(j, "tanda-terima.txt")).content).sidik for j in (satu, dua)]

    assert sidik[0] != sidik[1]


@pytest.mark.django_db(transaction=True)
def test_sesudah_putusan_memuat_peristiwanya_dan_sesudah_disaksikan_ada_buktinya(data, sambung_sebagai):
    [diputus] = ditandatangani(disetujui())
    peramban = masuk(OPERATOR)
    [(peristiwa, daun)] = baca(peramban.get(alamat(diputus, "tanda-terima.txt")).content).peristiwa
    alamat_bukti = alamat(diputus, f"bukti.tlog-proof?peristiwa={peristiwa}")
    assert "belum disegel di hadapan saksi" in peramban.get(alamat_bukti, follow=True).content.decode()
    assert "Putusan menunggu segel saksi" in peramban.get(alamat(diputus, "")).content.decode()

    segel, folder = sambung_sebagai("segel"), data / "segel"
    with tiga_saksi(data, kunci_publik(folder).catatan) as saksi:
        daftar = DaftarSaksi(tuple(s.dikenal for s in saksi), 2)
        (folder / "saksi.json").write_text(daftar.ke_json())
        segel_sekali(segel, KunciBerkas.buka(folder))
        Penerbit(kunci_publik(folder), GudangUbin(folder / "ubin"), daftar).terbitkan(segel)

    bukti = BuktiTercatat.baca(peramban.get(alamat_bukti).content)
    bukti.periksa(Kebijakan.dari_terbitan(terbitan_kunci()["segel"]))
    assert (bukti.isi.peristiwa, bukti.isi.daun) == (peristiwa, daun)
    assert "Unduh bukti segel putusan" in peramban.get(alamat(diputus, "")).content.decode()
    lain = alamat(diputus, f"bukti.tlog-proof?peristiwa={contoh.MARTHA}")
    assert peramban.get(lain).status_code == 302, "peristiwa yang bukan dari permohonan ini"
