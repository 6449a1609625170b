"""What is known of a passkey's device, who approved it for signing, and the ledger of accounts.

Passkeys registered before are for log-in only: whether their keys can leave the device was not asked. Takes no time;
the way back drops columns and ledger.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Now

TAMBAH_SAJA = """
create function tolak_ubah_catatan_akun() returns trigger language plpgsql as $$
begin
    raise exception 'Catatan akun hanya dapat ditambah.' using errcode = 'insufficient_privilege';
end $$;
create trigger tolak_ubah before update or delete on akun_catatan
    for each row execute function tolak_ubah_catatan_akun();
create trigger tolak_kosongkan before truncate on akun_catatan
    for each statement execute function tolak_ubah_catatan_akun();
"""
BALIK = """
drop trigger tolak_kosongkan on akun_catatan;
drop trigger tolak_ubah on akun_catatan;
drop function tolak_ubah_catatan_akun();
"""


def _petugas(**lain: object) -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, to=settings.AUTH_USER_MODEL, **lain)


class Migration(migrations.Migration):
    dependencies = [("akun", "0003_laju")]
    operations = [
        migrations.AddField("passkey", "aaguid", models.UUIDField(null=True)),
        migrations.AddField("passkey", "terikat", models.BooleanField(default=False)),
        migrations.AddField("passkey", "disahkan", models.DateTimeField(null=True)),
        migrations.AddField("passkey", "disahkan_oleh", _petugas(null=True, related_name="+")),
        migrations.CreateModel(
            name="CatatanAkun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pada", models.DateTimeField(db_default=Now())),
                ("tindakan", models.CharField(max_length=60)),
                ("rincian", models.JSONField(default=dict)),
                ("petugas", _petugas(related_name="daftar_catatan")),
                ("oleh", _petugas(null=True, related_name="+")),
            ],
            options={"db_table": "akun_catatan"},
        ),
        migrations.RunSQL(TAMBAH_SAJA, BALIK),
    ]
