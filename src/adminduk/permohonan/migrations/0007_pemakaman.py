"""Burial registers of villages: see skema/pemakaman.sql."""

from __future__ import annotations

import uuid
from pathlib import Path

from django.db import migrations, models
from django.db.models.functions import Now

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    dependencies = [("permohonan", "0006_permintaan_sendiri")]
    operations = [
        migrations.CreateModel(
            name="Pemakaman",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("kab", models.IntegerField()),
                ("desa", models.BigIntegerField()),
                ("tanggal", models.DateField()),
                ("orang", models.UUIDField(null=True)),
                ("formulir", models.JSONField()),
                ("akta", models.UUIDField(null=True)),
                ("penyelesaian", models.TextField(default="")),
                ("ditutup_oleh", models.UUIDField(null=True)),
                ("ditutup_pada", models.DateTimeField(null=True)),
                ("oleh", models.UUIDField()),
                ("pada", models.DateTimeField(db_default=Now())),
            ],
            options={
                "db_table": "pemakaman",
                "indexes": [
                    models.Index(fields=["desa", "tanggal"], name="pemakaman_desa"),
                    models.Index(
                        fields=["kab", "tanggal", "id"],
                        name="pemakaman_terbuka",
                        condition=models.Q(ditutup_pada__isnull=True),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LaporanPemakaman",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("kab", models.IntegerField()),
                ("desa", models.BigIntegerField()),
                ("bulan", models.DateField()),
                ("oleh", models.UUIDField()),
                ("pada", models.DateTimeField(db_default=Now())),
            ],
            options={
                "db_table": "laporan_pemakaman",
                "indexes": [models.Index(fields=["kab", "bulan"], name="laporan_pemakaman_kab")],
                "constraints": [models.UniqueConstraint(fields=["desa", "bulan"], name="laporan_pemakaman_sekali")],
            },
        ),
        migrations.RunSQL((SKEMA / "pemakaman.sql").read_text(), elidable=False),
    ]
