"""Pindah antarkabupaten pada register sungguhan: dua kantor, dan surat yang dipakai, dibatalkan, atau lewat."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from adminduk.dasar.kode import Shdk
from adminduk.dasar.nik import NomorKK
from adminduk.pendaftaran_penduduk.kedatangan import layanan as kedatangan
from adminduk.permohonan import katalog
from adminduk.permohonan.aturan.pindah import jenis_dari
from adminduk.permohonan.contoh import kasus
from adminduk.permohonan.formulir.f102 import AlamatKK, AnggotaKK, Pemohon
from adminduk.permohonan.formulir.f103 import (
    AlasanPindah,
    F103Batal,
    F103Datang,
    F103Keluar,
    JenisKepindahan,
    KKYangPindah,
)
from adminduk.permohonan.formulir.tambahan import StatusRumah
from adminduk.permohonan.layanan import Hasil, PermohonanDitolak
from adminduk.permohonan.pindah_lewat import kembalikan_yang_lewat
from adminduk.register import Keperluan, Pelaku, Peran, PintuTertutup, contoh, untuk
from adminduk.register.contoh import (
    DESA_FAKFAK,
    DINA,
    FAKFAK,
    HARI_INI,
    KORINUS,
    MANOKWARI,
    MARTHA,
    OPERATOR_FAKFAK,
    OPERATOR_MANOKWARI,
    RUMBIAK,
    YOSEP,
)
from adminduk.register.perubahan import DokumenTerbit

pytestmark = pytest.mark.django_db(transaction=True)
OPERATOR_SORONG = Pelaku(UUID(int=412), "Operator Sorong", Peran.OPERATOR, (contoh.SORONG,))
PEMOHON = Pemohon(nama="Yosep Rumbiak", nik=contoh.NIK_YOSEP)
TUJUAN = AlamatKK(alamat="Jalan Izaak Telussa 3", rt="001", rw="002", desa=DESA_FAKFAK, kode_pos="98611")
SIAPA = {
    "Y": (contoh.NIK_YOSEP, Shdk.KEPALA_KELUARGA), "M": (contoh.NIK_MARTHA, Shdk.ISTRI),
    "D": (contoh.NIK_DINA, Shdk.ANAK), "K": (contoh.NIK_KORINUS, Shdk.ORANG_TUA),
}  # fmt: skip
JENIS = {
    "YMDK": JenisKepindahan.SEMUA, "YMD": JenisKepindahan.KEPALA_DAN_SEBAGIAN, "Y": JenisKepindahan.KEPALA,
    "K": JenisKepindahan.ANGGOTA,
}  # fmt: skip


@pytest.fixture(autouse=True)
def pemeran(transactional_db: None) -> None:
    with untuk(
        Pelaku(UUID(int=6), "Pemindah", Peran.OPERATOR, (MANOKWARI, FAKFAK)), Keperluan.PELAYANAN, kasus="u"
    ) as r:
        r.catat(contoh.peristiwa_contoh())


def jalankan(kode: str, formulir: Any, pelaku: Pelaku, hari: int = 0) -> Hasil:
    """Decide a case as the office does, on the real register."""
    layanan, tanggal = katalog.ambil(kode), HARI_INI + timedelta(days=hari)
    k = kasus(
        layanan, formulir, id=uuid4(), kab=pelaku.kab_kantor, tanggal_pengajuan=tanggal, tanggal_keputusan=tanggal
    )
    with untuk(pelaku, Keperluan.PELAYANAN, kasus=str(k.id), pada=tanggal) as reg:
        hasil = layanan.laksanakan(k, reg)
        return replace(hasil, peristiwa=tuple(reg.catat(hasil.peristiwa).peristiwa))


def berangkat(siapa: str, **ubah: Any) -> str:
    """Let the origin issue the letter; return its number."""
    baris = [AnggotaKK(nik=SIAPA[s][0], shdk=SIAPA[s][1]) for s in siapa]
    baris[0] = replace(baris[0], shdk=Shdk.KEPALA_KELUARGA)
    isi = {
        "pemohon": PEMOHON, "no_kk": contoh.NOMOR_KK, "jenis": JENIS[siapa], "alasan": AlasanPindah.PEKERJAAN,
        "anggota": tuple(baris), "kk": KKYangPindah.SENDIRI, "tujuan": TUJUAN,
    }  # fmt: skip
    hasil = jalankan("PINDAH-KELUAR", F103Keluar(**(isi | ubah)), OPERATOR_MANOKWARI)
    terbit = [p for p in hasil.peristiwa[0].perubahan if isinstance(p, DokumenTerbit)]
    return next(str(d.nomor) for d in terbit if d.jenis == "SKPWNI")


def datang(nomor: str, pelaku: Pelaku = OPERATOR_FAKFAK, hari: int = 0) -> Hasil:
    desa = {FAKFAK: DESA_FAKFAK, MANOKWARI: contoh.DESA}.get(pelaku.kab_kantor, 9201010001)
    f = F103Datang(
        pemohon=PEMOHON, nomor_skpwni=nomor, kk=KKYangPindah.SENDIRI, tujuan=replace(TUJUAN, desa=desa),
        rumah=StatusRumah.SENDIRI,
    )  # fmt: skip
    return jalankan("PINDAH-DATANG", f, pelaku, hari)


def batal(nomor: str, hari: int = 0, pelaku: Pelaku = OPERATOR_MANOKWARI) -> Hasil:
    return jalankan("BATAL-SKPWNI", F103Batal(pemohon=PEMOHON, nomor_skpwni=nomor), pelaku, hari)


def di_mana(pemilik: psycopg.Connection) -> dict[UUID, tuple[int, str, str]]:
    """Return where everybody lives now: (district of person, KK number, relation); fails for two places or none."""
    baris = pemilik.execute(
        """select p.id, p.kab, k.desa / 1000000, k.nomor, a.shdk from penduduk p
             left join keanggotaan a on a.orang = p.id and upper_inf(a.tercatat) and upper_inf(a.masa)
             left join keluarga k on k.id = a.keluarga and upper_inf(k.tercatat) and upper_inf(k.masa)
            where upper_inf(p.tercatat) and upper_inf(p.masa) and p.id = any(%s)""",
        ([YOSEP, MARTHA, DINA, KORINUS],),
    ).fetchall()
    assert len(baris) == 4 and all(b[1] == b[2] for b in baris), baris
    return {b[0]: (b[1], b[3].strip(), b[4]) for b in baris}


@pytest.mark.parametrize("siapa", JENIS)
def test_yang_pindah_tinggal_di_asal_sampai_diterima_di_tujuan(pemilik, siapa):
    semula = di_mana(pemilik)
    nomor = berangkat(siapa)
    perantara = di_mana(pemilik)
    datang(nomor, hari=3)
    sesudah = di_mana(pemilik)

    pindah = {{"Y": YOSEP, "M": MARTHA, "D": DINA, "K": KORINUS}[s] for s in siapa}
    assert {kab for kab, *_ in perantara.values()} == {MANOKWARI}
    assert {o for o, (kab, *_) in sesudah.items() if kab == FAKFAK} == pindah
    assert {sesudah[o][1] for o in pindah} == {perantara[o][1] for o in pindah}, "nomor KK tetap di tujuan"
    tetap = pindah if YOSEP in pindah else semula.keys() - pindah
    assert {sesudah[o][1] for o in tetap} == {contoh.NOMOR_KK.lengkap}


@pytest.mark.parametrize("siapa", JENIS)
def test_kepindahan_yang_batal_memulihkan_keluarga(pemilik, siapa):
    semula = di_mana(pemilik)

    batal(berangkat(siapa), hari=5)

    assert di_mana(pemilik) == semula


def test_batal_lalu_pindah_lagi_dan_selesai_pada_hari_yang_sama(pemilik):
    semula = di_mana(pemilik)
    batal(berangkat("K"))
    assert di_mana(pemilik) == semula

    datang(berangkat("K"))

    assert di_mana(pemilik)[KORINUS][0] == FAKFAK and di_mana(pemilik)[YOSEP] == semula[YOSEP]


def test_surat_dipakai_sekali_oleh_kantor_tujuannya_saja(pemilik):
    nomor = berangkat("K")
    for pelaku in (OPERATOR_SORONG, OPERATOR_MANOKWARI):
        with pytest.raises(PermohonanDitolak, match="surat_pindah_berlaku"):
            datang(nomor, pelaku)

    datang(nomor)

    with pytest.raises(PermohonanDitolak, match="surat_pindah_berlaku"):
        datang(nomor)
    with pytest.raises(PermohonanDitolak, match="surat_belum_dipakai"):
        batal(nomor)


def test_surat_yang_lewat_masanya_ditolak_di_tujuan(pemilik):
    nomor = berangkat("K")

    with pytest.raises(PermohonanDitolak, match="surat_pindah_berlaku"):
        datang(nomor, hari=158)


def test_satu_surat_bagi_satu_keluarga(pemilik):
    berangkat("YMDK")

    with pytest.raises(PermohonanDitolak, match="belum_ada_surat_pindah"):
        berangkat("YMDK")


def test_dengan_surat_kantor_tujuan_melihat_keluarga_itu_saja(pemilik):
    nomor = berangkat("K")

    with untuk(OPERATOR_FAKFAK, Keperluan.PELAYANAN, kasus="uji") as reg:
        surat = reg.surat_pindah(nomor)
        assert [a.penduduk.id for a in surat.keluarga.anggota] == [KORINUS]
        assert reg.penduduk(KORINUS) is None and reg.keluarga(RUMBIAK) is None
    with untuk(OPERATOR_SORONG, Keperluan.PELAYANAN, kasus="uji") as reg:
        assert reg.surat_pindah(nomor) is None


def test_tanpa_menutup_suratnya_kantor_tujuan_tidak_mengubah_apa_pun(pemilik):
    """The right to take over hangs on the letter, which the same event uses up."""
    nomor = berangkat("K")
    layanan = katalog.ambil("PINDAH-DATANG")
    f = F103Datang(
        pemohon=PEMOHON, nomor_skpwni=nomor, kk=KKYangPindah.SENDIRI, tujuan=TUJUAN, rumah=StatusRumah.SENDIRI
    )
    with untuk(OPERATOR_FAKFAK, Keperluan.PELAYANAN, kasus="uji") as reg:
        [peristiwa] = layanan.laksanakan(kasus(layanan, f, id=uuid4(), kab=FAKFAK), reg).peristiwa
    surat = {p.dokumen for p in peristiwa.perubahan if getattr(p, "sebab", "") == "dipakai di daerah tujuan"}
    tanpa = tuple(p for p in peristiwa.perubahan if getattr(p, "dokumen", None) not in surat)

    with pytest.raises(PintuTertutup), untuk(OPERATOR_FAKFAK, Keperluan.PELAYANAN, kasus="uji") as reg:
        reg.catat([replace(peristiwa, perubahan=tanpa)])
    assert di_mana(pemilik)[KORINUS][0] == MANOKWARI and surat


# ------------------------------------------------------------------ the letter whose time is over
@pytest.mark.parametrize("siapa", JENIS)
def test_surat_yang_lewat_memulangkan_dengan_sendirinya(pemilik, sebagai_pekerja, siapa):
    semula = di_mana(pemilik)
    nomor = berangkat(siapa)
    assert kembalikan_yang_lewat() == 0

    sebagai_pekerja(HARI_INI + timedelta(days=158))

    assert (kembalikan_yang_lewat(), kembalikan_yang_lewat()) == (1, 0)
    assert di_mana(pemilik) == semula
    berlaku = pemilik.execute(
        "select count(*) from dokumen where jenis = 'SKPWNI' and upper_inf(masa) and upper_inf(tercatat)"
    )
    assert berlaku.fetchone() == (0,)
    pesan = pemilik.execute("select kepada from pesan_antarkantor where nomor = %s order by 1", (nomor,)).fetchall()
    assert pesan == [(MANOKWARI,), (FAKFAK,)]


def test_surat_masih_berlaku_pada_hari_terakhirnya(pemilik, sebagai_pekerja):
    berangkat("K")
    sebagai_pekerja(HARI_INI + timedelta(days=157))

    assert kembalikan_yang_lewat() == 0


@pytest.fixture
def sebagai_pekerja(monkeypatch: pytest.MonkeyPatch, pemilik: psycopg.Connection) -> Any:
    """Let it be another day; the worker's own log-in is what the functions are granted to."""
    pemilik.execute("grant execute on function skpwni_lewat(date) to adminduk_web")

    def pada(hari: date) -> None:
        monkeypatch.setattr("adminduk.permohonan.pindah_lewat.hari_ini", lambda *_: hari)
        monkeypatch.setattr("adminduk.register.pintu.hari_ini", lambda *_: hari)

    return pada


# ------------------------------------------------------------------ whatever happens in whatever order
@pytest.mark.parametrize("benih", range(6))
def test_apa_pun_urutannya_setiap_orang_pada_satu_tempat_dan_satu_kk(pemilik, sebagai_pekerja, benih):
    """Random courses of moves, cancellations, arrivals, wrong offices and lapses over one family."""
    surat = jalani(pemilik, sebagai_pekerja, benih, langkah_terbanyak=250)

    assert len(surat) >= 15
    assert tidak_utuh(pemilik) == []


def test_yang_tertinggal_di_perjalanan_ketahuan(pemilik, sebagai_pekerja, monkeypatch):
    """Positive control: an arrival that forgets one of the family is found by the same course."""
    asli = kedatangan.tempati
    monkeypatch.setattr(kedatangan, "tempati", lambda *isi: asli(*isi)[:-1])

    with pytest.raises(AssertionError):
        jalani(pemilik, sebagai_pekerja, 0, langkah_terbanyak=250)


def tidak_utuh(pemilik: psycopg.Connection) -> list[tuple]:
    """Return who, at a moment of what the register knew, stood on two cards or on none on some day of a life."""
    return pemilik.execute(
        """select k.orang, t.saat from (select distinct lower(tercatat) as saat from keanggotaan) t
             join keanggotaan k on k.tercatat @> t.saat where k.orang = any(%s)
            group by k.orang, t.saat
           having (select count(*) from unnest(range_agg(k.masa))) <> 1
               or sum(coalesce(upper(k.masa), '3000-01-01') - lower(k.masa))
                  <> max(coalesce(upper(k.masa), '3000-01-01')) - min(lower(k.masa))""",
        ([YOSEP, MARTHA, DINA, KORINUS],),
    ).fetchall()


def jalani(pemilik: psycopg.Connection, sebagai_pekerja: Any, benih: int, langkah_terbanyak: int) -> list[Any]:
    acak, surat, hari = random.Random(benih), [], 0
    for _ in range(langkah_terbanyak):
        hari += acak.choice((0, 0, 1, 30))
        langkah = acak.choice(("berangkat", "berangkat", "datang", "batal", "lewat", "salah"))
        sebagai_pekerja(HARI_INI + timedelta(days=hari))
        with suppress(PermohonanDitolak):
            if langkah == "berangkat":
                surat.append(berangkat_dari_mana_pun(pemilik, acak, hari))
            elif langkah == "lewat":
                kembalikan_yang_lewat()
            elif surat:
                nomor, tujuan, asal = acak.choice(surat)
                salah = langkah == "salah"
                if langkah == "batal":
                    batal(nomor, hari, asal)
                else:
                    datang(nomor, OPERATOR_SORONG if salah else tujuan, hari)
        di_mana(pemilik)
    return surat


def berangkat_dari_mana_pun(pemilik: psycopg.Connection, acak: random.Random, hari: int) -> tuple[str, Pelaku, Pelaku]:
    """Let some of a family at random move from where it lives to the other district."""
    nomor = acak.choice(sorted({n for _, n, _ in di_mana(pemilik).values()}))
    kab = next(k for k, n, _ in di_mana(pemilik).values() if n == nomor)
    asal, tujuan = (OPERATOR_MANOKWARI, OPERATOR_FAKFAK)[:: 1 if kab == MANOKWARI else -1]
    with untuk(asal, Keperluan.PELAYANAN, kasus="uji", pada=HARI_INI + timedelta(days=hari)) as reg:
        keluarga = reg.keluarga_bernomor(NomorKK(nomor))
    anggota = [a for a in keluarga.anggota if acak.random() < 0.6] or [keluarga.anggota[0]]
    baris = [AnggotaKK(nik=a.penduduk.nik, shdk=a.shdk) for a in anggota]
    baris[0] = replace(baris[0], shdk=Shdk.KEPALA_KELUARGA)
    baris[1:] = [replace(b, shdk=Shdk.FAMILI_LAIN) for b in baris[1:]]
    f = F103Keluar(
        pemohon=PEMOHON, no_kk=keluarga.nomor, alasan=AlasanPindah.KELUARGA, anggota=tuple(baris),
        jenis=jenis_dari(keluarga, {a.penduduk.id: a.shdk for a in anggota}), kk=KKYangPindah.SENDIRI,
        tujuan=TUJUAN if tujuan is OPERATOR_FAKFAK else replace(TUJUAN, desa=contoh.DESA), kuasa_pengasuhan=True,
    )  # fmt: skip
    terbit = [
        p for p in jalankan("PINDAH-KELUAR", f, asal, hari).peristiwa[0].perubahan if isinstance(p, DokumenTerbit)
    ]
    return next(str(d.nomor) for d in terbit if d.jenis == "SKPWNI"), tujuan, asal
