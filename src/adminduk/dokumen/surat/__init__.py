"""Documents that several services issue (KEPUTUSAN 14); others stand in the folder of their service."""

from adminduk.dokumen.surat.akta_kelahiran import AktaKelahiran, ModelAkta
from adminduk.dokumen.surat.akta_kematian import AktaKematian
from adminduk.dokumen.surat.akta_pengakuan import AktaPengakuanAnak, AktaPengesahanAnak
from adminduk.dokumen.surat.akta_perkawinan import AktaPerceraian, AktaPerkawinan, Mempelai
from adminduk.dokumen.surat.biodata import Biodata
from adminduk.dokumen.surat.dasar import IsiTidakSah, Pejabat, Penerbit, Surat, sidik_isi
from adminduk.dokumen.surat.kartu_keluarga import AnggotaKK, KartuKeluarga
from adminduk.dokumen.surat.kia import KartuIdentitasAnak
from adminduk.dokumen.surat.orang_asing import BiodataOrangAsing, SuratTempatTinggal
from adminduk.dokumen.surat.sk_lahir_mati import SuratKeteranganLahirMati
from adminduk.dokumen.surat.skpwni import SKPWNI
from adminduk.dokumen.surat.surat_keterangan import (
    BuktiNonpermanen,
    BuktiPelaporanLuarNegeri,
    Butir,
    SuratKeterangan,
    SuratKomunitasTerpencil,
    SuratOrangTerlantar,
    SuratPembatalanPerceraian,
    SuratPembatalanPerkawinan,
    SuratPencatatanSipilRentan,
    SuratPenggantiTandaIdentitas,
    TandaBuktiKtpEl,
)
from adminduk.dokumen.surat.surat_kewarganegaraan import BuktiPelaporanKewarganegaraan
from adminduk.dokumen.surat.surat_luar_negeri import SuratDatangLuarNegeri, SuratPindahLuarNegeri

SURAT: dict[str, type[Surat]] = {
    s.kode: s
    for s in (
        AktaKelahiran,
        AktaKematian,
        AktaPerkawinan,
        AktaPerceraian,
        AktaPengakuanAnak,
        AktaPengesahanAnak,
        KartuKeluarga,
        KartuIdentitasAnak,
        Biodata,
        SuratKeteranganLahirMati,
        TandaBuktiKtpEl,
        BuktiNonpermanen,
        BuktiPelaporanLuarNegeri,
        BuktiPelaporanKewarganegaraan,
        SuratPembatalanPerkawinan,
        SuratPembatalanPerceraian,
        SuratPenggantiTandaIdentitas,
        SuratPencatatanSipilRentan,
        SuratOrangTerlantar,
        SuratKomunitasTerpencil,
        SKPWNI,
        SuratPindahLuarNegeri,
        SuratDatangLuarNegeri,
        BiodataOrangAsing,
        SuratTempatTinggal,
    )
}

__all__ = [
    "SKPWNI",
    "SURAT",
    "AktaKelahiran",
    "AktaKematian",
    "AktaPengakuanAnak",
    "AktaPengesahanAnak",
    "AktaPerceraian",
    "AktaPerkawinan",
    "AnggotaKK",
    "Biodata",
    "BiodataOrangAsing",
    "BuktiNonpermanen",
    "BuktiPelaporanKewarganegaraan",
    "BuktiPelaporanLuarNegeri",
    "Butir",
    "IsiTidakSah",
    "KartuIdentitasAnak",
    "KartuKeluarga",
    "Mempelai",
    "ModelAkta",
    "Pejabat",
    "Penerbit",
    "Surat",
    "SuratDatangLuarNegeri",
    "SuratKeterangan",
    "SuratKeteranganLahirMati",
    "SuratKomunitasTerpencil",
    "SuratOrangTerlantar",
    "SuratPembatalanPerceraian",
    "SuratPembatalanPerkawinan",
    "SuratPencatatanSipilRentan",
    "SuratPenggantiTandaIdentitas",
    "SuratPindahLuarNegeri",
    "SuratTempatTinggal",
    "TandaBuktiKtpEl",
    "sidik_isi",
]
