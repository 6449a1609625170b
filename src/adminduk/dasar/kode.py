"""Short code lists as enumerations. The values are the words of ``data/*.csv``, tested one to one."""

from __future__ import annotations

from enum import StrEnum


class JenisKelamin(StrEnum):
    LAKI_LAKI = "LAKI-LAKI"
    PEREMPUAN = "PEREMPUAN"


class Agama(StrEnum):
    ISLAM = "ISLAM"
    KRISTEN = "KRISTEN"
    KATOLIK = "KATOLIK"
    HINDU = "HINDU"
    BUDDHA = "BUDDHA"
    KHONGHUCU = "KHONGHUCU"
    KEPERCAYAAN = "KEPERCAYAAN TERHADAP TUHAN YANG MAHA ESA"


class GolonganDarah(StrEnum):
    A = "A"
    B = "B"
    AB = "AB"
    O = "O"  # noqa: E741 - the name of the blood group
    A_POSITIF = "A+"
    A_NEGATIF = "A-"
    B_POSITIF = "B+"
    B_NEGATIF = "B-"
    AB_POSITIF = "AB+"
    AB_NEGATIF = "AB-"
    O_POSITIF = "O+"
    O_NEGATIF = "O-"
    TIDAK_TAHU = "TIDAK TAHU"


class Kewarganegaraan(StrEnum):
    WNI = "WNI"
    WNA = "WNA"
    DUA = "DUA KEWARGANEGARAAN"


class StatusKawin(StrEnum):
    """The six values of the form and the Kartu Keluarga."""

    BELUM_KAWIN = "BELUM KAWIN"
    KAWIN_TERCATAT = "KAWIN TERCATAT"
    KAWIN_BELUM_TERCATAT = "KAWIN BELUM TERCATAT"
    CERAI_HIDUP_TERCATAT = "CERAI HIDUP TERCATAT"
    CERAI_HIDUP_BELUM_TERCATAT = "CERAI HIDUP BELUM TERCATAT"
    CERAI_MATI = "CERAI MATI"

    @property
    def kawin(self) -> bool:
        return self in (StatusKawin.KAWIN_TERCATAT, StatusKawin.KAWIN_BELUM_TERCATAT)

    @property
    def pernah_kawin(self) -> bool:
        """Married now or before: the words "sudah kawin atau pernah kawin" of the law."""
        return self is not StatusKawin.BELUM_KAWIN


class StatusKawinKTP(StrEnum):
    """The four values of the KTP-el."""

    BELUM_KAWIN = "BELUM KAWIN"
    KAWIN = "KAWIN"
    CERAI_HIDUP = "CERAI HIDUP"
    CERAI_MATI = "CERAI MATI"


_STATUS_KTP = {
    StatusKawin.BELUM_KAWIN: StatusKawinKTP.BELUM_KAWIN,
    StatusKawin.KAWIN_TERCATAT: StatusKawinKTP.KAWIN,
    StatusKawin.KAWIN_BELUM_TERCATAT: StatusKawinKTP.KAWIN,
    StatusKawin.CERAI_HIDUP_TERCATAT: StatusKawinKTP.CERAI_HIDUP,
    StatusKawin.CERAI_HIDUP_BELUM_TERCATAT: StatusKawinKTP.CERAI_HIDUP,
    StatusKawin.CERAI_MATI: StatusKawinKTP.CERAI_MATI,
}


def status_ktp(status: StatusKawin) -> StatusKawinKTP:
    """Return what the KTP-el prints for a marital status of the Kartu Keluarga."""
    return _STATUS_KTP[status]


class Shdk(StrEnum):
    """Status hubungan dalam keluarga."""

    KEPALA_KELUARGA = "KEPALA KELUARGA"
    SUAMI = "SUAMI"
    ISTRI = "ISTRI"
    ANAK = "ANAK"
    MENANTU = "MENANTU"
    CUCU = "CUCU"
    ORANG_TUA = "ORANG TUA"
    MERTUA = "MERTUA"
    FAMILI_LAIN = "FAMILI LAIN"
    PEMBANTU = "PEMBANTU"
    LAINNYA = "LAINNYA"


class StatusPenduduk(StrEnum):
    """State of a resident in the register; it never deletes a NIK."""

    AKTIF = "aktif"
    MENINGGAL = "meninggal"
    PINDAH_LN = "pindah ke luar negeri"
    GANDA = "ganda"
    NONAKTIF = "nonaktif"


class StatusKtpEl(StrEnum):
    """How far the KTP-el of a resident is; recording and printing move it on (Permendagri 72/2022)."""

    DIAJUKAN = "permohonan diterima, menunggu perekaman atau pencetakan"
    DIREKAM = "sudah direkam, menunggu penunggalan"
    SIAP_CETAK = "siap cetak (PRR)"
    DICETAK = "sudah dicetak"
    DISERAHKAN = "sudah diserahkan"


class Pendidikan(StrEnum):
    BELUM_SEKOLAH = "TIDAK/BELUM SEKOLAH"
    BELUM_TAMAT_SD = "BELUM TAMAT SD/SEDERAJAT"
    TAMAT_SD = "TAMAT SD/SEDERAJAT"
    SLTP = "SLTP/SEDERAJAT"
    SLTA = "SLTA/SEDERAJAT"
    DIPLOMA_I_II = "DIPLOMA I/II"
    DIPLOMA_III = "AKADEMI/DIPLOMA III/SARJANA MUDA"
    STRATA_I = "DIPLOMA IV/STRATA I"
    STRATA_II = "STRATA II"
    STRATA_III = "STRATA III"


class JenisDisabilitas(StrEnum):
    """Element 29 of F-1.01 in the words of the form; the CSV gives those of UU 8/2016."""

    FISIK = "CACAT FISIK"
    NETRA = "CACAT NETRA/BUTA"
    RUNGU_WICARA = "CACAT RUNGU/WICARA"
    MENTAL = "CACAT MENTAL/JIWA"
    FISIK_DAN_MENTAL = "CACAT FISIK DAN MENTAL"
    LAINNYA = "CACAT LAINNYA"


class JenisKelahiran(StrEnum):
    TUNGGAL = "Tunggal"
    KEMBAR_2 = "Kembar 2"
    KEMBAR_3 = "Kembar 3"
    KEMBAR_4 = "Kembar 4"
    LAINNYA = "Lainnya"


class PenolongKelahiran(StrEnum):
    DOKTER = "Dokter"
    BIDAN_PERAWAT = "Bidan/Perawat"
    DUKUN = "Dukun"
    LAINNYA = "Lainnya"


class TempatDilahirkan(StrEnum):
    RUMAH_SAKIT = "RS/RB"
    PUSKESMAS = "Puskesmas"
    POLINDES = "Polindes"
    RUMAH = "Rumah"
    LAINNYA = "Lainnya"


class SebabKematian(StrEnum):
    SAKIT_BIASA_TUA = "Sakit biasa/tua"
    WABAH_PENYAKIT = "Wabah penyakit"
    KECELAKAAN = "Kecelakaan"
    KRIMINALITAS = "Kriminalitas"
    BUNUH_DIRI = "Bunuh diri"
    LAINNYA = "Lainnya"


class YangMenerangkan(StrEnum):
    """Who certifies a death (F-2.01)."""

    DOKTER = "Dokter"
    TENAGA_KESEHATAN = "Tenaga kesehatan"
    KEPOLISIAN = "Kepolisian"
    LAINNYA = "Lainnya"


class PenentuLahirMati(StrEnum):
    """Who established a stillbirth (F-2.01)."""

    DOKTER = "Dokter"
    BIDAN_PERAWAT = "Bidan/Perawat"
    TENAGA_KESEHATAN = "Tenaga kesehatan"
    KEPOLISIAN = "Kepolisian"
    LAINNYA = "Lainnya"
