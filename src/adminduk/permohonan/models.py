"""Tables of cases. What roles may do with them, row by row, is in skema/hak.sql."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from adminduk.permohonan.keadaan import Keadaan
from adminduk.permohonan.sandian import FormulirTersandi, buka_formulir


class KeadaanDokumen(models.TextChoices):
    MENUNGGU_SEGEL = "menunggu segel"
    DIRENDER = "dirender"
    TERBIT = "terbit"
    GAGAL = "gagal"


class Permohonan(models.Model):
    """A case. ``formulir`` holds texts by path: as typed while it can be changed, canonical once submitted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    nomor = models.TextField(unique=True)
    kode = models.TextField()
    kab = models.IntegerField()
    desa = models.BigIntegerField(null=True)
    keadaan = models.TextField(default=Keadaan.DRAF.value)
    perihal = models.TextField(default="")  # the name of the person it is about, for lists
    formulir = FormulirTersandi(default=dict)
    pemohon = models.UUIDField(null=True)
    pembuat = models.UUIDField()
    operator = models.UUIDField(null=True)
    verifikator = models.UUIDField(null=True)
    kabid = models.UUIDField(null=True)
    kadis = models.UUIDField(null=True)
    tanggal_pengajuan = models.DateField(null=True)  # the law date, frozen at the first submission
    batas_waktu = models.DateTimeField(null=True)  # while the clock runs
    sisa_waktu = models.DurationField(null=True)  # while it stands still
    antre_pada = models.DateTimeField()  # what a queue is ordered by
    versi = models.IntegerField(default=1)
    diubah_oleh = models.TextField()
    diubah_pada = models.DateTimeField()
    dibuat_pada = models.DateTimeField(db_default=Now())
    alasan = models.JSONField(default=list)  # of the last return or refusal
    sidik_dasar = models.BinaryField(null=True)  # of the state that the verifikator saw
    orang_tersentuh = ArrayField(models.UUIDField(), default=list)
    keluarga_tersentuh = ArrayField(models.UUIDField(), default=list)

    class Meta:
        db_table = "permohonan"
        indexes: ClassVar = [
            models.Index(fields=["kab", "keadaan", "antre_pada", "id"], name="permohonan_antrean"),
            models.Index(
                fields=["desa", "keadaan", "antre_pada", "id"],
                name="permohonan_antrean_desa",
                condition=models.Q(desa__isnull=False),
            ),
            models.Index(fields=["pemohon", "antre_pada", "id"], name="permohonan_pemohon"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="keadaan_permohonan_dikenal", condition=models.Q(keadaan__in=[str(k) for k in Keadaan])
            ),
            models.CheckConstraint(
                name="operator_bukan_verifikator",
                condition=models.Q(verifikator__isnull=True)
                | models.Q(operator__isnull=True)
                | ~models.Q(operator=models.F("verifikator")),
            ),
        ]

    @classmethod
    def from_db(  # type: ignore[override]  # the stubs are of a later Django
        cls, db: str | None, field_names: Collection[str], values: Collection[Any]
    ) -> Self:
        kasus = super().from_db(db, field_names, values)
        if "formulir" in kasus.__dict__:
            kasus.formulir = buka_formulir(kasus.formulir, kasus.id)
        return kasus


class Langkah(models.Model):
    """The history of a case: only ever added to."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="riwayat")
    kab = models.IntegerField()
    pemohon = models.UUIDField(null=True)
    nama = models.TextField()
    dari = models.TextField()
    ke = models.TextField()
    oleh = models.UUIDField()
    nama_oleh = models.TextField()
    peran = models.TextField()
    pada = models.DateTimeField()
    dasar = models.TextField()
    alasan = models.JSONField(default=list)

    class Meta:
        db_table = "langkah"


class Berkas(models.Model):
    """A file on disk under its hash; stored once however many cases show it."""

    sha256 = models.TextField(primary_key=True)
    ukuran = models.BigIntegerField()
    jenis = models.TextField()  # MIME type found in the content
    dibuat_pada = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "berkas"


class Lampiran(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="lampiran")
    kab = models.IntegerField()
    pemohon = models.UUIDField(null=True)
    syarat = models.TextField()  # code of the requirement it meets
    berkas = models.ForeignKey(Berkas, models.PROTECT)
    nama = models.TextField()  # as the sender called it
    oleh = models.UUIDField()
    pada = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "lampiran"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["permohonan", "syarat", "berkas"], name="lampiran_sekali")
        ]


class Permintaan(models.Model):
    """A request made once: its fingerprint and its first answer."""

    id = models.UUIDField(primary_key=True)
    kab = models.IntegerField()
    oleh = models.UUIDField()
    sidik = models.BinaryField()
    jawaban = models.JSONField()
    pada = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "permintaan"


class DokumenKeluar(models.Model):
    """The outbox: a document that is decided, and how far it is on its way to paper."""

    dokumen = models.UUIDField(primary_key=True)
    kode = models.TextField(unique=True)  # of the verify page, printed in the QR
    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="dokumen_keluar")
    kab = models.IntegerField()
    pemohon = models.UUIDField(null=True)
    peristiwa = models.UUIDField()
    jenis = models.TextField()
    nomor = models.TextField()
    tanggal = models.DateField()
    isi = models.JSONField()  # all that the paper shows
    keadaan = models.TextField(choices=KeadaanDokumen.choices, default=KeadaanDokumen.MENUNGGU_SEGEL)
    percobaan = models.IntegerField(default=0)
    galat = models.TextField(default="")
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True)
    dibuat_pada = models.DateTimeField(db_default=Now())
    terbit_pada = models.DateTimeField(null=True)

    class Meta:
        db_table = "dokumen_keluar"


class KodeAmbil(models.Model):
    """Link and PIN for printing at home. The PIN is kept as a hash only; wrong ones close the link for a while."""

    permohonan = models.OneToOneField(Permohonan, models.PROTECT, primary_key=True, related_name="kode_ambil")
    kab = models.IntegerField()
    pemohon = models.UUIDField(null=True)
    kode = models.TextField(unique=True)
    pin = models.TextField()
    gagal = models.IntegerField(default=0)
    tertutup_sampai = models.DateTimeField(null=True)
    dibuat_pada = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "kode_ambil"


class JenisAduan(models.TextChoices):
    UANG = "uang"
    SYARAT = "syarat"


class Aduan(models.Model):
    """A resident was asked for more than the law lists; written once, read by those above the office as well."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="aduan")
    kab = models.IntegerField()
    pemohon = models.UUIDField()
    jenis = models.TextField(choices=JenisAduan.choices)
    uraian = models.TextField(default="")
    pada = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "aduan"
        constraints: ClassVar = [models.UniqueConstraint(fields=["permohonan", "jenis"], name="aduan_sekali")]


class Pemakaman(models.Model):
    """A line of a village's burial register; ``formulir`` holds texts by path. Open until an act is found for it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    kab = models.IntegerField()
    desa = models.BigIntegerField()
    tanggal = models.DateField()  # of the burial: the month it is reported in
    orang = models.UUIDField(null=True)  # whose NIK was written, if there is such a person
    formulir = models.JSONField()
    akta = models.UUIDField(null=True)
    penyelesaian = models.TextField(default="")
    ditutup_oleh = models.UUIDField(null=True)
    ditutup_pada = models.DateTimeField(null=True)
    oleh = models.UUIDField()
    pada = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "pemakaman"
        indexes: ClassVar = [
            models.Index(fields=["desa", "tanggal"], name="pemakaman_desa"),
            models.Index(
                fields=["kab", "tanggal", "id"],
                name="pemakaman_terbuka",
                condition=models.Q(ditutup_pada__isnull=True),
            ),
        ]


class LaporanPemakaman(models.Model):
    """A village has reported a month of its burial register, be it that nobody was buried."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    kab = models.IntegerField()
    desa = models.BigIntegerField()
    bulan = models.DateField()  # its first day
    oleh = models.UUIDField()
    pada = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "laporan_pemakaman"
        indexes: ClassVar = [models.Index(fields=["kab", "bulan"], name="laporan_pemakaman_kab")]
        constraints: ClassVar = [models.UniqueConstraint(fields=["desa", "bulan"], name="laporan_pemakaman_sekali")]


class PesanAntarkantor(models.Model):
    """A message of one office to another about a document; ``dijawab``: when the other side dealt with it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    permohonan = models.UUIDField(null=True)  # the sender's case; None for a reminder and for what the worker sends
    dari = models.IntegerField()
    kepada = models.IntegerField()
    surat = models.UUIDField()
    nomor = models.TextField()
    perihal = models.TextField()
    isi = models.TextField()
    pada = models.DateTimeField(db_default=Now())
    dijawab = models.DateTimeField(null=True)
    dijawab_oleh = models.TextField(default="")

    class Meta:
        db_table = "pesan_antarkantor"
        indexes: ClassVar = [
            models.Index(fields=["kepada", "pada"], name="pesan_kepada", condition=models.Q(dijawab__isnull=True)),
            models.Index(fields=["dari", "pada"], name="pesan_dari"),
            models.Index(fields=["surat"], name="pesan_surat"),
        ]


class BerkasPesan(models.Model):
    """A file that travels with a message; ``dari`` and ``kepada`` as the message has them, for the policies.

    ``tentang``: the persons of the sender's case, into whose ledger each opening goes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    pesan = models.ForeignKey(PesanAntarkantor, models.PROTECT, related_name="daftar_berkas")
    dari = models.IntegerField()
    kepada = models.IntegerField()
    tentang = ArrayField(models.UUIDField())
    berkas = models.ForeignKey(Berkas, models.PROTECT)
    nama = models.TextField()
    pada = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "berkas_pesan"
