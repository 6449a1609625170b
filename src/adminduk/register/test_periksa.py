"""Jurnal yang diubah oleh pemilik basis data sendiri ketahuan, dan temuannya menyebut apa dan di mana."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta

import pytest

from adminduk.register import segel
from adminduk.register.bangun_ulang import bangun_ulang
from adminduk.register.contoh import HARI_INI
from adminduk.register.contoh_jurnal import catat_satu, keluarga_baru, keluarga_ke
from adminduk.register.jurnal import uuid7
from adminduk.register.kepala import catat_kepala
from adminduk.register.kunci_kepala import KunciBerkas, kunci_publik
from adminduk.register.periksa import PENGHAPUSAN, periksa
from adminduk.register.periksa_kepala import Luar
from adminduk.register.segel import segel_sekali

BANYAK = 12  # sealed in four heads of three


JURNAL = ("peristiwa", "peristiwa_isi")


class Jurnal:
    """A sealed journal, and the hands of one who owns the database: no trigger stops them."""

    def __init__(self, pemilik, sambung_sebagai, folder):
        self.pemilik, self.segel, self.auditor = pemilik, sambung_sebagai("segel"), sambung_sebagai("auditor")
        self.web, self.folder, self.kunci = sambung_sebagai("web"), folder, KunciBerkas.buka(folder)
        self.log = folder / "kepala.log"
        self.id = []

    def isi(self):
        for n in range(BANYAK):
            p = keluarga_baru(n)
            catat_satu(self.web, p)
            self.id.append(p.id)
            if n % 3 == 2:
                self.segelkan()
        return self

    @contextmanager
    def tanpa_pemicu(self, *nama):
        """Switch triggers off meanwhile: those named on peristiwa, or all of the journal."""
        sakelar = [("peristiwa", n) for n in nama] or [(tabel, "user") for tabel in JURNAL]
        for keadaan in ("disable", "enable"):
            for tabel, pemicu in sakelar:
                self.pemilik.execute(f"alter table {tabel} {keadaan} trigger {pemicu}")
            if keadaan == "disable":
                yield

    def segelkan(self):
        segel_sekali(self.segel, self.kunci)
        catat_kepala(self.segel, self.log)

    def ubah(self, sql, *parameter):
        with self.tanpa_pemicu():
            assert self.pemilik.execute(sql, parameter).rowcount, "perintah perusak tidak mengenai apa pun"

    def periksa(self, log=True):
        return periksa(self.auditor, Luar(kunci_publik(self.folder), self.log if log else None))

    def segel_ulang(self):
        """Rewrite every leaf and head, as one who stole the key would."""
        self.pemilik.execute(
            """with urutan as (select id, urut, daun from peristiwa)
               insert into antrean_segel select id, urut, daun from urutan"""
        )
        self.pemilik.execute("truncate segel_daun, segel_kepala, segel_simpul")
        segel_sekali(self.segel, self.kunci)


@pytest.fixture
def jurnal(pemilik, sambung_sebagai, tmp_path):
    return Jurnal(pemilik, sambung_sebagai, tmp_path).isi()


def satu(laporan):
    """Return the finding that names an event; others may only follow from it."""
    [temuan] = [t for t in laporan.temuan if t.peristiwa]
    return temuan


def kalimat(laporan):
    return "\n".join(map(str, laporan.temuan))


def test_jurnal_yang_tidak_disentuh_utuh(jurnal):
    laporan = jurnal.periksa()
    assert kalimat(laporan) == ""
    assert (laporan.peristiwa, laporan.tersegel, laporan.antre) == (BANYAK, BANYAK, 0)
    assert (laporan.kepala, laporan.kepala_luar) == (4, 4)


def test_peristiwa_yang_menunggu_segel_bukan_temuan(pemilik, sambung_sebagai, tmp_path):
    jurnal = Jurnal(pemilik, sambung_sebagai, tmp_path)
    catat_satu(jurnal.web, keluarga_baru(1), keluarga_baru(2))
    laporan = jurnal.periksa()
    assert laporan.utuh
    assert (laporan.peristiwa, laporan.tersegel, laporan.antre) == (2, 0, 2)


def test_isi_yang_diubah(jurnal):
    jurnal.ubah(
        "update peristiwa_isi set isi = convert_to(replace(convert_from(isi, 'UTF8'), 'Yosep', 'Yusuf'), 'UTF8')"
        " where peristiwa = %s", jurnal.id[4],
    )  # fmt: skip
    temuan = satu(jurnal.periksa())
    assert (temuan.indeks, temuan.peristiwa, temuan.kolom) == (4, jurnal.id[4], "peristiwa_isi.isi")
    assert "Isi peristiwa diubah" in str(temuan)


@pytest.mark.parametrize(
    ("kolom", "baru"),
    [
        ("jenis", "kematian"),
        ("versi", 2),
        ("kab", 9299),
        ("pelaku", "00000000-0000-0000-0000-00000000beef"),
        ("dasar", "dasar lain"),
        ("terjadi", HARI_INI - timedelta(days=9000)),
        ("permohonan", "00000000-0000-0000-0000-00000000beef"),
        ("urut", 999),
        ("subjek", [keluarga_ke(77)] * 3),
        ("peran", ["orang asing", "anggota", "anggota"]),
        ("tercatat", "2026-01-01 00:00:00+00"),
    ],
)
def test_kolom_kepala_yang_diubah_disebut_namanya(jurnal, kolom, baru):
    if kolom == "subjek":
        [(semula,)] = jurnal.pemilik.execute("select subjek from peristiwa where id = %s", (jurnal.id[5],)).fetchall()
        baru = [*semula[:-1], keluarga_ke(77)]
    jurnal.ubah(f"update peristiwa set {kolom} = %s where id = %s", baru, jurnal.id[5])
    laporan = jurnal.periksa()
    assert f"indeks 5, peristiwa {jurnal.id[5]}, kolom peristiwa.{kolom}: Kepala peristiwa diubah" in kalimat(laporan)


def test_daun_dalam_peristiwa_yang_diubah(jurnal):
    jurnal.ubah("update peristiwa set daun = sha256('x') where id = %s", jurnal.id[0])
    temuan = satu(jurnal.periksa())
    assert (temuan.indeks, temuan.kolom) == (0, "peristiwa.daun")


def test_daun_tersegel_yang_diubah(jurnal):
    jurnal.ubah("update segel_daun set daun = sha256('x') where indeks = 7")
    laporan = jurnal.periksa()
    assert satu(laporan).indeks == 7
    assert "kepala berukuran 9: di antara indeks 6 dan 8" in kalimat(laporan)


def test_peristiwa_ditulis_ulang_bersama_semua_daunnya(jurnal):
    """Serangan kedua: hanya kepala bertanda tangan yang tahu."""
    jurnal.ubah("update peristiwa_isi set garam = garam || garam where peristiwa = %s", jurnal.id[3])
    with jurnal.tanpa_pemicu("tolak_ubah", "antrekan_segel"):
        baris = jurnal.pemilik.execute("delete from peristiwa where id = %s returning *", (jurnal.id[3],)).fetchone()
        jurnal.pemilik.execute(f"insert into peristiwa values ({', '.join(['%s'] * len(baris))})", baris)
    jurnal.ubah("update segel_daun d set daun = p.daun from peristiwa p where p.id = d.peristiwa and d.indeks = 3")
    laporan = jurnal.periksa()
    assert "Akar pohon tidak sama dengan kepala berukuran 6: di antara indeks 3 dan 5" in kalimat(laporan)


def test_seluruh_jurnal_disegel_ulang_dengan_kunci_curian(jurnal):
    """Serangan 3: basis data sendiri tidak bertentangan; berkas di luar yang bertentangan."""
    jurnal.ubah("delete from peristiwa where id = %s", jurnal.id[2])
    jurnal.ubah("delete from peristiwa_isi where peristiwa = %s", jurnal.id[2])
    jurnal.ubah("delete from peristiwa_subjek where peristiwa = %s", jurnal.id[2])
    jurnal.segel_ulang()
    assert jurnal.periksa(log=False).utuh
    assert "Di luar basis data tersimpan akar lain untuk 3 peristiwa" in kalimat(jurnal.periksa())


def test_peristiwa_yang_dihapus(jurnal):
    jurnal.ubah("delete from peristiwa where id = %s", jurnal.id[6])
    laporan = jurnal.periksa()
    assert f"indeks 6, peristiwa {jurnal.id[6]}: Peristiwa tersegel tetapi hilang" in kalimat(laporan)
    assert "Ada isi tanpa peristiwanya" in kalimat(laporan)


def test_daun_di_tengah_yang_dihapus(jurnal):
    jurnal.ubah("delete from segel_daun where indeks in (4, 5)")
    laporan = jurnal.periksa()
    assert "Indeks 4 sampai 5 hilang dari segel_daun" in kalimat(laporan)
    assert kalimat(laporan).count("tidak tersegel dan tidak dalam antrean") == 2


def test_ekor_yang_dihapus_beserta_kepalanya_dalam_basis_data(jurnal):
    """Serangan 4: basis data kelihatan utuh; berkas di luar ingat yang lebih panjang."""
    for sql in (
        "delete from peristiwa where id = any(%s)",
        "delete from peristiwa_isi where peristiwa = any(%s)",
        "delete from peristiwa_subjek where peristiwa = any(%s)",
        "delete from segel_daun where peristiwa = any(%s)",
    ):
        jurnal.ubah(sql, jurnal.id[9:])
    jurnal.ubah("delete from segel_kepala where ukuran > 9")
    assert jurnal.periksa(log=False).utuh
    assert "di luar basis data tersimpan kepala berukuran 12, tetapi hanya ada 9 daun" in kalimat(jurnal.periksa())


def test_ekor_yang_dihapus_sebelum_disegel(pemilik, sambung_sebagai, tmp_path):
    jurnal = Jurnal(pemilik, sambung_sebagai, tmp_path)
    catat_satu(jurnal.web, p := keluarga_baru(50))
    jurnal.ubah("delete from peristiwa where id = %s", p.id)
    assert f"peristiwa {p.id}: Peristiwa dihapus dari jurnal sebelum disegel" in kalimat(jurnal.periksa())


def test_dua_peristiwa_yang_ditukar_urutannya(jurnal):
    jurnal.ubah("update segel_daun set indeks = -1 - indeks where indeks in (6, 8)")
    jurnal.ubah("update segel_daun set indeks = case indeks when -7 then 8 else 6 end where indeks < 0")
    laporan = jurnal.periksa()
    assert "Urutan tersegel tertukar" in kalimat(laporan)
    assert "Akar pohon tidak sama dengan kepala berukuran 9: di antara indeks 6 dan 8" in kalimat(laporan)


def test_peristiwa_disisipkan_tanpa_pemicu(jurnal):
    p = keluarga_baru(60)
    with jurnal.tanpa_pemicu("antrekan_segel"):
        catat_satu(jurnal.web, p)
    assert f"peristiwa {p.id}: Peristiwa tidak tersegel dan tidak dalam antrean" in kalimat(jurnal.periksa())


def test_isi_dihapus_tanpa_peristiwa_penghapusan(jurnal):
    jurnal.ubah("delete from peristiwa_isi where peristiwa = %s", jurnal.id[1])
    temuan = satu(jurnal.periksa())
    assert (temuan.indeks, temuan.kolom) == (1, "peristiwa_isi")


def test_isi_dihapus_menurut_hukum_bukan_temuan(jurnal):
    jurnal.ubah("delete from peristiwa_isi where peristiwa = %s", jurnal.id[1])
    id_ = uuid7()
    jurnal.pemilik.execute(
        "insert into peristiwa_isi (peristiwa, tercatat, kab, isi) values (%s, '2026-11-24', 9202, '{}')", (id_,)
    )
    jurnal.pemilik.execute(
        """insert into peristiwa (id, urut, jenis, versi, kab, pelaku, dasar, terjadi, tercatat, subjek, peran)
           values (%s, 5000, %s, 1, 9202, %s, 'UU PDP', '2026-11-24', '2026-11-24', array[%s], array['peristiwa'])""",
        (id_, PENGHAPUSAN, id_, jurnal.id[1]),
    )
    jurnal.pemilik.execute("insert into peristiwa_subjek values (%s, 5000, %s, 9202)", (jurnal.id[1], id_))
    assert kalimat(jurnal.periksa()) == ""


def test_kepala_palsu_tanpa_kunci(jurnal):
    jurnal.ubah("update segel_kepala set tanda_tangan = sha512('x') where ukuran = 6")
    assert "Kepala berukuran 6 tidak ditandatangani oleh kunci yang dikenal" in kalimat(jurnal.periksa())


def test_kepala_dihapus_dari_tengah(jurnal):
    jurnal.ubah("delete from segel_kepala where ukuran = 6")
    assert "Kepala berukuran 6 ada di luar basis data tetapi hilang" in kalimat(jurnal.periksa())


def test_daftar_subjek_yang_dihapus_menyembunyikan_riwayat(jurnal):
    jurnal.ubah("delete from peristiwa_subjek where subjek = %s", keluarga_ke(3))
    temuan = satu(jurnal.periksa())
    assert (temuan.peristiwa, temuan.kolom) == (jurnal.id[3], "peristiwa_subjek")


def test_wilayah_isi_yang_diubah(jurnal):
    jurnal.ubah("update peristiwa_isi set kab = 9203 where peristiwa = %s", jurnal.id[3])
    assert satu(jurnal.periksa()).kolom == "peristiwa_isi.kab"


def test_baris_kepala_log_yang_rusak(jurnal):
    jurnal.log.write_text(jurnal.log.read_text() + "bukan kepala\n")
    assert "Baris 5 dari kepala.log tidak terbaca" in kalimat(jurnal.periksa())


def test_simpul_bukti_yang_rusak(pemilik, sambung_sebagai, tmp_path, monkeypatch):
    jurnal = Jurnal(pemilik, sambung_sebagai, tmp_path)
    monkeypatch.setattr(segel, "BATAS", 300)
    pemilik.execute(
        """insert into antrean_segel select gen_random_uuid(), n, sha256(int8send(n))
             from generate_series(1, 300) n"""
    )
    jurnal.segelkan()
    assert "Simpul" not in kalimat(jurnal.periksa())
    jurnal.ubah("update segel_simpul set simpul = sha256('x')")
    assert "Simpul pohon atas indeks 0 sampai 255 salah" in kalimat(jurnal.periksa())


def test_jurnal_utuh_tetapi_keadaan_diubah_adalah_urusan_bangun_ulang(jurnal):
    jurnal.ubah("update penduduk set nama = 'Orang Lain' where id = (select orang from nik limit 1)")
    assert jurnal.periksa().utuh
    assert "kolom nama berbeda dari jurnal" in str(bangun_ulang(jurnal.pemilik).beda[0])
