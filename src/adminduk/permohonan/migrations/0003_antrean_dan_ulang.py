"""A resident's place in the queue, and the way back for a failed document: see skema/antrean_dan_ulang.sql."""

from pathlib import Path

from django.db import migrations

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    dependencies = [("permohonan", "0002_hak")]
    operations = [migrations.RunSQL((SKEMA / "antrean_dan_ulang.sql").read_text(), elidable=False)]
