"""Settings. Nothing here differs between demonstration and service but the environment variables it names.

ADMINDUK_DATA folder of data · ADMINDUK_DATABASE_URL owner's URL · ADMINDUK_PERAN_DB log-in of this process ·
ADMINDUK_PENGUMPUL host:port of a transaction pooler for the web · ADMINDUK_HOST host names, by commas ·
ADMINDUK_HTTPS=1 behind a proxy that ends TLS.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from adminduk.perintah.peluncur import sambungan, tempat
from adminduk.proyek.catatan import pengaturan_catatan

ADMINDUK_DATA = tempat.folder_data()
PERAN_DB = os.environ.get("ADMINDUK_PERAN_DB", "web")
HTTPS = os.environ.get("ADMINDUK_HTTPS") == "1"
# How many proxies of ours a request passes: what they saw is the address that is counted (akun.laju).
ADMINDUK_PROKSI = int(os.environ.get("ADMINDUK_PROKSI") or HTTPS)

# The demonstration's accounts, with the software key of its signers: only `make run` on its own database sets this.
ADMINDUK_PERAGAAN = tempat.akun_peragaan(ADMINDUK_DATA) if os.environ.get("ADMINDUK_PERAGAAN") == "1" else None
if ADMINDUK_PERAGAAN and (HTTPS or sambungan.url_luar() is not None):
    raise ImproperlyConfigured(
        "ADMINDUK_PERAGAAN hanya untuk peragaan pada basis data bawaan tanpa HTTPS: kunci penanda tangannya perangkat "
        "lunak. Hapus peubah itu; pejabat memakai kunci perangkat keras."
    )

# Where the keys are that wrap the data keys: "<library>:<token>" with the PIN in a file, else files in the data folder.
ADMINDUK_PKCS11 = os.environ.get("ADMINDUK_PKCS11", "")
ADMINDUK_PKCS11_PIN = os.environ.get("ADMINDUK_PKCS11_PIN", "")

# The token for the keys of offices and their heads that sign documents, in the same form; its PIN is that of above.
ADMINDUK_PKCS11_DOKUMEN = os.environ.get("ADMINDUK_PKCS11_DOKUMEN", "")

SECRET_KEY = tempat.rahasia(ADMINDUK_DATA)["kunci_web"]
DEBUG = False
# Where readers of a document's QR reach this installation: it must outlive the machine.
ADMINDUK_ALAMAT = os.environ.get("ADMINDUK_ALAMAT") or f"http://localhost:{os.environ.get('ADMINDUK_PORT') or 8000}"
ALLOWED_HOSTS = os.environ.get("ADMINDUK_HOST", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{tuan}" for tuan in ALLOWED_HOSTS] if HTTPS else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "csp",
    "procrastinate.contrib.django",
    "adminduk.sandi",
    "adminduk.register",
    "adminduk.permohonan",
    "adminduk.akun",
    "adminduk.web",
    "adminduk.api",
    "adminduk.proyek",
]

MIDDLEWARE = [
    "adminduk.proyek.tengah.batas_permintaan",
    "django.middleware.security.SecurityMiddleware",
    "adminduk.proyek.tengah.kepala_aman",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "adminduk.proyek.tengah.bahasa",
    "django.middleware.common.CommonMiddleware",
    "adminduk.proyek.tengah.tanpa_nol",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "adminduk.akun.tengah.sesi",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

ROOT_URLCONF = "adminduk.proyek.urls"
WSGI_APPLICATION = "adminduk.proyek.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


# A pooler hands a server from transaction to transaction: what outlives one, like a prepared statement, is another's.
# The worker listens (LISTEN), so it connects past it.
ADMINDUK_PENGUMPUL = os.environ.get("ADMINDUK_PENGUMPUL", "") if PERAN_DB == "web" else ""


def _basis_data() -> dict[str, Any]:
    tujuan = sambungan.parameter(ADMINDUK_DATA, PERAN_DB)
    if ADMINDUK_PENGUMPUL:
        tujuan["host"], _, tujuan["port"] = ADMINDUK_PENGUMPUL.rpartition(":")
    nama = {"host": "HOST", "port": "PORT", "dbname": "NAME", "user": "USER", "password": "PASSWORD"}
    return {
        "ENGINE": "adminduk.proyek.basis_data",
        "CONN_MAX_AGE": 600,
        # A server that went away and came back is noticed before the request uses the dead connection.
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": bool(ADMINDUK_PENGUMPUL),
        "OPTIONS": {"connect_timeout": 5} | {k: v for k, v in tujuan.items() if k not in nama},
    } | {nama[k]: v for k, v in tujuan.items() if k in nama}


DATABASES = {"default": _basis_data()}

# Who comes in
AUTH_USER_MODEL = "akun.Petugas"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "adminduk.akun.sandi.TanpaKataSetempat"},
]
LOGIN_URL = "masuk"
LOGIN_REDIRECT_URL = "/"  # leads each role to its first page
OTP_TOTP_ISSUER = "Adminduk"

# Sessions: twelve hours at most (akun.sesi), thirty minutes without use (akun.tengah)
SESSION_ENGINE = "adminduk.akun.sesi"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "__Host-sesi" if HTTPS else "sesi"
PERAMBAN_COOKIE_NAME = "__Host-peramban" if HTTPS else "peramban"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True  # forms carry the token; no script of ours reads the cookie
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "adminduk.proyek.views.formulir_kedaluwarsa"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# What a browser may do with a page
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = False
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True

# How much one request may bring (bytes). A file over its limit is dropped and the rest of the form is kept.
BATAS_PERMINTAAN = 300 * 1024 * 1024
BATAS_BERKAS = 5 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000
DATA_UPLOAD_MAX_NUMBER_FILES = 30
FILE_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024
FILE_UPLOAD_HANDLERS = [
    "adminduk.proyek.unggahan.BatasUkuran",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Languages and time
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "__Host-bahasa" if HTTPS else "bahasa"
TIME_ZONE = "Asia/Jayapura"
USE_TZ = True

# Static files: collected by `adminduk siapkan`, compressed, named by content, cached for ever
STATIC_URL = "/statis/"
STATIC_ROOT: Path | None = ADMINDUK_DATA / "statis"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "adminduk.proyek.statis.PenyimpanStatis"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# An exception that nobody caught reaches standard error without its message (proyek.saring).
JEJAK_TERTUTUP = True
LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = pengaturan_catatan(ADMINDUK_DATA / "log" / f"{PERAN_DB}.jsonl")
