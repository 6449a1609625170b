"""What each log-in may do with the tables of Django and its libraries. The register grants its own in its schema."""

from __future__ import annotations

from typing import Any

from django.db import transaction

WEB, PEKERJA, SEGEL, AUDITOR = "adminduk_web", "adminduk_pekerja", "adminduk_segel", "adminduk_auditor"

# Table prefix -> rights by log-in; of two prefixes the longer holds.
HAK: dict[str, dict[str, str]] = {
    "django_migrations": {WEB: "select", PEKERJA: "select", SEGEL: "select", AUDITOR: "select"},
    "django_content_type": {WEB: "select"},
    "auth_": {WEB: "select"},
    "otp_totp_": {WEB: "select, insert, update, delete"},
    "akun_": {WEB: "select, insert, update, delete"},
    "akun_catatan": {WEB: "select, insert", AUDITOR: "select"},
    # Who is an officer, in which role and where, and which system may call, is said at the server by its owner alone:
    # whoever takes over the web makes no officer of its own. It may still pass for one (THREAT_MODEL.md).
    "akun_petugas": {WEB: "select, update (password, last_login, sandi_sementara, angkatan)"},
    "akun_token_sistem": {WEB: "select"},
    "procrastinate_": {WEB: "select, insert, update", PEKERJA: "select, insert, update, delete"},
}


def berikan(db: Any) -> None:
    """Give the log-ins the rights above and no others on those tables; ``db`` is Django's connection as the owner."""
    tabel = db.introspection.table_names()
    with transaction.atomic(), db.cursor() as kursor:
        kursor.execute("revoke create on schema public from public")
        for nama in tabel:
            if awalan := max((a for a in HAK if nama.startswith(a)), key=len, default=""):
                kursor.execute(f'revoke all on "{nama}" from {WEB}, {PEKERJA}, {SEGEL}, {AUDITOR}')
                for peran, daftar in HAK[awalan].items():
                    kursor.execute(f'grant {daftar} on "{nama}" to {peran}')
        kursor.execute(
            "select pg_get_serial_sequence(quote_ident(table_name), column_name) from information_schema.columns "
            "where table_schema = 'public' and (is_identity = 'YES' or column_default like 'nextval%%')"
        )
        for (urutan,) in kursor.fetchall():
            if urutan and urutan.removeprefix("public.").startswith(tuple(HAK)):
                kursor.execute(f"grant usage on sequence {urutan} to {WEB}, {PEKERJA}")
