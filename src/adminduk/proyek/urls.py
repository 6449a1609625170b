"""Every URL: residents at the root, officers under /petugas/, systems under /api/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from adminduk.proyek.kesehatan import sehat

urlpatterns: list[URLPattern | URLResolver] = [
    path("sehat", sehat, name="sehat"),
    path("api/", include("adminduk.api.urls")),
    path("", include("adminduk.akun.urls")),
    path("", include("adminduk.web.urls")),
]
handler400 = "adminduk.proyek.views.tidak_terbaca"
handler403 = "adminduk.proyek.views.terlarang"
handler404 = "adminduk.proyek.views.tidak_ditemukan"
handler500 = "adminduk.proyek.views.rusak"
