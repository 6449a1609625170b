"""Recovery codes and recoveries by two persons; only hashes are kept.

A seed is sealed anew whenever its device is saved, so a changed column says nothing and ends no session any more.
Devices are replaced by new rows, which does. Takes no time; the way back drops both tables.
"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Now

PEMICU_KUNCI = """
create trigger akhiri_sesi_kunci after update on otp_totp_totpdevice for each row
    when (old.confirmed and old.key is distinct from new.key) execute function akhiri_sesi_alat();
"""


def _petugas(nama: str, **lain: object) -> models.ForeignKey:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.RESTRICT, related_name=nama, to=settings.AUTH_USER_MODEL, **lain
    )


class Migration(migrations.Migration):
    dependencies = [("akun", "0006_tanpa_axes")]
    operations = [
        migrations.RunSQL("drop trigger akhiri_sesi_kunci on otp_totp_totpdevice", PEMICU_KUNCI),
        migrations.CreateModel(
            name="KodeCadangan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sidik", models.BinaryField(max_length=32, unique=True)),
                ("dipakai", models.DateTimeField(null=True)),
                ("petugas", _petugas("daftar_kode_cadangan")),
            ],
            options={"db_table": "akun_kode_cadangan"},
        ),
        migrations.CreateModel(
            name="Pemulihan",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("alasan", models.CharField(max_length=200)),
                ("diminta", models.DateTimeField(db_default=Now())),
                ("disetujui", models.DateTimeField(null=True)),
                ("dipakai", models.DateTimeField(null=True)),
                ("separuh_satu", models.BinaryField(max_length=32)),
                ("separuh_dua", models.BinaryField(max_length=32, null=True)),
                ("petugas", _petugas("daftar_pemulihan")),
                ("diminta_oleh", _petugas("+")),
                ("disetujui_oleh", _petugas("+", null=True)),
            ],
            options={
                "db_table": "akun_pemulihan",
                "constraints": [
                    models.CheckConstraint(
                        name="pemulihan_oleh_dua_orang_lain",
                        condition=models.Q(disetujui_oleh__isnull=True)
                        | ~models.Q(disetujui_oleh=models.F("diminta_oleh"))
                        & ~models.Q(disetujui_oleh=models.F("petugas"))
                        & ~models.Q(diminta_oleh=models.F("petugas")),
                    )
                ],
            },
        ),
    ]
