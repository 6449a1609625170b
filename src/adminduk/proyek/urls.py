"""Every URL: residents at the root, officers under /petugas/, systems under /api/ (once those apps bring their urls)."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
