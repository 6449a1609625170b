"""Yang terjadi bila perkawinan orang asing dicatat: akta dengan dua kutipan, dan status mereka yang penduduk."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from adminduk.dasar.hukum import PERPRES_96_2018
from adminduk.dasar.kode import Kewarganegaraan, StatusPenduduk
from adminduk.dasar.nama import rapikan
from adminduk.dasar.nomor_akta import KodeAkta
from adminduk.dasar.wilayah import tempat_peristiwa
from adminduk.dokumen.surat import AktaPerkawinan
from adminduk.dokumen.surat import Mempelai as MempelaiTercetak
from adminduk.dokumen.susun import mempelai, penerbit, terbitkan_kk_berubah
from adminduk.pencatatan_sipil.akta_perkawinan_orang_asing.formulir import F201PerkawinanOrangAsing, Mempelai
from adminduk.permohonan import Hasil, Kasus
from adminduk.permohonan.aturan.keluarga import keluarga_asal
from adminduk.permohonan.isian import tulis
from adminduk.register.akibat import kawin, kawin_seorang, terapkan
from adminduk.register.isi import Penduduk, Perkawinan, Register
from adminduk.register.peristiwa import TANPA_ID, Peristiwa, Subjek
from adminduk.register.perubahan import AktaCatat, DokumenTerbit, KawinSelesai, NomorAktaBaru, Perubahan

DASAR_AKTA = PERPRES_96_2018.pasal(38)
BATAS_LAPOR_HARI = 60  # UU 23/2006 Pasal 34 ayat (1)

KasusKawinOA = Kasus[F201PerkawinanOrangAsing]


def penduduk(pihak: Mempelai, kasus: KasusKawinOA, register: Register) -> Penduduk | None:
    """Return the resident of this office that one side is; None for a foreigner who is none."""
    orang = register.orang_ber_nik(pihak.nik) if pihak.nik else None
    aktif = orang is not None and orang.kab == kasus.kab and orang.status is StatusPenduduk.AKTIF
    return orang if aktif else None


def para_penduduk(kasus: KasusKawinOA, register: Register) -> list[Penduduk]:
    return [o for p in kasus.formulir.mempelai if (o := penduduk(p, kasus, register))]


def lahir(pihak: Mempelai, orang: Penduduk | None) -> date:
    tanggal = orang.tanggal_lahir if orang else pihak.tanggal_lahir
    assert tanggal is not None  # the form asks for it when there is no NIK
    return tanggal


def ikatan_keduanya(register: Register, dua: list[Penduduk]) -> Perkawinan | None:
    """Return the marriage of these two that the register knows, recorded or not."""
    if len(dua) < 2:
        return None
    return next((k for k in register.daftar_perkawinan(dua[0].id) if k.istri == dua[1].id), None)


def catat_perkawinan(kasus: KasusKawinOA, register: Register) -> Hasil:
    f, dua = kasus.formulir, para_penduduk(kasus, register)
    nomor = NomorAktaBaru(kasus.kab, KodeAkta.PERKAWINAN.value, kasus.tanggal_keputusan)
    status = _status(kasus, register, dua, nomor)
    asal = keluarga_asal([o.id for o in dua], register)
    sesudah = terapkan(asal, status, dua)
    kartu = terbitkan_kk_berubah(register, kasus.id_turunan, asal, sesudah, kasus.tanggal_keputusan)
    id_akta = kasus.id_turunan("akta")
    subjek = (*(Subjek(o.id, "mempelai") for o in dua), *(Subjek(k.id, "keluarga") for k in asal))
    peristiwa = Peristiwa(
        TANPA_ID,
        "perkawinan",
        1,
        str(DASAR_AKTA),
        f.tanggal,
        subjek or (Subjek(id_akta, "akta"),),
        {"formulir": tulis(f)},
        (*status, *_akta(kasus, register, id_akta, nomor), *kartu),
    )
    return Hasil((peristiwa,), _catatan(kasus))


def _status(
    kasus: KasusKawinOA, register: Register, dua: list[Penduduk], nomor: NomorAktaBaru
) -> tuple[Perubahan, ...]:
    """Return the marriage of two residents, or the status of the one who is; nothing for two who are not."""
    f, tanggal = kasus.formulir, kasus.tanggal_keputusan
    if len(dua) == 2:
        lama = ikatan_keduanya(register, dua)
        return (
            *((KawinSelesai(lama.id, f.tanggal),) if lama else ()),
            *kawin(kasus.id_turunan("perkawinan"), (dua[0], dua[1]), f.tanggal, tanggal, nomor, kasus.kab),
        )
    return tuple(kawin_seorang(o, f.tanggal, tanggal, nomor) for o in dua)


def _tercetak(pihak: Mempelai, orang: Penduduk | None) -> MempelaiTercetak:
    if orang:
        return mempelai(orang)
    return MempelaiTercetak(
        nama=rapikan(pihak.nama or "").upper(),
        tempat_lahir=rapikan(pihak.tempat_lahir or "").upper(),
        tanggal_lahir=lahir(pihak, None),
        kewarganegaraan=rapikan(pihak.negara or Kewarganegaraan.WNA.value).upper(),
    )


def _akta(kasus: KasusKawinOA, register: Register, id_akta: UUID, nomor: NomorAktaBaru) -> tuple[Perubahan, ...]:
    f, tanggal = kasus.formulir, kasus.tanggal_keputusan
    orang = [penduduk(p, kasus, register) for p in f.mempelai]
    surat = AktaPerkawinan(
        penerbit=penerbit(register, kasus.kab),
        tanggal_terbit=tanggal,
        nomor=nomor,
        suami=_tercetak(f.suami, orang[0]),
        istri=_tercetak(f.istri, orang[1]),
        tempat=tempat_peristiwa(register.nama_wilayah(int(f.tempat)) or ""),
        tanggal=f.tanggal,
        agama=f.agama.value,
        pemuka_agama=f.pemuka_agama,
    )
    suami, istri = (o.id if o else None for o in orang)
    isi, cetak = {"suami": suami, "istri": istri, "formulir": tulis(f)}, surat.ke_isi()
    return (
        AktaCatat(id_akta, "PERKAWINAN", nomor, tanggal, kasus.kab, isi),
        *(
            DokumenTerbit(
                kasus.id_turunan(f"kutipan-{pihak}"), surat.kode, nomor, tanggal, kasus.kab, cetak, o, None, id_akta
            )
            for pihak, o in (("suami", suami), ("istri", istri))
        ),
    )


def _catatan(kasus: KasusKawinOA) -> tuple[str, ...]:
    terlambat = (kasus.tanggal_pengajuan - kasus.formulir.tanggal).days > BATAS_LAPOR_HARI
    return (
        *(("Dilaporkan lewat 60 hari.",) if terlambat else ()),
        "KTP-el yang penduduk diganti dengan status yang baru (layanan KTP-GANTI).",
        "Bila keduanya membentuk KK, gunakan layanan KK-BARU.",
    )
