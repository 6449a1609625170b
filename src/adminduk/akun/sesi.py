"""Sessions in the database, one row each with its owner, so that they can be listed and ended from anywhere.

The row is found by a hash of the cookie: who reads the table, or a backup of it, cannot come in with what stands there.
Twelve hours after log-in a session is over, however it was used (``akun.tengah`` ends one that is not used).
"""

from __future__ import annotations

import hashlib
import time
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as SesiDjango
from django.contrib.sessions.base_session import AbstractBaseSession
from django.http import HttpRequest
from django.utils import timezone

from adminduk.akun import laju

BATAS_SESI = timedelta(hours=12)
SESI_PENDUDUK = "penduduk"
_MULAI, _DARI = "mulai", "dari"
_SIMPAN_LEWAT = timedelta(days=1)  # an ended session still tells whose typing arrives late


def sidik_kunci(kunci: str) -> str:
    return hashlib.blake2s(kunci.encode(), digest_size=20).hexdigest()


class SessionStore(SesiDjango):
    """Named as Django wants it."""

    @classmethod
    def get_model_class(cls) -> type[AbstractBaseSession]:
        from adminduk.akun.models import Sesi

        return Sesi

    def _get_session_from_db(self) -> AbstractBaseSession | None:
        ada: AbstractBaseSession | None = self.model.objects.filter(
            session_key=sidik_kunci(self.session_key or ""), expire_date__gt=timezone.now()
        ).first()
        if ada is None:
            self._session_key = None
        return ada

    def exists(self, session_key: str) -> bool:
        return bool(self.model.objects.filter(session_key=sidik_kunci(session_key)).exists())

    def delete(self, session_key: str | None = None) -> None:
        if kunci := session_key or self.session_key:
            self.model.objects.filter(session_key=sidik_kunci(kunci)).delete()

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        baris: Any = super().create_model_instance(data)
        pemilik, dari = data.get(SESI_PENDUDUK, {}).get("orang") or data.get(SESSION_KEY), data.get(_DARI, {})
        baris.session_key = sidik_kunci(baris.session_key)
        baris.pemilik = UUID(pemilik) if pemilik else None
        baris.mulai = datetime.fromtimestamp(data[_MULAI], UTC) if _MULAI in data else None
        baris.terakhir = timezone.now()
        baris.alamat, baris.peramban = dari.get("alamat", ""), dari.get("peramban", "")
        return cast(AbstractBaseSession, baris)

    def get_expiry_date(self, **kwargs: Any) -> datetime:
        batas = super().get_expiry_date(**kwargs)
        mulai = self.get(_MULAI)
        return batas if mulai is None else min(batas, datetime.fromtimestamp(mulai, UTC) + BATAS_SESI)


def catat_mulai(request: HttpRequest) -> None:
    """Begin the twelve hours of a session that has just been logged in, and throw away those long over."""
    request.session[_MULAI] = time.time()
    request.session[_DARI] = {"alamat": laju.alamat(request), "peramban": request.headers.get("User-Agent", "")[:200]}
    SessionStore.get_model_class().objects.filter(expire_date__lt=timezone.now() - _SIMPAN_LEWAT).delete()


def bermula(request: HttpRequest) -> bool:
    return _MULAI in request.session
