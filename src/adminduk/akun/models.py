"""Accounts of officers, residents and office systems. None holds personal data of the register."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models

from adminduk.register import Pelaku, Peran

PERAN_PETUGAS = [p for p in Peran if p not in (Peran.PENDUDUK, Peran.PEKERJA)]


class PengelolaPetugas(BaseUserManager["Petugas"]):
    def buat(self, nama_pengguna: str, sandi: str, *, nama: str, peran: Peran, kab: list[int], **lain: Any) -> Petugas:
        petugas = self.model(nama_pengguna=nama_pengguna, nama=nama, peran=peran, kab=kab, **lain)
        petugas.set_password(sandi)
        petugas.save(using=self._db)
        return petugas


class Petugas(AbstractBaseUser):
    """An officer. ``kab``: the districts served, the own office first; ``desa``: set for a village officer only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nama_pengguna = models.CharField(max_length=60, unique=True)
    nama = models.CharField(max_length=60)
    peran = models.CharField(max_length=40, choices=[(p.value, p.value) for p in PERAN_PETUGAS])
    nip = models.CharField(max_length=18, blank=True)
    kab = ArrayField(models.IntegerField(), default=list)
    desa = models.BigIntegerField(null=True, blank=True)
    aktif = models.BooleanField(default=True)
    objects: ClassVar[PengelolaPetugas] = PengelolaPetugas()

    USERNAME_FIELD = "nama_pengguna"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["nama", "peran"]

    class Meta:
        db_table = "akun_petugas"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="hanya_petugas_desa_berdesa",
                condition=models.Q(desa__isnull=True) ^ models.Q(peran=Peran.DESA.value),
                violation_error_message="Petugas desa/kelurahan harus punya desa; petugas lain tidak.",
            )
        ]

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        return self.aktif

    def pelaku(self) -> Pelaku:
        return Pelaku(self.id, self.nama, Peran(self.peran), tuple(self.kab), nip=self.nip, desa=self.desa)


class Passkey(models.Model):
    """A WebAuthn credential of an officer; only its public key is here."""

    id = models.BinaryField(primary_key=True, max_length=1023)
    petugas = models.ForeignKey(Petugas, on_delete=models.CASCADE, related_name="daftar_passkey")
    kunci_publik = models.BinaryField()
    hitungan = models.BigIntegerField(default=0)
    nama = models.CharField(max_length=60)
    didaftarkan = models.DateTimeField(auto_now_add=True)
    terakhir = models.DateTimeField(null=True)

    class Meta:
        db_table = "akun_passkey"


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
    """A key of an office's own system for the API; the token is shown once, its SHA-256 stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nama = models.CharField(max_length=60)
    sidik = models.BinaryField(max_length=32, unique=True)
    peran = models.CharField(max_length=40, choices=[(p.value, p.value) for p in PERAN_PETUGAS])
    kab = ArrayField(models.IntegerField(), default=list)
    dibuat = models.DateTimeField(auto_now_add=True)
    berlaku_sampai = models.DateTimeField()
    dicabut = models.DateTimeField(null=True)

    class Meta:
        db_table = "akun_token_sistem"

    def pelaku(self) -> Pelaku:
        return Pelaku(self.id, self.nama, Peran(self.peran), tuple(self.kab))
