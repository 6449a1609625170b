"""Files that travel with messages between offices: see skema/berkas_pesan.sql."""

from __future__ import annotations

import uuid
from pathlib import Path

import django.db.models.deletion
from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models
from django.db.models.functions import Now

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    dependencies = [("permohonan", "0008_pesan_antarkantor"), ("register", "0013_cari_nasional")]
    operations = [
        migrations.CreateModel(
            name="BerkasPesan",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("dari", models.IntegerField()),
                ("kepada", models.IntegerField()),
                ("tentang", ArrayField(models.UUIDField())),
                ("nama", models.TextField()),
                ("pada", models.DateTimeField(db_default=Now())),
                (
                    "berkas",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="permohonan.berkas"),
                ),
                (
                    "pesan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="daftar_berkas",
                        to="permohonan.pesanantarkantor",
                    ),
                ),
            ],
            options={"db_table": "berkas_pesan"},
        ),
        migrations.RunSQL((SKEMA / "berkas_pesan.sql").read_text(), elidable=False),
    ]
