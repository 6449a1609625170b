"""Names of columns as Django's base of sessions has them. Changes nothing in the database."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("akun", "0009_sandi_sementara")]
    operations = [
        migrations.AlterField(
            "sesi", "session_key", models.CharField("session key", max_length=40, primary_key=True, serialize=False)
        ),
        migrations.AlterField("sesi", "session_data", models.TextField("session data")),
        migrations.AlterField("sesi", "expire_date", models.DateTimeField("expire date", db_index=True)),
    ]
