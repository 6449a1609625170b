"""Accounts of officers, residents and office systems. None holds personal data of the register."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.contrib.sessions.base_session import AbstractBaseSession
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Now
from django.utils.crypto import salted_hmac

from adminduk.akun.sesi import SessionStore
from adminduk.register import Pelaku, Peran
from adminduk.register.lingkup import kode_kantor_sah, wilayah_kerja

# Institutions and the MRP come in by agreements of their own, which this system does not hold yet.
_BUKAN_PETUGAS = (Peran.PENDUDUK, Peran.PEKERJA, Peran.LEMBAGA, Peran.MRP)
PERAN_PETUGAS = [p for p in Peran if p not in _BUKAN_PETUGAS]
DESA_BAGI_PETUGAS_DESA = models.Q(desa__isnull=True) ^ models.Q(peran=Peran.DESA.value)


class PengelolaPetugas(BaseUserManager["Petugas"]):
    def buat(self, nama_pengguna: str, sandi: str, *, nama: str, peran: Peran, kab: list[int], **lain: Any) -> Petugas:
        petugas = self.model(nama_pengguna=nama_pengguna, nama=nama, peran=peran, kab=kab, **lain)
        petugas.set_password(sandi)
        petugas.save(using=self._db)
        return petugas


class Petugas(AbstractBaseUser):
    """An officer. ``kab``: the districts served, the own office first, or the one province, or 0 for the centre;
    ``desa``: set for a village officer only.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nama_pengguna = models.CharField(max_length=60, unique=True)
    nama = models.CharField(max_length=60)
    peran = models.CharField(max_length=40, choices=[(p.value, p.value) for p in PERAN_PETUGAS])
    nip = models.CharField(max_length=18, blank=True)
    kab = ArrayField(models.IntegerField(), default=list)
    desa = models.BigIntegerField(null=True, blank=True)
    aktif = models.BooleanField(default=True)
    angkatan = models.IntegerField(default=0, db_default=0)  # the database raises it when all sessions must end
    sandi_sementara = models.BooleanField(default=False, db_default=False)
    objects: ClassVar[PengelolaPetugas] = PengelolaPetugas()

    USERNAME_FIELD = "nama_pengguna"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["nama", "peran"]

    class Meta:
        db_table = "akun_petugas"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="hanya_petugas_desa_berdesa",
                condition=DESA_BAGI_PETUGAS_DESA,
                violation_error_message="Petugas desa/kelurahan harus punya desa; petugas lain tidak.",
            )
        ]

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        return self.aktif

    def get_session_auth_hash(self) -> str:
        """Return what a session must carry: after any change that ends sessions it is another."""
        return salted_hmac("sesi petugas", f"{self.angkatan} {self.password}", algorithm="sha256").hexdigest()

    def clean(self) -> None:
        super().clean()
        periksa_kantor(self.peran, self.kab)

    def pelaku(self) -> Pelaku:
        peran = Peran(self.peran)
        return Pelaku(self.id, self.nama, peran, wilayah_kerja(peran, self.kab), nip=self.nip, desa=self.desa)


class Passkey(models.Model):
    """A WebAuthn credential of an officer; only its public key is here.

    ``terikat``: its device said, when it was registered, that the key cannot leave it (flag BE of WebAuthn is 0).
    ``disahkan``: when another person of the office approved it for signing, ``disahkan_oleh`` None from the server.
    """

    id = models.BinaryField(primary_key=True, max_length=1023)
    petugas = models.ForeignKey(Petugas, on_delete=models.CASCADE, related_name="daftar_passkey")
    kunci_publik = models.BinaryField()
    hitungan = models.BigIntegerField(default=0)
    nama = models.CharField(max_length=60)
    didaftarkan = models.DateTimeField(auto_now_add=True)
    terakhir = models.DateTimeField(null=True)
    aaguid = models.UUIDField(null=True)
    terikat = models.BooleanField(default=False)
    disahkan = models.DateTimeField(null=True)
    disahkan_oleh = models.ForeignKey(Petugas, on_delete=models.RESTRICT, null=True, related_name="+")

    class Meta:
        db_table = "akun_passkey"


class Sesi(AbstractBaseSession):
    """A session; ``session_key`` is a hash of the cookie. ``pemilik``: the officer, or the resident's person."""

    pemilik = models.UUIDField(null=True, db_index=True)
    mulai = models.DateTimeField(null=True)
    terakhir = models.DateTimeField()
    alamat = models.CharField(max_length=60, blank=True)
    peramban = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "akun_sesi"

    @classmethod
    def get_session_store_class(cls) -> type[SessionStore]:
        return SessionStore


class CatatanAkun(models.Model):
    """A line of the ledger of accounts; ``oleh`` None: from the command line of the server."""

    pada = models.DateTimeField(db_default=Now())
    petugas = models.ForeignKey(Petugas, on_delete=models.RESTRICT, related_name="daftar_catatan")
    oleh = models.ForeignKey(Petugas, on_delete=models.RESTRICT, null=True, related_name="+")
    tindakan = models.CharField(max_length=60)
    rincian = models.JSONField(default=dict)

    class Meta:
        db_table = "akun_catatan"


class KodeCadangan(models.Model):
    """A printed code that stands in once for a lost authenticator; only its hash is here."""

    petugas = models.ForeignKey(Petugas, on_delete=models.RESTRICT, related_name="daftar_kode_cadangan")
    sidik = models.BinaryField(max_length=32, unique=True)
    dipakai = models.DateTimeField(null=True)

    class Meta:
        db_table = "akun_kode_cadangan"


class Pemulihan(models.Model):
    """A request to let an officer in again. ``separuh_*``: hashes of the halves of the code that two persons hold."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    petugas = models.ForeignKey(Petugas, on_delete=models.RESTRICT, related_name="daftar_pemulihan")
    alasan = models.CharField(max_length=200)
    diminta_oleh = models.ForeignKey(Petugas, on_delete=models.RESTRICT, related_name="+")
    diminta = models.DateTimeField(db_default=Now())
    disetujui_oleh = models.ForeignKey(Petugas, on_delete=models.RESTRICT, null=True, related_name="+")
    disetujui = models.DateTimeField(null=True)
    dipakai = models.DateTimeField(null=True)
    separuh_satu = models.BinaryField(max_length=32)
    separuh_dua = models.BinaryField(max_length=32, null=True)

    class Meta:
        db_table = "akun_pemulihan"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="pemulihan_oleh_dua_orang_lain",
                condition=models.Q(disetujui_oleh__isnull=True)
                | ~models.Q(disetujui_oleh=models.F("diminta_oleh"))
                & ~models.Q(disetujui_oleh=models.F("petugas"))
                & ~models.Q(diminta_oleh=models.F("petugas")),
            )
        ]


class AkunPenduduk(models.Model):
    """A resident's way in: a code handed over at the counter, kept as a hash. ``orang``: the person in the register."""

    orang = models.UUIDField(primary_key=True)
    kab = models.IntegerField()
    nomor = models.CharField(max_length=6, unique=True)
    kode = models.CharField(max_length=200)
    gagal = models.IntegerField(default=0)
    tunggu_sampai = models.DateTimeField(null=True)
    berlaku_sampai = models.DateTimeField()
    diserahkan_oleh = models.ForeignKey(Petugas, on_delete=models.RESTRICT, null=True)

    class Meta:
        db_table = "akun_penduduk"


class TokenSistem(models.Model):
    """A key of an office's own system for the API; the token is shown once, its SHA-256 stays.

    ``desa``: the village of a system with the role of a village officer, of no other.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nama = models.CharField(max_length=60)
    sidik = models.BinaryField(max_length=32, unique=True)
    peran = models.CharField(max_length=40, choices=[(p.value, p.value) for p in PERAN_PETUGAS])
    kab = ArrayField(models.IntegerField(), default=list)
    desa = models.BigIntegerField(null=True, blank=True)
    dibuat = models.DateTimeField(auto_now_add=True)
    berlaku_sampai = models.DateTimeField()
    dicabut = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "akun_token_sistem"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="hanya_token_desa_berdesa",
                # Tokens of before that named no village are revoked, and stay in the list.
                condition=DESA_BAGI_PETUGAS_DESA | models.Q(dicabut__isnull=False),
                violation_error_message="Token petugas desa/kelurahan harus punya desa; token lain tidak.",
            )
        ]

    def clean(self) -> None:
        super().clean()
        periksa_kantor(self.peran, self.kab)
        if self.desa is not None and self.desa // 1_000_000 not in self.kab:
            raise ValidationError("Desa itu tidak berada pada kabupaten/kota kantor ini.")

    def pelaku(self) -> Pelaku:
        peran = Peran(self.peran)
        return Pelaku(self.id, self.nama, peran, wilayah_kerja(peran, self.kab), desa=self.desa)


def periksa_kantor(peran: str, kab: list[int]) -> None:
    """Raise ValidationError unless an officer or system of the role can be placed at these codes."""
    if not kode_kantor_sah(Peran(peran), kab):
        raise ValidationError(
            "Kode kantor tidak cocok dengan perannya: 0 bagi pusat, satu kode provinsi (2 angka) bagi provinsi, "
            "kode kabupaten/kota (4 angka) bagi yang lain."
        )
