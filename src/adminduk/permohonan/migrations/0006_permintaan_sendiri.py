"""A resident sees own requests only: see skema/permintaan_sendiri.sql."""

from pathlib import Path

from django.db import migrations

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    dependencies = [("permohonan", "0005_aduan")]
    operations = [migrations.RunSQL((SKEMA / "permintaan_sendiri.sql").read_text(), elidable=False)]
