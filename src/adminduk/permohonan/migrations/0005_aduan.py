"""Complaints about levies and extra requirements: see skema/aduan.sql."""

from __future__ import annotations

import uuid
from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models
from django.db.models.functions import Now

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    dependencies = [("permohonan", "0004_kasus_terbaca")]
    operations = [
        migrations.CreateModel(
            name="Aduan",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("kab", models.IntegerField()),
                ("pemohon", models.UUIDField()),
                ("jenis", models.TextField(choices=[("uang", "Uang"), ("syarat", "Syarat")])),
                ("uraian", models.TextField(default="")),
                ("pada", models.DateTimeField(db_default=Now())),
                (
                    "permohonan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="aduan", to="permohonan.permohonan"
                    ),
                ),
            ],
            options={
                "db_table": "aduan",
                "constraints": [models.UniqueConstraint(fields=["permohonan", "jenis"], name="aduan_sekali")],
            },
        ),
        migrations.RunSQL((SKEMA / "aduan.sql").read_text(), elidable=False),
    ]
