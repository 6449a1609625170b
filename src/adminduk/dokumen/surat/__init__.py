"""Documents that several services issue (KEPUTUSAN 14); others stand in the folder of their service."""

from adminduk.dokumen.surat.akta_kelahiran import AktaKelahiran, ModelAkta
from adminduk.dokumen.surat.akta_kematian import AktaKematian
from adminduk.dokumen.surat.biodata import Biodata
from adminduk.dokumen.surat.dasar import IsiTidakSah, Pejabat, Penerbit, Surat, sidik_isi
from adminduk.dokumen.surat.kartu_keluarga import AnggotaKK, KartuKeluarga
from adminduk.dokumen.surat.kia import KartuIdentitasAnak
from adminduk.dokumen.surat.sk_lahir_mati import SuratKeteranganLahirMati

SURAT: dict[str, type[Surat]] = {
    s.kode: s
    for s in (AktaKelahiran, AktaKematian, KartuKeluarga, KartuIdentitasAnak, Biodata, SuratKeteranganLahirMati)
}

__all__ = [
    "SURAT",
    "AktaKelahiran",
    "AktaKematian",
    "AnggotaKK",
    "Biodata",
    "IsiTidakSah",
    "KartuIdentitasAnak",
    "KartuKeluarga",
    "ModelAkta",
    "Pejabat",
    "Penerbit",
    "Surat",
    "SuratKeteranganLahirMati",
    "sidik_isi",
]
