"""What each log-in may do with the tables of Django and its libraries. The register grants its own in its schema."""

from __future__ import annotations

from typing import Any

WEB, PEKERJA, SEGEL, AUDITOR = "adminduk_web", "adminduk_pekerja", "adminduk_segel", "adminduk_auditor"

# Table prefix -> rights by log-in.
HAK: dict[str, dict[str, str]] = {
    "django_migrations": {WEB: "select", PEKERJA: "select", SEGEL: "select", AUDITOR: "select"},
    "django_content_type": {WEB: "select"},
    "auth_": {WEB: "select"},
    "otp_totp_": {WEB: "select, insert, update, delete"},
    "akun_": {WEB: "select, insert, update, delete", PEKERJA: "select"},
    "procrastinate_": {WEB: "select, insert, update", PEKERJA: "select, insert, update, delete"},
}


def berikan(db: Any) -> None:
    """Grant the rights above on the tables that exist; ``db`` is Django's connection as the owner."""
    tabel = db.introspection.table_names()
    with db.cursor() as kursor:
        kursor.execute("revoke create on schema public from public")
        for awalan, hak in HAK.items():
            for nama in (t for t in tabel if t.startswith(awalan)):
                for peran, daftar in hak.items():
                    kursor.execute(f'grant {daftar} on "{nama}" to {peran}')
        kursor.execute(
            "select pg_get_serial_sequence(quote_ident(table_name), column_name) from information_schema.columns "
            "where table_schema = 'public' and (is_identity = 'YES' or column_default like 'nextval%%')"
        )
        for (urutan,) in kursor.fetchall():
            if urutan and urutan.removeprefix("public.").startswith(tuple(HAK)):
                kursor.execute(f"grant usage on sequence {urutan} to {WEB}, {PEKERJA}")
