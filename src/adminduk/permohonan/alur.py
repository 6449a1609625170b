"""The life of a case: every step that anybody can take, and what can go wrong with it.

Each step takes ``reg``, the open door, whose transaction it is part of; ``versi``, the version of the case that the
caller has seen; and ``permintaan``, an id made by the client, by which the same request is carried out once.
"""

from adminduk.permohonan.antrean import Baris, Halaman, antrean, jumlah_antrean, urutan_antrean
from adminduk.permohonan.keadaan import (
    TABEL_ALIHAN,
    Alihan,
    BukanWewenang,
    Keadaan,
    LangkahTidakSah,
    langkah_tersedia,
)
from adminduk.permohonan.keputusan import (
    AlasanTidakSah,
    BuktiKedaluwarsa,
    kembalikan,
    pilihan_alasan,
    setujui,
    tandatangani,
    tolak,
    verifikasi,
)
from adminduk.permohonan.kerja import (
    Alasan,
    IsianSalah,
    Jawaban,
    PermintaanBerbeda,
    PermohonanBerubah,
    PermohonanTidakAda,
    bentuk_kasus,
)
from adminduk.permohonan.lampiran import lampirkan, lepaskan
from adminduk.permohonan.penerbitan_ulang import terbitkan_ulang
from adminduk.permohonan.pengajuan import (
    FormulirTerlaluBesar,
    ajukan,
    batalkan,
    buat_draf,
    periksa_penarikan,
    serahkan,
    simpan_draf,
)
from adminduk.permohonan.pratinjau import Akibat, pratinjau

__all__ = [
    "TABEL_ALIHAN",
    "Akibat",
    "Alasan",
    "AlasanTidakSah",
    "Alihan",
    "Baris",
    "BukanWewenang",
    "BuktiKedaluwarsa",
    "FormulirTerlaluBesar",
    "Halaman",
    "IsianSalah",
    "Jawaban",
    "Keadaan",
    "LangkahTidakSah",
    "PermintaanBerbeda",
    "PermohonanBerubah",
    "PermohonanTidakAda",
    "ajukan",
    "antrean",
    "batalkan",
    "bentuk_kasus",
    "buat_draf",
    "jumlah_antrean",
    "kembalikan",
    "lampirkan",
    "langkah_tersedia",
    "lepaskan",
    "periksa_penarikan",
    "pilihan_alasan",
    "pratinjau",
    "serahkan",
    "setujui",
    "simpan_draf",
    "tandatangani",
    "terbitkan_ulang",
    "tolak",
    "urutan_antrean",
    "verifikasi",
]  # fmt: skip
