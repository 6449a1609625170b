"""F-1.01 bagi pencatatan biodata WNI: keluarga baru, atau menumpang pada KK yang sudah ada."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from adminduk.dasar.nik import NomorKK
from adminduk.permohonan.formulir.f101 import AnggotaF101, DataKeluarga, TujuanKK
from adminduk.permohonan.formulir.tambahan import StatusRumah
from adminduk.permohonan.isian import isian, sama


class BuktiBiodata(StrEnum):
    DOKUMEN = "Dokumen atau bukti peristiwa kependudukan atau peristiwa penting"
    F_1_04 = "Surat pernyataan tidak memiliki dokumen (F-1.04)"


@dataclass(frozen=True)
class F101Biodata:
    """F-1.01 Formulir Biodata Keluarga."""

    tujuan: TujuanKK = isian("Pencantuman pada KK")
    no_kk: NomorKK | None = isian("Nomor KK yang ditumpangi", bila=sama("tujuan", TujuanKK.MENUMPANG))
    rumah: StatusRumah = isian("Rumah yang ditempati")
    bukti: BuktiBiodata = isian("Bukti biodata")
    keluarga: DataKeluarga = isian("Data kepala keluarga")
    anggota: tuple[AnggotaF101, ...] = isian("Data anggota keluarga", "Mulai dari kepala keluarga.", baris=10)
    pernyataan: bool = isian(
        "Data ini benar; bila tidak benar saya bersedia dikenai sanksi menurut peraturan perundang-undangan",
        pernyataan=True,
    )

    @property
    def menumpang(self) -> bool:
        return self.tujuan is TujuanKK.MENUMPANG
