"""A password that others know opens only the page that changes it. Additive, takes no time."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("akun", "0008_pagar_penduduk")]
    operations = [
        migrations.AddField("petugas", "sandi_sementara", models.BooleanField(default=False, db_default=False))
    ]
