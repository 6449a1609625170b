"""Whatever services follow each other: everybody is on one KK at most, and every KK has one head."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from hypothesis import event, given, settings
from hypothesis import strategies as st

from adminduk.dasar.kode import JenisKelamin, Kewarganegaraan, SebabKematian, Shdk, StatusPenduduk, YangMenerangkan
from adminduk.pencatatan_sipil.akta_kematian.formulir import F201Kematian, KeluargaDitinggalkan
from adminduk.pendaftaran_penduduk.kk_baru.layanan import F102KKBaru
from adminduk.pendaftaran_penduduk.kk_ganti_kepala.formulir import CaraGantiKepala, F102GantiKepala, SebabGantiKepala
from adminduk.pendaftaran_penduduk.kk_pisah.layanan import F102KKPisah
from adminduk.permohonan import katalog
from adminduk.permohonan.contoh import Pencacah, catat, kasus, salah_susunan
from adminduk.permohonan.formulir.f102 import AlamatKK, AnggotaKK, Pemohon, SebabKKBaru
from adminduk.permohonan.formulir.f201 import Kematian, Pelapor, Saksi
from adminduk.permohonan.formulir.tambahan import BuktiStatus, PerubahanStatus, PerubahanStatusBerakta, StatusRumah
from adminduk.register import contoh
from adminduk.register.akibat import calon_kepala
from adminduk.register.isi import Keluarga, Penduduk, RegisterMemori
from adminduk.register.perubahan import NomorKKBaru

TANGGAL = date(2026, 11, 1)
WNI = Kewarganegaraan.WNI
SAKSI = tuple(Saksi(nama="Saksi", nik=n, kewarganegaraan=WNI) for n in contoh.NIK_SAKSI)


def _pemohon(orang: Penduduk) -> Pemohon:
    assert orang.nik
    return Pemohon(nama=orang.nama, nik=orang.nik)


def _baris(orang: Penduduk, shdk: Shdk) -> AnggotaKK:
    assert orang.nik
    return AnggotaKK(nik=orang.nik, shdk=shdk)


def _kerabat(orang: list[Penduduk], shdk: Shdk = Shdk.FAMILI_LAIN) -> tuple[AnggotaKK, ...]:
    return tuple(_baris(o, Shdk.KEPALA_KELUARGA if n == 0 else shdk) for n, o in enumerate(orang))


def _mati(pilih: Any, register: RegisterMemori) -> F201Kematian:
    orang = pilih(_hidup(register))
    lain, kk = pilih([None, *_hidup(register)]), pilih([None, *register._keluarga.values()])
    ditinggalkan = KeluargaDitinggalkan(
        kepala_baru=lain.nik if lain else None, kk_wali=kk.nomor if kk else None, belum_ada_wali=pilih([True, False])
    )
    return F201Kematian(
        pelapor=Pelapor(nama="Ketua RT", kewarganegaraan=WNI),
        kematian=Kematian(
            nik=orang.nik, nama=orang.nama, tanggal=TANGGAL, sebab=SebabKematian.LAINNYA,
            tempat_kematian=contoh.MANOKWARI, yang_menerangkan=YangMenerangkan.DOKTER,
        ),
        ditinggalkan=ditinggalkan,
        saksi_1=SAKSI[0], saksi_2=SAKSI[1],
    )  # fmt: skip


def _kk_baru(pilih: Any, register: RegisterMemori) -> F102KKBaru:
    satu, lain = pilih(_hidup(register)), pilih(_hidup(register))
    istri = Shdk.ISTRI if lain.jenis_kelamin is JenisKelamin.PEREMPUAN else Shdk.SUAMI
    kawin = pilih([True, False])
    bukti = BuktiStatus.AKTA_KAWIN if kawin else BuktiStatus.AKTA_CERAI
    return F102KKBaru(
        pemohon=_pemohon(satu), sebab=SebabKKBaru.MEMBENTUK_KELUARGA,
        status=PerubahanStatus(bukti=bukti, no_akta="1/2026", tanggal=TANGGAL),
        alamat=AlamatKK(alamat="Jalan Baru", desa=contoh.DESA), rumah=StatusRumah.SENDIRI,
        anggota=_kerabat([satu, lain], istri if kawin else Shdk.FAMILI_LAIN),
    )  # fmt: skip


def _kk_pisah(pilih: Any, register: RegisterMemori) -> F102KKPisah:
    keluarga: Keluarga = pilih(list(register._keluarga.values()))
    orang = [a.penduduk for a in keluarga.anggota]
    kepala, lain = pilih(orang), pilih(orang)
    return F102KKPisah(
        pemohon=_pemohon(kepala), no_kk=keluarga.nomor, status=PerubahanStatusBerakta(bukti=BuktiStatus.TIDAK_ADA),
        anggota=_kerabat([kepala] if lain is kepala else [kepala, lain]),
        kepala_yang_tinggal=tuple(o.nik for o in [pilih(orang)] if o.nik) if pilih([True, False]) else (),
    )  # fmt: skip


def _kk_ganti_kepala(pilih: Any, register: RegisterMemori) -> F102GantiKepala:
    keluarga: Keluarga = pilih(list(register._keluarga.values()))
    wali: Keluarga = pilih(list(register._keluarga.values()))
    sebab = pilih(list(SebabGantiKepala))
    wafat = {"tanggal_kematian": TANGGAL, "no_akta_kematian": "1"} if sebab is SebabGantiKepala.KEMATIAN else {}
    lama = {a.penduduk.id for a in keluarga.anggota if wafat and a.shdk is Shdk.KEPALA_KELUARGA}
    tinggal = [a.penduduk for a in keluarga.anggota if a.penduduk.id not in lama]
    cara = pilih(list(CaraGantiKepala))
    titip = {"kk_wali": wali.nomor, "nik_wali": wali.anggota[0].penduduk.nik}
    anggota = {
        CaraGantiKepala.ANGGOTA: _kerabat(sorted(tinggal, key=lambda o: o.tanggal_lahir)),
        CaraGantiKepala.KERABAT: _kerabat([pilih(_hidup(register)), *tinggal]),
        CaraGantiKepala.DITITIPKAN: tuple(_baris(o, Shdk.FAMILI_LAIN) for o in tinggal),
    }
    return F102GantiKepala(
        pemohon=_pemohon(keluarga.anggota[0].penduduk), no_kk=keluarga.nomor, sebab=sebab, cara=cara,
        anggota=anggota[cara], **wafat, **(titip if cara is CaraGantiKepala.DITITIPKAN else {}),
    )  # fmt: skip


def _hidup(register: RegisterMemori) -> list[Penduduk]:
    return [o for o in register._penduduk.values() if o.status is StatusPenduduk.AKTIF]


LANGKAH = {"MATI": _mati, "KK-BARU": _kk_baru, "KK-PISAH": _kk_pisah, "KK-GANTI-KEPALA": _kk_ganti_kepala}


def _awal() -> RegisterMemori:
    """The cast, with Dina grown up or a child, and a brother of hers."""
    register = contoh.register_contoh()
    adik = replace(
        contoh.ORANG_DINA, id=UUID(int=61), nik=contoh.NIK_SAKSI[0], nama="ELI RUMBIAK",
        jenis_kelamin=JenisKelamin.LAKI_LAKI, tanggal_lahir=date(2007, 2, 2),
    )  # fmt: skip
    keluarga = contoh.KELUARGA_RUMBIAK
    contoh_anak = next(a for a in keluarga.anggota if a.shdk is Shdk.ANAK)
    register.tambah(replace(keluarga, anggota=(*keluarga.anggota, replace(contoh_anak, penduduk=adik))))
    return register


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_susunan_keluarga_tetap_utuh_sesudah_layanan_apa_pun(data: st.DataObject) -> None:
    register, pencacah = _awal(), Pencacah()

    def pilih(daftar: list[Any]) -> Any:
        return data.draw(st.sampled_from(daftar))

    for n in range(data.draw(st.integers(1, 8))):
        if not register._keluarga:
            break
        kode = pilih(list(LANGKAH))
        layanan = katalog.ambil(kode)
        k = kasus(layanan, LANGKAH[kode](pilih, register), id=UUID(int=1000 + n))
        if layanan.periksa(k, register):
            continue
        hasil = layanan.laksanakan(k, register)
        event(f"diterima: {kode}")
        semua = [getattr(p, "nomor", None) for p in hasil.peristiwa[0].perubahan]
        nomor = {n for n in semua if isinstance(n, NomorKKBaru)}
        register = catat(register, hasil, pencacah)

        assert salah_susunan(register) == []
        assert len({n.tanda for n in nomor}) == len(nomor)
        assert not any(
            a.penduduk.status is StatusPenduduk.MENINGGAL for kel in register._keluarga.values() for a in kel.anggota
        )


@settings(max_examples=60, deadline=None)
@given(st.sets(st.sampled_from([contoh.YOSEP, contoh.MARTHA, contoh.KORINUS])))
def test_calon_kepala_tidak_pernah_yang_pergi(pergi: set[UUID]) -> None:
    calon = calon_kepala(contoh.KELUARGA_RUMBIAK, pergi, contoh.HARI_INI)

    assert calon is None or calon.penduduk.id not in pergi
    assert (calon is None) == (len(pergi) == 3)
