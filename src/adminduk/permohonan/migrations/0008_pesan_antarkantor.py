"""Messages between offices: see skema/pesan_antarkantor.sql."""

from __future__ import annotations

import uuid
from pathlib import Path

from django.db import migrations, models
from django.db.models.functions import Now

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    dependencies = [("permohonan", "0007_pemakaman")]
    operations = [
        migrations.CreateModel(
            name="PesanAntarkantor",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("permohonan", models.UUIDField(null=True)),
                ("dari", models.IntegerField()),
                ("kepada", models.IntegerField()),
                ("surat", models.UUIDField()),
                ("nomor", models.TextField()),
                ("perihal", models.TextField()),
                ("isi", models.TextField()),
                ("pada", models.DateTimeField(db_default=Now())),
                ("dijawab", models.DateTimeField(null=True)),
                ("dijawab_oleh", models.TextField(default="")),
            ],
            options={
                "db_table": "pesan_antarkantor",
                "indexes": [
                    models.Index(
                        fields=["kepada", "pada"], name="pesan_kepada", condition=models.Q(("dijawab__isnull", True))
                    ),
                    models.Index(fields=["dari", "pada"], name="pesan_dari"),
                    models.Index(fields=["surat"], name="pesan_surat"),
                ],
            },
        ),
        migrations.RunSQL((SKEMA / "pesan_antarkantor.sql").read_text(), elidable=False),
    ]
