"""The office of Manokwari, its head and keys, and a signed birth act: made once for a run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adminduk.dokumen import cetak, kunci, qr
from adminduk.dokumen.gudang import GudangPKCS11
from adminduk.dokumen.kepercayaan import Kepercayaan
from adminduk.dokumen.surat import Surat
from adminduk.dokumen.surat.contoh import AKTA_KELAHIRAN, PEJABAT
from adminduk.dokumen.tanda_tangan import PenandaTangan

WAKTU = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
BASE = "https://adminduk.manokwarikab.go.id"
KODE = "7KQ2M4X9TB3D"


@dataclass(frozen=True)
class Kantor:
    folder: Path
    kunci: kunci.KunciKantor
    penanda: PenandaTangan

    def kepercayaan(self, *cabut: bytes) -> Kepercayaan:
        return Kepercayaan.dari_terbitan(kunci.terbitan_publik(self.folder), cabut)

    def qr(self, surat: Surat, kode: str = KODE) -> str:
        return qr.susun(qr.muatan(surat.kode, surat.ke_isi(), indeks=41, ukuran=42), kode, self.kunci.qr, BASE)

    def terbitkan(self, surat: Surat, kode: str = KODE) -> bytes:
        """Return the signed PDF of a document."""
        return self.penanda.tandatangani(cetak.render_surat(surat, self.qr(surat, kode)), WAKTU)


def buka_kantor(folder: Path, kab: int = 9202) -> Kantor:
    milik = kunci.siapkan(folder, kab, PEJABAT.nama, PEJABAT.nip, waktu=WAKTU)
    return Kantor(folder, milik, PenandaTangan(milik))


@pytest.fixture(scope="session")
def kantor(tmp_path_factory: pytest.TempPathFactory) -> Kantor:
    return buka_kantor(tmp_path_factory.mktemp("kantor"))


@pytest.fixture(scope="session")
def kantor_asing(tmp_path_factory: pytest.TempPathFactory) -> Kantor:
    """Another authority that calls itself by the same names."""
    return buka_kantor(tmp_path_factory.mktemp("asing"))


@pytest.fixture(scope="session")
def akta_pdf(kantor: Kantor) -> bytes:
    return kantor.terbitkan(AKTA_KELAHIRAN)


@pytest.fixture(scope="session")
def token(softhsm: tuple[str, str, str]) -> GudangPKCS11:
    return GudangPKCS11(*softhsm)
