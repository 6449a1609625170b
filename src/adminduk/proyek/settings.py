"""Settings. Nothing here differs between demonstration and service but the environment variables it names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from adminduk.perintah.peluncur import sambungan, tempat

ADMINDUK_DATA = tempat.folder_data()
PERAN_DB = os.environ.get("ADMINDUK_PERAN_DB", "web")
_rahasia = tempat.rahasia(ADMINDUK_DATA)

SECRET_KEY = _rahasia["kunci_web"]
DEBUG = False
ALLOWED_HOSTS = os.environ.get("ADMINDUK_HOST", "localhost,127.0.0.1,[::1]").split(",")

PAKET = Path(__file__).parent.parent
_milik = ["register", "permohonan", "dokumen", "akun", "web", "api"]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "axes",
    "procrastinate.contrib.django",
    *(f"adminduk.{nama}" for nama in _milik if (PAKET / nama / "apps.py").exists()),
]

ROOT_URLCONF = "adminduk.proyek.urls"
WSGI_APPLICATION = "adminduk.proyek.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def _basis_data() -> dict[str, Any]:
    tujuan = sambungan.parameter(ADMINDUK_DATA, PERAN_DB)
    nama = {"host": "HOST", "port": "PORT", "dbname": "NAME", "user": "USER", "password": "PASSWORD"}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5} | {k: v for k, v in tujuan.items() if k not in nama},
    } | {nama[k]: v for k, v in tujuan.items() if k in nama}


DATABASES = {"default": _basis_data()}

AUTH_USER_MODEL = "akun.Petugas"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jayapura"
USE_TZ = True
