"""Who sends a request."""

from __future__ import annotations

from django.http import HttpRequest

from adminduk.register import Pelaku


def pelaku_dari(request: HttpRequest) -> Pelaku | None:
    """Return the officer or resident who is logged in; the middleware of accounts puts it there."""
    pelaku: Pelaku | None = getattr(request, "pelaku", None)
    return pelaku
