"""Settings of the tests: the same, on a data folder that ends with the run (conftest.py removes it)."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

if "ADMINDUK_UJI" not in os.environ:  # the workers of xdist inherit the folder of the process that started them
    _memori = Path("/dev/shm")
    os.environ["ADMINDUK_UJI"] = tempfile.mkdtemp(
        prefix=f"adminduk-uji-{os.getpid()}-", dir=_memori if _memori.is_dir() else None
    )
os.environ["ADMINDUK_DATA"] = os.environ["ADMINDUK_UJI"]
os.environ.pop("ADMINDUK_DATABASE_URL", None)

from adminduk.proyek.settings import *  # noqa: F403

# pytest has hooks of its own for what nobody caught.
JEJAK_TERTUTUP = False

# Nothing is collected for a test: files are served as they stand in the source.
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # noqa: F405
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None
