"""For whoever watches over the system: is this process there, and does its database answer?"""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse


def sehat(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as kursor:
        kursor.execute("select 1")
    return HttpResponse("sehat\n", content_type="text/plain")
