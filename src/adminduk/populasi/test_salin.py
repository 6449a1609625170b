"""Baris yang disalin pemuat sama dengan baris yang diberikan reduksi dari isi jurnalnya."""

from __future__ import annotations

from collections import defaultdict

import orjson
import pytest

from adminduk.populasi.keluarga import PenyusunKeluarga
from adminduk.populasi.peristiwa import peristiwa, perubahan
from adminduk.populasi.salin import KOLOM, Lembar
from adminduk.populasi.sebaran import rencana
from adminduk.populasi.wilayah import baca_wilayah
from adminduk.register.jenis import periksa_jenis
from adminduk.register.jurnal import kanonik
from adminduk.register.perubahan import ke_json
from adminduk.register.reduksi import Sisip, reduksi
from adminduk.register.salin import tulis_salin

TERCATAT = "2026-11-23T01:02:03.000004+00:00"
PELAKU = "00000000-0000-8000-8000-000000000001"
RENCANA = rencana(baca_wilayah("92"), 1_500, 5)
KELUARGA = [(p, k) for p in RENCANA for k in PenyusunKeluarga(p).semua()]


def _lembar() -> dict[str, list[str]]:
    """Return the lines of every table, families numbered from 1."""
    hasil: dict[str, list[str]] = defaultdict(list)
    for urut, (p, k) in enumerate(KELUARGA, 1):
        lembar = Lembar(p, TERCATAT, PELAKU)
        lembar.tulis(k, urut)
        for tabel, teks in lembar.ambil().items():
            hasil[tabel] += teks.decode().splitlines()
    return hasil


LEMBAR = _lembar()


@pytest.mark.parametrize("tabel", list(KOLOM)[3:])
def test_baris_keadaan_sama_dengan_hasil_reduksi(tabel: str) -> None:
    operasi = [
        o
        for p, k in KELUARGA
        for o in reduksi(k.peristiwa, TERCATAT, orjson.loads(kanonik(peristiwa(p, k)))["perubahan"])
    ]
    assert all(isinstance(o, Sisip) for o in operasi)

    baris = [o.baris for o in operasi if o.tabel == tabel]

    assert sorted(LEMBAR[tabel]) == sorted(tulis_salin(baris).decode().splitlines())


def test_isi_jurnal_sama_dengan_bentuk_kanonik() -> None:
    tersalin = [b.split("\t")[3].replace("\\\\\\\\", "\\").encode() for b in LEMBAR["peristiwa_isi"]]

    assert tersalin == [kanonik(peristiwa(p, k)) for p, k in KELUARGA]


def test_kepala_dan_subjek_jurnal_sama_dengan_peristiwanya() -> None:
    for urut, (p, k) in enumerate(KELUARGA, 1):
        e = peristiwa(p, k)
        baris = LEMBAR["peristiwa"][urut - 1].split("\t")
        id_, nomor, jenis, versi, kab, pelaku, dasar, terjadi, tercatat, subjek, peran = baris

        assert (id_, nomor, jenis, versi) == (str(e.id), str(urut), e.jenis, str(e.versi))
        assert (kab, pelaku, dasar) == (str(e.kab), PELAKU, e.dasar)
        assert (terjadi, tercatat) == (e.terjadi.isoformat(), TERCATAT)
        assert subjek == "{" + ",".join(str(s.id) for s in e.subjek) + "}"
        assert peran == "{" + ",".join(s.peran for s in e.subjek) + "}"


def test_peristiwa_dikenal_register_dan_membawa_perubahan_yang_sama() -> None:
    for p, k in KELUARGA:
        e = peristiwa(p, k)

        periksa_jenis(e.jenis, e.versi, e.fakta)
        assert orjson.loads(orjson.dumps([ke_json(u) for u in e.perubahan])) == perubahan(p, k)
