"""Nomor akta pencatatan sipil: ``9202-LU-23112026-0001``, and the free text of older acts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from adminduk.dasar.hukum import PERMENDAGRI_109_2019, Keyakinan
from adminduk.dasar.temuan import NilaiDitolak, Temuan

DASAR_NOMOR_AKTA = PERMENDAGRI_109_2019.butir("Lampiran", keyakinan=Keyakinan.DIINGAT)
PANJANG_NOMOR_LAMA = 50


class KodeAkta(StrEnum):
    """Kind of act within its number; the meanings are remembered, not read (``data/kode_akta.csv``)."""

    KELAHIRAN = "LU"
    KELAHIRAN_TERLAMBAT = "LT"
    KELAHIRAN_DISPENSASI = "LD"
    KEMATIAN = "KM"
    PERKAWINAN = "KW"
    PERCERAIAN = "CR"
    PENGAKUAN_ANAK = "PA"
    PENGESAHAN_ANAK = "PS"


_BENTUK = re.compile(r"([1-9][0-9]{3})-([A-Z]{2})-([0-9]{2})([0-9]{2})([0-9]{4})-([0-9]{4,})")


@dataclass(frozen=True, slots=True)
class NomorAkta:
    """The number of an act since SIAK.

    ``urut`` counts from 1 within kabupaten, kind and date of issue.

    >>> str(NomorAkta(9202, KodeAkta.KELAHIRAN, date(2026, 11, 23), 1))
    '9202-LU-23112026-0001'
    """

    kab: int
    kode: KodeAkta
    tanggal: date
    urut: int

    @classmethod
    def parse(cls, teks: str) -> Self | None:
        """Return the parts of a number in this form, None for any other text."""
        if not (cocok := _BENTUK.fullmatch(teks.strip().upper())):
            return None
        kab, kode, hari, bulan, tahun, urut = cocok.groups()
        try:
            return cls(int(kab), KodeAkta(kode), date(int(tahun), int(bulan), int(hari)), int(urut))
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.kab:04d}-{self.kode}-{self.tanggal:%d%m%Y}-{self.urut:04d}"


def baca_nomor_akta(teks: str) -> str:
    """Return the number as the register keeps it: the SIAK form made even, any other text as it stands.

    Acts from before SIAK have numbers of every shape, so free text of up to 50 characters is taken.

    >>> baca_nomor_akta(" 9202-lu-23112026-0001 "), baca_nomor_akta("474.1/123/IST/1987")
    ('9202-LU-23112026-0001', '474.1/123/IST/1987')
    """
    rapi = " ".join(teks.split())
    if not rapi:
        raise NilaiDitolak(Temuan("Nomor akta kosong.", "Salin nomor dari kutipan akta.", DASAR_NOMOR_AKTA))
    if len(rapi) > PANJANG_NOMOR_LAMA or not rapi.isprintable():
        pesan = "Nomor akta lebih dari {batas} huruf atau memuat tanda yang tidak tercetak."
        saran = "Salin hanya nomornya dari kutipan akta."
        raise NilaiDitolak(Temuan(pesan, saran, DASAR_NOMOR_AKTA, {"batas": PANJANG_NOMOR_LAMA}))
    nomor = NomorAkta.parse(rapi)
    return str(nomor) if nomor else rapi
